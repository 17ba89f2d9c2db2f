"""How long a citizen can stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from schemes.calendar import add_months, on_or_after_working_day
from schemes.criteria import Refusal
from schemes.extension import ExtensionTest
from schemes.pace import USUAL_PACE, Pace


@dataclass(frozen=True, kw_only=True)
class Length:
    """How long. None means the scheme states none.

    ``ends_on`` is the day of leaving: 14 nights from 1 April end on 15 April (DOMAIN.md §6).
    """

    #: What the citizen is told, in words ("3-6 months").
    in_words: str
    source: str
    min_months: int | None = None
    max_months: int | None = None
    max_nights: int | None = None
    #: Nights a booking expects where the track sets no end: the next review date.
    review_nights: int | None = None
    #: False: no end date is set at the start (MPO).
    end_set_at_start: bool = True
    #: Nights proposed where a place is chosen.
    usual_nights: int | None = None
    #: When a course is so slow that somebody should look at it.
    pace: Pace = USUAL_PACE
    #: Whether an extension needs a reason, and the test put to the one who extends.
    extension_test: str = ""
    #: What is answered yes or no before a stay is made longer; None where a reason is enough.
    extension: ExtensionTest | None = None
    #: Shown where a planned stay is shorter than the minimum, or longer than the maximum.
    too_short: str = ""
    too_long: str = ""

    def __post_init__(self) -> None:
        if self.min_months is not None and not self.too_short:
            raise ValueError("A length with a minimum says what is wrong below it.")
        limited = self.max_months is not None or self.max_nights is not None
        if limited and not (self.too_long and self.extension_test):
            raise ValueError("A length with a maximum says what is wrong above it, and how to ask.")

    def latest_end(self, moved_in_on: date) -> date | None:
        ends = []
        if self.max_months is not None:
            ends.append(add_months(moved_in_on, self.max_months))
        if self.max_nights is not None:
            ends.append(moved_in_on + timedelta(days=self.max_nights))
        return min(ends, default=None)

    def usual_end(self, moved_in_on: date) -> date | None:
        """The end to propose: of the usual nights, or the latest that takes no reason."""
        if self.usual_nights is not None:
            return moved_in_on + timedelta(days=self.usual_nights)
        return self.latest_end(moved_in_on)

    def review_on(self, moved_in_on: date) -> date | None:
        """The next look at a stay without an end date, on a day when someone is at work."""
        if self.review_nights is None:
            return None
        return on_or_after_working_day(moved_in_on + timedelta(days=self.review_nights))

    def problem(self, *, moved_in_on: date, ends_on: date) -> Refusal | None:
        """None of the schemes' lengths is statutory, so each can be overridden with a reason."""
        if self.min_months is not None and ends_on < add_months(moved_in_on, self.min_months):
            return Refusal(code="too_short", text=self.too_short, source=self.source, hard=False)
        latest = self.latest_end(moved_in_on)
        if latest is not None and ends_on > latest:
            return Refusal(code="too_long", text=self.too_long, source=self.source, hard=False)
        return None
