"""What every operation has in common, said once for the schema: token, refusals, headers."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from interop.codes import Code
from interop.problems import CONTENT_TYPE
from interop.refusals import Part
from interop.scopes import Scope

#: Addresses that speak OAuth's own language.
OAUTH: Final = "/api/v1/token/"
#: Where an Idempotency-Key is needed.
MADE_ONCE: Final = ("/referrals/", "/later-facts/", "/attachments/")
#: What opens without a token.
OPEN: Final = (OAUTH, "/api/v1/status/")


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "interop.rest.authentication.BearerToken"
    name = "oauth2"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002
        scopes = {scope.value: str(scope.label) for scope in Scope}
        flow = {"tokenUrl": OAUTH, "scopes": scopes}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        scope = getattr(auto_schema.view, "scopes", {}).get(auto_schema.method)
        return {self.name: [scope.value] if scope else []}


def add_refusals(result: dict[str, Any], generator: Any, **_kwargs: Any) -> dict[str, Any]:  # noqa: ARG001
    """A postprocessing hook: each operation with what it can answer besides its own."""
    components = result["components"]
    components["schemas"] |= {
        "Code": {
            "type": "string",
            "description": _("What is wrong: see /api/problems/ for cause and cure of each."),
            "enum": [code.value for code in Code if code.status >= HTTPStatus.BAD_REQUEST],
        },
        "Fault": _fault(),
        "Problem": _problem(),
    }
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            responses = operation["responses"]
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True  # also where no field of it is
            for done in ("200", "201"):
                if done in responses and not responses[done]["description"]:
                    responses[done]["description"] = _("Done.")
            for status, words in _refusals(path, method).items():
                responses.setdefault(str(int(status)), _refusal(words))
            if any(each["name"] == "If-Match" for each in operation.get("parameters", [])):
                words = _("It has changed since the ETag in If-Match was read.")
                responses["412"] = _refusal(words)
            responses.get("304", {}).pop("content", None)
    return result


def _fault() -> dict[str, Any]:
    text = {"type": "string"}
    places = {
        Part.BODY.value: _("JSON pointer (RFC 6901) to the field of the body; empty: all of it."),
        Part.QUERY.value: _("The parameter of the address."),
        Part.HEADER.value: _("The header."),
    }
    return {
        "type": "object",
        "description": _("One fault: its place, its code, and the words for a person."),
        "properties": {name: text | {"description": words} for name, words in places.items()}
        | {"code": {"$ref": "#/components/schemas/Code"}, "detail": text},
        "required": ["code", "detail"],
        "oneOf": [{"required": [name]} for name in places],
    }


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "description": _("Why not (RFC 9457). Codes are stable, words may change."),
        "properties": {
            "type": {
                "type": "string",
                "format": "uri",
                "description": _("Where the catalogue says what the code means, why, and a cure."),
            },
            "title": {"type": "string", "description": _("What the code means, in short.")},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string", "description": _("What happened this time.")},
            "code": {"$ref": "#/components/schemas/Code"},
            "errors": {
                "type": "array",
                "description": _("Every fault of the request, where the request is at fault."),
                "items": {"$ref": "#/components/schemas/Fault"},
            },
            "more": {
                "type": "boolean",
                "description": _("Whether there are more faults than the 100 that are listed."),
            },
            "request_id": {
                "type": "string",
                "description": _("Names the request in our log; also in X-Request-Id."),
            },
        },
        "required": [
            *("type", "title", "status", "detail", "code", "errors", "more", "request_id"),
        ],
    }


def _refusals(path: str, method: str) -> dict[HTTPStatus, str]:
    refusals = {
        HTTPStatus.BAD_REQUEST: _("Something in the request is wrong: every fault at once."),
        HTTPStatus.NOT_ACCEPTABLE: _("Only JSON is answered."),
        HTTPStatus.TOO_MANY_REQUESTS: _("Too fast. Wait as long as Retry-After says."),
    }
    if method == "post":
        refusals |= {
            HTTPStatus.REQUEST_TIMEOUT: _("It did not arrive within 15 seconds."),
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _(
                "More than can be sent; “detail” says how much."
            ),
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE: _(
                "Another Content-Type than this one, or a Content-Encoding."
            ),
        }
    if path.startswith(OPEN):
        return refusals
    refusals |= {
        HTTPStatus.UNAUTHORIZED: _("No token, or one that is unknown, expired or revoked."),
        HTTPStatus.FORBIDDEN: _("The token lacks the scope, or it is not the sender's to do."),
    }
    if "{" in path:
        refusals[HTTPStatus.NOT_FOUND] = _("There is none, or it is someone else's.")
    if method == "post":
        refusals[HTTPStatus.CONFLICT] = _(
            "The world has moved on, or the same key is still running."
        )
        if path.endswith(MADE_ONCE):
            refusals[HTTPStatus.UNPROCESSABLE_ENTITY] = _("The key was used for another body.")
    if method == "get":
        refusals[HTTPStatus.NOT_MODIFIED] = _("Nothing changed since this ETag.")
    return refusals


def _refusal(words: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {CONTENT_TYPE: {"schema": schema}}}
