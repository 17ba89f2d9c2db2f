"""Parameters and headers that many operations have in common, said once for the schema."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from interop.rest.fields import KEY, LARGEST

PARAMETERS: Final = "#/components/parameters/"


def add_headers(result: dict[str, Any], generator: Any, **_kwargs: Any) -> dict[str, Any]:  # noqa: ARG001
    """A postprocessing hook: what the addresses hold, and what is asked and answered in headers."""
    components = result["components"]
    names = {
        tuple(schema["enum"]): name
        for name, schema in components["schemas"].items()
        if "enum" in schema
    }
    used: set[str] = set()
    for operations in result["paths"].values():
        for method, operation in operations.items():
            parameters = operation.setdefault("parameters", [])
            for parameter in parameters:
                _refine(parameter, names)
            wanted = ["AcceptLanguage"]
            if method == "get" and "304" in operation["responses"]:
                wanted.append("IfNoneMatch")
            parameters += [{"$ref": PARAMETERS + name} for name in wanted]
            used |= set(wanted)
    every = _parameters()
    components["parameters"] = {name: every[name] for name in every if name in used}
    return result


def _refine(parameter: dict[str, Any], names: dict[tuple[str, ...], str]) -> None:
    """Bounds of what stands in the address, and an enum's name instead of its values."""
    schema = parameter["schema"]
    if parameter["in"] == "path":
        if schema["type"] == "integer":
            schema |= {"minimum": 1, "maximum": LARGEST}
            parameter["description"] = _("The id, as it is answered.")
        else:
            schema |= {"minLength": 1, "pattern": KEY}
            parameter["description"] = _("The key, as it is answered.")
    name = names.get(tuple(schema.get("enum", ())))
    if name:
        parameter["schema"] = {"$ref": f"#/components/schemas/{name}"}


def _parameters() -> dict[str, Any]:
    return {
        "AcceptLanguage": _header(
            "Accept-Language", _("The language of the words: Danish, or English where asked for.")
        ),
        "IfNoneMatch": _header(
            "If-None-Match", _("An ETag: answered with 304 where nothing changed since.")
        ),
    }


def _header(name: str, words: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "description": words, "schema": {"type": "string"}}
