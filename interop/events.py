"""What happens to partners' systems."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class ClientEvent(Kind):
    REGISTERED = "client.registered", _("The system %(client)s was given access to: %(scopes)s")
    NEW_SECRET = (
        "client.new_secret",
        _("The system %(client)s was given a new secret; the former one opens until %(until)s"),
    )
    REVOKED = "client.revoked", _("The system %(client)s no longer has access")
