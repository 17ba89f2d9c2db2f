"""What the API's libraries are told: tokens for client credentials alone, and its description."""

from __future__ import annotations

from typing import Any, Final

import environ
from django.utils.translation import gettext_lazy as _

_env = environ.Env()

OAUTH2_PROVIDER: Final[dict[str, Any]] = {
    # A server that knows client credentials and no other grant.
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "OAUTH2_VALIDATOR_CLASS": "interop.oauth.KnownClients",
    "SCOPES_BACKEND_CLASS": "interop.scopes.ScopesOfClient",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "CLIENT_SECRET_HASHER": "argon2",
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    # RFC 9700, all of it; `check --deploy` would name any that is missing.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_MATCHING": True,
    "COMPLIANT_BCP_RFC9700_PKCE_REQUIRED": True,
}
SPECTACULAR_SETTINGS: Final[dict[str, Any]] = {
    "TITLE": "flexplads",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": (
        "Refer citizens to flexible places and follow what becomes of it. A walk-through with curl "
        "stands in docs/api.md."
    ),
    "CONTACT": {"name": "The flexplads maintainers", "url": "https://example.org/flexplads"},
    "LICENSE": {"name": "MPL-2.0", "url": "https://www.mozilla.org/MPL/2.0/"},
    "TAGS": [
        {"name": "facilities", "description": _("Where to refer to, and how much room there is.")},
        {"name": "referrals", "description": _("Referring, and what becomes of it.")},
        {"name": "schemes", "description": _("What each scheme asks of who refers.")},
        {"name": "status", "description": _("Whether it is up.")},
        {"name": "token", "description": _("Fetching a token, and giving it back.")},
    ],
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "client": {
                "type": "http",
                "scheme": "basic",
                "description": _("The client's id and secret, for the token calls alone."),
            }
        }
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVERS": [{"url": "/", "description": "This installation"}],
    "SORT_OPERATIONS": False,
    "ENUM_NAME_OVERRIDES": {
        "AttachmentRemovedBecause": "referrals.models.Attachment.RemovedBecause",
        "AttachmentScan": "referrals.models.Attachment.Scan",
        "Applicant": "referrals.models.Applicant",
        "Children": "referrals.models.Children",
        "Consent": "referrals.models.Consent",
        "Known": "referrals.models.Known",
        "LaterFactSubject": "referrals.models.LaterFact.Subject",
        "PlaceNeed": "referrals.models.PlaceNeed",
        "RepresentativePart": "referrals.models.Representative.Part",
        "Stance": "referrals.models.Stance",
        "ChangeKind": "referrals.models.ChangeReport.What",
        "ClosedBecause": "referrals.models.Referral.ClosedBecause",
        "Outcome": "placements.models.Decision.Outcome",
        "ReferralStatus": "referrals.models.Referral.Status",
        "WarningCode": "interop.codes.WARNINGS",
        "Urgency": "referrals.models.Referral.Urgency",
        "Whereabouts": "referrals.models.Referral.Whereabouts",
    },
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "interop.rest.schema_refusals.add_refusals",
        "interop.rest.schema_headers.add_headers",
    ],
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["interop.rest.authentication.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["interop.rest.authentication.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["interop.rest.parsing.StrictJSON"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "interop.rest.parsing.Negotiation",
    "DEFAULT_THROTTLE_CLASSES": ["interop.rest.throttling.PerClient"],
    # Per client; FLEXPLADS_API_RATE="1200/min" for a busy partner.
    "DEFAULT_THROTTLE_RATES": {
        "client": _env.str("FLEXPLADS_API_RATE", default="600/min"),
        # Wrong secrets, per client and address.
        "token": _env.str("FLEXPLADS_API_TOKEN_RATE", default="60/min"),
        # What needs no token, per address.
        "address": _env.str("FLEXPLADS_API_OPEN_RATE", default="120/min"),
    },
    "DEFAULT_METADATA_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "interop.problems.problem_json",
}
