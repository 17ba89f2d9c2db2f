"""Kinds of events: each app has its own, each with the sentence that tells it.

An app's ``events`` holds them, and registers them when the app starts. So a new event touches the
app it belongs to, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import TextChoices


class Kind(TextChoices):
    """The value is "<subject>.<past participle>" and stored: never reused for another meaning.

    The label is the sentence; the %(names)s in it are the event's facts.
    """

    @property
    def words(self) -> str:
        """The fact "words" of an event from before the schemes had words for it: a source text."""
        return ""


_KINDS: Final[dict[str, Kind]] = {}
_AWAITED: Final[set[str]] = set()


class KindIsTaken(Exception):
    """Two apps want the same kind."""


def register(*enums: type[Kind]) -> None:
    """Make an app's kinds known; called from its ``ready``."""
    for enum in enums:
        for kind in enum:
            if _KINDS.setdefault(kind.value, kind) is not kind:
                raise KindIsTaken(kind.value)


def await_kinds(kinds: Iterable[str]) -> None:
    """Make known that somebody is to hear of events of these kinds, and so that they go through
    the outbox; called from the ``ready`` of an app above. What nobody awaits is not queued."""
    _AWAITED.update(kinds)


def is_awaited(kind: Kind) -> bool:
    return kind.value in _AWAITED


def kind_of(value: str) -> Kind | None:
    """None for a kind that no app has any more."""
    return _KINDS.get(value)


def every_kind() -> list[Kind]:
    return sorted(_KINDS.values())
