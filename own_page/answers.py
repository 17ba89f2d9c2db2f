"""What the citizens of a house answered, counted: never who, and never few.

Only half-years that are over are counted, when every question of theirs has been answered or has
passed into silence: a number that moved from one day to the next would say what the last one
answered. In such a half-year less than five answers are not told apart, and of five and more a
breakdown is shown only where each of its numbers is none or at least five.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils import timezone

from core.problems import Text
from own_page.models import Asking, Reply
from own_page.services.asking import OPEN_FOR
from own_page.services.replying import QUESTIONS
from placements.models import Facility

FEWEST_SHOWN: Final = 5
#: Ours, a setting: so many half-years back.
HALVES_BACK: Final = 6
Answer = Reply.Answer


@dataclass(frozen=True, order=True)
class Half:
    year: int
    #: 1 or 2.
    number: int

    @property
    def first_day(self) -> date:
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def before(self) -> Half:
        return Half(self.year, 1) if self.number == 2 else Half(self.year - 1, 2)


@dataclass(frozen=True)
class Breakdown:
    question: Text
    #: By answer, in the order of the answers; None where it is not shown.
    yes: int | None
    partly: int | None
    no: int | None
    skipped: int | None
    #: Everything that is no yes, where only that much may be shown.
    others: int | None

    @property
    def is_hidden(self) -> bool:
        return self.yes is None


@dataclass(frozen=True)
class HouseAnswers:
    house: Facility
    half: Half
    asked: int | None
    #: None: one to four.
    answered: int | None
    breakdowns: tuple[Breakdown, ...]


def halves_that_are_over(today: date) -> list[Half]:
    """The latest first: those of which nothing can be answered any more."""
    last = today - OPEN_FOR - timedelta(days=1)
    half = Half(last.year, 1 if last.month <= 6 else 2).before
    halves = []
    for _nth in range(HALVES_BACK):
        halves.append(half)
        half = half.before
    return halves


def answers_of(houses: Collection[Facility], *, today: date) -> list[HouseAnswers]:
    """By house and half-year, those in which anybody was asked. Two statements."""
    halves = halves_that_are_over(today)
    if not houses:
        return []
    since = timezone.make_aware(datetime.combine(halves[-1].first_day, time.min))
    until = timezone.make_aware(datetime.combine(_day_after(halves[0]), time.min))
    asked: Counter[tuple[int, Half]] = Counter()
    given: dict[tuple[int, Half], dict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    within = Asking.objects.filter(
        stay__facility__in=[house.pk for house in houses], asked_at__gte=since, asked_at__lt=until
    )
    by_month = {"year": ExtractYear("asked_at"), "month": ExtractMonth("asked_at")}
    rows_asked: QuerySet[Any, Any] = within.annotate(**by_month)
    counted = (
        rows_asked.values("stay__facility", "year", "month").order_by().annotate(n=Count("pk"))
    )
    for row in counted:
        asked[row["stay__facility"], _half_of(row)] += row["n"]
    answered = Exists(Reply.objects.filter(asking=OuterRef("pk")))
    replies = rows_asked.filter(answered).values(
        "stay__facility", "year", "month", *(f"reply__{name}" for name in QUESTIONS)
    )
    for row in replies:
        for name in QUESTIONS:
            given[row["stay__facility"], _half_of(row)][name][row[f"reply__{name}"]] += 1
    return [
        _shown(house, half, asked[house.pk, half], given[house.pk, half])
        for half in halves
        for house in houses
        if asked[house.pk, half]
    ]


def _half_of(row: Mapping[str, Any]) -> Half:
    return Half(row["year"], 1 if row["month"] <= 6 else 2)


def _day_after(half: Half) -> date:
    return date(half.year, 7, 1) if half.number == 1 else date(half.year + 1, 1, 1)


def _shown(
    house: Facility, half: Half, asked: int, given: Mapping[str, Counter[str]]
) -> HouseAnswers:
    answered = sum(next(iter(given.values())).values()) if given else 0
    silent = asked - answered
    # Of the three numbers any two tell the third.
    if not _may_be_shown((answered, silent)):
        shown_asked = asked if asked >= FEWEST_SHOWN else None
        return HouseAnswers(house, half, shown_asked, None, ())
    breakdowns = tuple(_breakdown(name, given[name]) for name in QUESTIONS) if answered else ()
    return HouseAnswers(house, half, asked, answered, breakdowns)


def _breakdown(question: str, counts: Counter[str]) -> Breakdown:
    yes = counts[Answer.YES]
    others = sum(counts.values()) - yes
    partly, no, skipped = (counts[each] for each in (Answer.PARTLY, Answer.NO, Answer.SKIPPED))
    words = QUESTIONS[question]
    if _may_be_shown((yes, partly, no, skipped)):
        return Breakdown(words, yes, partly, no, skipped, others=None)
    if _may_be_shown((yes, others)):
        return Breakdown(words, yes, None, None, None, others)
    return Breakdown(words, None, None, None, None, None)


def _may_be_shown(counts: Iterable[int]) -> bool:
    return all(count == 0 or count >= FEWEST_SHOWN for count in counts)
