"""Parameters and headers that many operations have in common, said once for the schema."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from interop.rest.fields import KEY, LARGEST
from interop.rest.schema_refusals import OAUTH

HEADERS: Final = "#/components/headers/"
PARAMETERS: Final = "#/components/parameters/"


def add_headers(result: dict[str, Any], generator: Any, **_kwargs: Any) -> dict[str, Any]:  # noqa: ARG001
    """A postprocessing hook: what the addresses hold, and what is asked and answered in headers."""
    components = result["components"]
    components["parameters"] = _parameters()
    components["headers"] = _headers()
    names = {
        tuple(schema["enum"]): name
        for name, schema in components["schemas"].items()
        if "enum" in schema
    }
    for path, operations in result["paths"].items():
        for operation in operations.values():
            parameters = operation.setdefault("parameters", [])
            conditional = any(each["name"] == "If-Match" for each in parameters)
            for parameter in parameters:
                _refine(parameter, names)
            wanted = ["AcceptLanguage", "RequestId"]
            if "304" in operation["responses"]:
                wanted.append("IfNoneMatch")
            parameters += [{"$ref": PARAMETERS + name} for name in wanted]
            for status, response in operation["responses"].items():
                response["headers"] = {
                    name.replace("_", "-"): {"$ref": HEADERS + name.replace("_", "")}
                    for name in _answered(path, status, conditional)
                }
    return result


def _answered(path: str, status: str, conditional: bool) -> list[str]:
    """The headers of an answer, with _ for a stroke."""
    names = ["X_Request_Id"]
    tagged = conditional or not path.startswith((OAUTH, "/api/v1/status/"))
    tagged = tagged and not path.endswith("/remove/")
    match status:
        case "201":
            names += ["Location", "Idempotency_Replayed"]
        case "304":
            names += ["ETag"]
        case "401":
            names += ["WWW_Authenticate"]
        case "429":
            names += ["Retry_After"]
        case "200" if tagged and path != "/api/v1/referrals/":
            names += ["ETag"]
    if status in ("200", "201", "304", "429"):
        names += ["RateLimit_Policy", "RateLimit"]
    return names


def _refine(parameter: dict[str, Any], names: dict[tuple[str, ...], str]) -> None:
    """Bounds of what stands in the address, and an enum's name instead of its values."""
    schema = parameter["schema"]
    if parameter["in"] == "path":
        if schema["type"] == "integer":
            schema |= {"minimum": 1, "maximum": LARGEST}
            parameter["description"] = _("The id, as it is answered.")
        elif schema.get("format") == "uuid":
            parameter["description"] = _("The id, as it is answered.")
        else:
            schema |= {"minLength": 1, "pattern": KEY}
            parameter["description"] = _("The key, as it is answered.")
    name = names.get(tuple(schema.get("enum", ())))
    if name:
        parameter["schema"] = {"$ref": f"#/components/schemas/{name}"}


def _parameters() -> dict[str, Any]:
    return {
        "AcceptLanguage": _parameter(
            "Accept-Language", _("The language of the words: Danish, or English where asked for.")
        ),
        "IfNoneMatch": _parameter(
            "If-None-Match", _("An ETag: answered with 304 where nothing changed since.")
        ),
        "RequestId": _parameter(
            "X-Request-Id", _("A UUID of your own for this call; it comes back and is logged.")
        ),
    }


def _headers() -> dict[str, Any]:
    return {
        "ETag": _header(_("Send it back as If-None-Match, or as If-Match with a change.")),
        "IdempotencyReplayed": _header(_("“true” where it is the first answer once more."), "true"),
        "Location": _header(_("Address of what was made, on this host.")),
        "RateLimit": _header(_("How many calls are left (r), and seconds until all are (t).")),
        "RateLimitPolicy": _header(_("How many calls (q) in how many seconds (w).")),
        "RetryAfter": {"description": _("Seconds to wait."), "schema": {"type": "integer"}},
        "WWWAuthenticate": _header(_("How to show who calls, and what was wrong with it.")),
        "XRequestId": _header(_("Names the call in our log.")),
    }


def _parameter(name: str, words: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "description": words, "schema": {"type": "string"}}


def _header(words: str, only: str = "") -> dict[str, Any]:
    return {"description": words, "schema": {"type": "string"} | ({"enum": [only]} if only else {})}
