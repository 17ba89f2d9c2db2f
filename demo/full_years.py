"""The years since the report's: houses as full as the report says they are, until today.

Nobody has written down who came after 2023. So that a leader's first look is at years like those
of the report, each place is used in a rhythm: somebody comes, stays, leaves, and after some empty
days the next one comes. The years until ``known_until`` are in the snapshot; the weeks from then
until today's cases are lived through before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Final

from demo import citizens
from demo.case_work import CaseWork
from demo.citizens import DemoCitizen

NEW_YEAR_2024: Final = date(2024, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How the places of a house are used. Each tuple is gone through again and again."""

    places: tuple[str, ...]
    people: tuple[DemoCitizen, ...]
    nights: tuple[int, ...]
    empty_days: tuple[int, ...]
    #: How it ended, and where to.
    leavings: tuple[tuple[str, str], ...]
    municipalities: tuple[str, ...] = ("",)
    #: What is planned at most; None where no end is set. A longer stay is extended.
    planned_nights: int | None
    #: The years of the snapshot end here; the cases around today begin later.
    known_until: date
    #: Place by place, how many days ago they begin.
    days_ago: tuple[int, ...]


HOMES: Final = Rhythm(
    places=(
        "Skovlyset 1",
        "Skovlyset 2",
        "Gl. Ringkøbingvej",
        "Pavillonen",
        "Nørregade 1",
        "Nørregade 2",
        "Nørregade 3",
    ),
    people=citizens.HOMES_SINCE_2024,
    nights=(152, 98, 165, 121, 140, 176),
    empty_days=(24, 38, 15, 30),
    leavings=(
        ("as_planned", "own_home_with_support"),
        ("as_planned", "own_home_with_support"),
        ("early_by_citizen", "relatives"),
        ("as_planned", "own_home"),
        ("moved_on", "residential"),
        ("as_planned", "own_home_with_support"),
        ("as_planned", "unknown"),
    ),
    planned_nights=180,
    known_until=date(2025, 8, 1),
    days_ago=(345, 312, 280, 420, 310, 400, 440),
)
GUEST_ROOM: Final = Rhythm(
    places=("Gæsteværelset",),
    people=citizens.GUESTS_SINCE_2024,
    nights=(4, 2, 6, 3, 1, 5, 7),
    empty_days=(9, 16, 5, 12),
    leavings=(("as_planned", "own_home"),),
    planned_nights=7,
    known_until=date(2025, 8, 1),
    days_ago=(420,),
)
SKOVVANG: Final = Rhythm(
    places=tuple(f"Skovvang {n}" for n in range(1, 9)),
    people=citizens.SKOVVANG_SINCE_2024,
    nights=(84, 119, 63, 98, 75, 131),
    empty_days=(10, 18, 6, 14),
    leavings=(
        ("as_planned", "own_home_with_support"),
        ("as_planned", "own_home_with_support"),
        ("as_planned", "residential"),
        ("early_by_citizen", "unknown"),
        ("as_planned", "own_home_with_support"),
        ("as_planned", "shelter"),
        ("as_planned", "own_home"),
    ),
    municipalities=("0661", "0671", "0657", "0791", "0661", "0760", "0779", "0665"),
    planned_nights=None,
    known_until=date(2026, 6, 1),
    days_ago=(118, 97, 140, 88, 20, 20, 25, 20),
)
PITSTOP: Final = Rhythm(
    places=tuple(f"Værelse {n}" for n in range(1, 9)),
    people=citizens.PITSTOP_SINCE_2024,
    nights=(14, 28, 14, 42, 21, 14, 35, 49, 14),
    empty_days=(8, 12, 5, 9),
    leavings=(
        ("as_planned", "shelter"),
        ("as_planned", "shelter"),
        ("early_by_citizen", "unknown"),
        ("as_planned", "own_home_with_support"),
        ("as_planned", "shelter"),
        ("early_by_citizen", "street"),
        ("as_planned", "relatives"),
    ),
    planned_nights=14,
    known_until=date(2026, 6, 1),
    days_ago=(60, 52, 47, 41, 33, 20, 41, 31),
)


def fill(work: CaseWork, rhythm: Rhythm, starts_on: date, ends_on: Sequence[date]) -> None:
    """Let people live in every place from a day to another, the end being place by place."""
    for number, (place, free_until) in enumerate(zip(rhythm.places, ends_on, strict=True)):
        people = cycle(rhythm.people[number :: len(rhythm.places)])
        nights = _from(rhythm.nights, number)
        empty_days = _from(rhythm.empty_days, number)
        leavings = _from(rhythm.leavings, number)
        municipalities = _from(rhythm.municipalities, number)
        came = starts_on + timedelta(days=next(empty_days))
        while left := _leaves_on(rhythm, came, next(nights), free_until):
            ending, destination = next(leavings)
            work.past_stay(
                work.register(next(people), municipality=next(municipalities), on=came),
                place,
                came,
                left,
                planned=_planned(rhythm, came, left, ending),
                ending=ending,
                destination=destination,
            )
            came = left + timedelta(days=next(empty_days))


def _from[Item](items: tuple[Item, ...], number: int) -> Iterator[Item]:
    """Each place begins elsewhere in the rhythm."""
    start = number % len(items)
    return cycle(items[start:] + items[:start])


def _leaves_on(rhythm: Rhythm, came: date, nights: int, free_until: date) -> date | None:
    """After so many nights, or when the next one comes; None where it is not worth moving in."""
    left = came + timedelta(days=nights)
    if left <= free_until:
        return left
    is_worth_it = (free_until - came).days >= max(min(rhythm.nights) // 2, 1)
    return free_until if is_worth_it else None


def _planned(rhythm: Rhythm, came: date, left: date, ending: str) -> date | None:
    """Somebody who leaves early had planned to stay some days more."""
    if rhythm.planned_nights is None:
        return None
    meant = left if ending == "as_planned" else left + timedelta(days=10)
    return min(meant, came + timedelta(days=rhythm.planned_nights))


def herning(work: CaseWork) -> None:
    for rhythm in (HOMES, GUEST_ROOM):
        _known_years(work, rhythm)


def holstebro(work: CaseWork) -> None:
    _known_years(work, SKOVVANG)


def aarhus(work: CaseWork) -> None:
    _known_years(work, PITSTOP)


def _known_years(work: CaseWork, rhythm: Rhythm) -> None:
    fill(work, rhythm, NEW_YEAR_2024, [rhythm.known_until] * len(rhythm.places))


def since(work: CaseWork, *rhythms: Rhythm) -> None:
    """From the snapshot's end until today's cases begin."""
    for rhythm in rhythms:
        fill(work, rhythm, rhythm.known_until, [work.day(-n) for n in rhythm.days_ago])
