"""The schema as a person reads it: operations with their parameters, fields and answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

#: How deep a table of fields goes; deeper objects are named and left there.
DEEPEST: Final = 3


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    required: bool
    about: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    status: str
    about: str


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    about: str
    scope: str
    parameters: tuple[Field, ...]
    sent: tuple[Field, ...]
    answered: tuple[Field, ...]
    answers: tuple[Answered, ...]
    example: str


Schema = dict[str, Any]


def operations_of(described: Schema) -> list[Operation]:
    """In the schema's order, which is that of the addresses."""
    return [
        _operation(described, path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def _operation(described: Schema, path: str, method: str, operation: Schema) -> Operation:
    scopes = [s for each in operation.get("security", []) for named in each.values() for s in named]
    body = _content(operation.get("requestBody", {}))
    success = next(answer for status, answer in operation["responses"].items() if status[0] == "2")
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        about=operation["description"],
        scope=" ".join(scopes),
        parameters=tuple(
            _field(described, each["name"], each["schema"], each.get("required", False), each)
            for each in (_named(described, given) for given in operation.get("parameters", []))
        ),
        sent=tuple(_fields(described, body.get("schema", {}))),
        answered=tuple(_fields(described, _content(success).get("schema", {}))),
        answers=tuple(
            Answered(status, answer.get("description", ""))
            for status, answer in sorted(operation["responses"].items())
        ),
        example=_example(body),
    )


def _content(holder: Schema) -> Schema:
    return next(iter(holder.get("content", {}).values()), {})


def _example(body: Schema) -> str:
    for example in body.get("examples", {}).values():
        return json.dumps(example["value"], ensure_ascii=False, indent=2)
    return ""


def _fields(described: Schema, schema: Schema, under: str = "", depth: int = 1) -> Iterator[Field]:
    whole = _resolved(described, schema)
    required = whole.get("required", ())
    for name, each in whole.get("properties", {}).items():
        full = f"{under}{name}"
        yield _field(described, full, each, name in required, each)
        inner, below = _inner(described, each)
        if depth < DEEPEST and "properties" in inner:
            yield from _fields(described, inner, f"{full}{below}", depth + 1)


def _inner(described: Schema, schema: Schema) -> tuple[Schema, str]:
    """The object in a field or in its list, and how its fields are named below it."""
    whole = _resolved(described, schema)
    if "items" in whole:
        return _resolved(described, whole["items"]), "[]."
    return whole, "."


def _field(
    described: Schema, name: str, schema: Schema, required: bool, described_as: Schema
) -> Field:
    whole = _resolved(described, schema)
    return Field(
        name=name,
        kind=_kind(described, whole),
        required=required,
        about=described_as.get("description", ""),
        choices=tuple(str(choice) for choice in whole.get("enum", ()) if choice is not None),
    )


def _kind(described: Schema, whole: Schema) -> str:
    if "items" in whole:
        inner = _resolved(described, whole["items"])
        return f"array of {inner.get('type', 'object')}"
    kinds = whole.get("type", "object")
    kind = " | ".join(kinds) if isinstance(kinds, list) else str(kinds)
    form = whole.get("format")
    longest = whole.get("maxLength")
    return kind + (f", {form}" if form else "") + (f", ≤ {longest}" if longest else "")


def _resolved(described: Schema, schema: Schema) -> Schema:
    """What a reference, or one of several that may also be null, comes to."""
    for name in ("allOf", "oneOf", "anyOf"):
        for option in schema.get(name, ()):
            resolved = _resolved(described, option)
            if resolved.get("type") != "null":
                return resolved
    return _resolved(described, _named(described, schema)) if "$ref" in schema else schema


def _named(described: Schema, given: Schema) -> Schema:
    """What stands under ``#/components/…`` where ``given`` refers to it; else itself."""
    if "$ref" not in given:
        return given
    kind, name = given["$ref"].split("/")[-2:]
    named: Schema = described["components"][kind][name]
    return named
