"""What the sections of the page are read from, and the lines they are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Model
from django.utils.text import Truncator

from cases.case import Case
from organisations.actors import Actor
from placements.models import Decision, Relapse
from referrals.models import Referral

#: Of a text so many characters stand on the page: it is one sheet of paper, and the rest is a
#: click away.
SHORT: Final = 240


@dataclass(frozen=True)
class Known:
    """The stay, and what several sections need of it. Everything in it is loaded."""

    case: Case
    by: Actor
    #: For whoever may see referrals.
    referral: Referral | None = None
    decisions: list[Decision] = field(default_factory=list)
    #: The last first.
    relapses: list[Relapse] = field(default_factory=list)
    #: Of which kinds there is anything: of the others no section asks.
    kept: Collection[type[Model]] = ()
    #: The citizen's stay before this one, where it is in sight: left_on, destination, outcome_note,
    #: house.
    before: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    text: str
    #: What it is about.
    label: str = ""
    #: Said beside it, in small.
    note: str = ""
    day: date | None = None
    is_late: bool = False
    phone: str = ""
    #: In the citizen's own words.
    is_own_words: bool = False


def line_of(label: str, text: str, **more: Any) -> Iterator[Line]:
    """The line, shortened to what a page holds; none where nothing is said."""
    if text:
        yield Line(label=label, text=short(text), **more)


def short(text: str) -> str:
    """As many words as have room, on one line."""
    return Truncator(" ".join(text.split())).chars(SHORT)
