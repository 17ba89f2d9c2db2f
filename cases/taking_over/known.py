"""What the sections of the page are read from, and the lines they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Model
from django.utils.text import Truncator

from cases.case import Case
from cases.overview_rows import Rows
from organisations.actors import Actor
from placements.models import Decision
from referrals.models import Referral

#: Of a text so many characters stand on the page: it is one sheet of paper, and the rest is a
#: click away.
SHORT: Final = 240
#: What falls due within so many days is what to do next.
AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True)
class Known:
    """The stay, and what several sections need of it. Everything in it is loaded."""

    case: Case
    by: Actor
    #: Of each kind there is anything of (``rows_of_taking_over``).
    rows: Rows = field(default_factory=dict)
    #: The citizen's stay before this one, where it is in sight: left_on, destination, outcome_note,
    #: house.
    before: dict[str, Any] | None = None

    def of[Row: Model](self, kind: type[Row]) -> list[Row]:
        return self.rows.get(kind, [])

    @property
    def referral(self) -> Referral | None:
        """For whoever may see referrals."""
        return next(iter(self.of(Referral)), None)

    @property
    def decisions(self) -> list[Decision]:
        """A scheme with one page makes none."""
        return [] if self.case.is_one_page else self.of(Decision)


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
