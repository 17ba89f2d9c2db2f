"""What there is to say of one fact of a referral: its kind, its name in words, its length."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from core.checks import SHORT_TEXT
from core.problems import Text
from schemes.base import Topic

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Kind(StrEnum):
    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    #: Several of the choices, or none.
    SEVERAL = "several"
    MUNICIPALITY = "municipality"
    #: A number that identifies a person: shown with its last four hidden.
    NUMBER = "number"


class Part(StrEnum):
    """Where in the frozen copy it stands."""

    CITIZEN = "citizen"
    NOW = "now"
    AROUND = "around"
    #: Who asks in the citizen's place, or speaks for them.
    BESIDE = "beside"
    SENDER = "sender"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact: what it is called, and what can be said."""

    name: str = ""
    part: Part
    #: As the frozen copy calls it.
    label: Text
    kind: Kind = Kind.TEXT
    #: Characters, of a text.
    longest: int = SHORT_TEXT
    #: (value, label) of each choice.
    choices: tuple[tuple[str, Any], ...] = ()
    #: Said where it is empty and must not be.
    missing: Text = ""
    #: Told only where the scheme asks about it; None: everywhere.
    topic: Topic | None = None


def fact(**values: Any) -> dict[str, Fact]:
    """A :class:`Fact` as the ``metadata`` of a dataclass' field."""
    return {"fact": Fact(**values)}


def facts_in(described_in: type[DataclassInstance]) -> list[Fact]:
    """The facts a dataclass carries, in the order in which they are read."""
    return [
        Fact(**{**vars(part.metadata["fact"]), "name": part.name})
        for part in fields(described_in)
        if "fact" in part.metadata
    ]
