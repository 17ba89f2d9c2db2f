"""Reading a request: what it says, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from rest_framework import serializers
from rest_framework.request import Request

from core.problems import Problem, Problems
from interop.problems import pointer_to
from interop.refusals import Fault, Part, escaped
from interop.rest.fields import CODE_OF, Strict
from interop.rest.parsing import as_one
from organisations.models import Organisation
from referrals.services.asking import CitizenFacts

#: A service names a citizen's field by itself; in the body it stands inside ``citizen``.
_OF_CITIZEN: Final = frozenset(field.name for field in fields(CitizenFacts))
_KEY_OF_RECEIVER: Final = re.compile("[a-zA-Z0-9_-]{1,50}")


def body_of(kind: type[Strict], request: Request) -> dict[str, Any]:
    """The body; raises :class:`Problems` with every fault of its shape."""
    values, faults = read(kind(), request.data, Part.BODY)
    if faults:
        raise Problems(faults)
    return values


def query_of(kind: type[Strict], request: Request) -> dict[str, Any]:
    """The parameters of the address; a name that the operation does not know is refused."""
    values, faults = read(kind(), as_one(request.query_params), Part.QUERY)
    if faults:
        raise Problems(faults)
    return values


def read(shape: Strict, data: Any, part: Part) -> tuple[dict[str, Any], list[Problem]]:
    """What can be read, and what can't: a fault in one field hides no other."""
    try:
        values: dict[str, Any] = shape.run_validation(data)
    except serializers.ValidationError as error:
        faults = [
            Fault(CODE_OF.get(code, code), words, field=place, part=part)
            for place, code, words in _faults(error.get_full_details())
        ]
        if part is Part.QUERY:
            faults = [fault.at_fields(lambda f: str(f.field).removeprefix("/")) for fault in faults]
        return shape.readable(data), list[Problem](faults)
    return values, []


def besides(problems: list[Problem], known: list[Problem]) -> list[Problem]:
    """The problems that don't follow from one known already, at their place or around it."""
    places = tuple(f"{pointer_to(problem.field)}/" for problem in known)
    return [
        problem for problem in problems if not f"{pointer_to(problem.field)}/".startswith(places)
    ]


def _faults(detail: Any, pointer: str = "") -> Iterator[tuple[str, str, str]]:
    """(pointer, code, words) of each fault in DRF's tree of them."""
    if isinstance(detail, dict) and isinstance(detail.get("code"), str):
        yield pointer, str(detail["code"]), str(detail["message"])
    elif isinstance(detail, dict):
        for key, value in detail.items():
            whole = key == "non_field_errors"  # DRF's name for what no one field is to blame for
            yield from _faults(value, pointer if whole else f"{pointer}/{escaped(str(key))}")
    elif isinstance(detail, list):
        for value in detail:
            yield from _faults(value, pointer)


def receiver_in(request: Request) -> Organisation | None:
    """Whom the body names; the body itself may be anything yet."""
    key = request.data.get("receiver") if isinstance(request.data, dict) else None
    if not isinstance(key, str) or not _KEY_OF_RECEIVER.fullmatch(key):
        return None
    return Organisation.objects.filter(key=key).first()


def in_body(problems: list[Problem]) -> list[Problem]:
    """Problems at ``number`` are problems at ``citizen.number``, as the body has it."""
    return [problem.at_fields(_place_in_body) for problem in problems]


def _place_in_body(problem: Problem) -> str | None:
    if problem.field in _OF_CITIZEN:
        return f"citizen.{problem.field}"
    if problem.field and problem.field.startswith("representation."):
        return "/" + problem.field.replace(".", "/")  # each point is a step, unlike in an answer
    return problem.field
