"""The figures counted the slow way: place by place and night by night, in plain Python.

Shares nothing with ``reporting``: it reads rows and loops, so that what agrees with it is right by
two independent roads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from placements.models import Absence, Booking, BudgetItem, DayRate, Facility, Place, Stay

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Night:
    """One place, one night that has passed."""

    on: date
    facility: Facility
    track: str
    closed: bool
    #: The booking slept in, or None.
    slept: Booking | None
    #: Slept elsewhere, the place being kept, and the scheme does not count it.
    away: bool
    rate: DayRate | None


def days(start: date, end: date) -> Iterator[date]:
    while start < end:
        yield start
        start += DAY


def exists(place: Place, night: date) -> bool:
    return place.opens_on <= night and (place.closes_on is None or night < place.closes_on)


def nights(facilities: Sequence[Facility], start: date, end: date, today: date) -> list[Night]:
    found = []
    for place in Place.objects.filter(facility__in=facilities).select_related("facility"):
        rates = list(DayRate.objects.filter(facility=place.facility, track=place.track))
        bookings = list(
            Booking.objects.filter(place=place, cancelled_at=None).select_related("stay__citizen")
        )
        absences = list(
            Absence.objects.filter(
                stay__in={one.stay_id for one in bookings},
                withdrawn_at=None,
                counts_as_slept=False,
            )
        )
        for night in days(start, min(end, today)):
            if not exists(place, night):
                continue
            taking = [
                one
                for one in bookings
                if one.starts_on <= night and (one.ends_on is None or night < one.ends_on)
            ]
            assert len(taking) <= 1
            booking = taking[0] if taking else None
            came = booking.stay.moved_in_on if booking and booking.stay else None
            found.append(
                Night(
                    on=night,
                    facility=place.facility,
                    track=place.track,
                    closed=booking is not None and booking.kind == "closure",
                    slept=booking if came is not None and came <= night else None,
                    away=booking is not None and _away(absences, booking.stay_id, night),
                    rate=next((one for one in rates if _in_force(one, night)), None),
                )
            )
    return found


def _away(absences: Sequence[Absence], stay: int | None, night: date) -> bool:
    return any(
        one.stay_id == stay
        and one.starts_on <= night
        and (one.ends_on is None or night < one.ends_on)
        for one in absences
    )


def _in_force(rate: DayRate, night: date) -> bool:
    return rate.starts_on <= night and (rate.ends_on is None or night < rate.ends_on)


def half_up(value: Decimal | float, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def occupancy(all_nights: Sequence[Night]) -> dict[tuple[str, str], tuple[int, int, int]]:
    """{(facility, track): (existed, closed, slept)}"""
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in all_nights:
        sums = counted[one.facility.name, one.track]
        sums[0] += 1
        sums[1] += one.closed
        sums[2] += one.slept is not None and not one.away
    return {key: (a, b, c) for key, (a, b, c) in counted.items()}


def unique(all_nights: Sequence[Night]) -> dict[tuple[str | None, int | None], tuple[int, int]]:
    """{(track or all, year or all): (citizens, anonymous stays)}"""
    named: dict[Any, set[int]] = defaultdict(set)
    unnamed: dict[Any, set[int]] = defaultdict(set)
    for one in all_nights:
        if one.slept is None:
            continue
        stay = one.slept.stay
        assert stay is not None
        for track in (stay.track, None):
            for year in (one.on.year, None):
                if stay.citizen.is_anonymous:
                    unnamed[track, year].add(stay.pk)
                else:
                    named[track, year].add(stay.citizen_id)
    return {key: (len(named[key]), len(unnamed[key])) for key in {*named, *unnamed}}


def lengths(facilities: Sequence[Facility], start: date, end: date) -> dict[str, list[int]]:
    """{track: days of every stay that ended in the period}"""
    found: dict[str, list[int]] = defaultdict(list)
    for stay in Stay.objects.filter(facility__in=facilities, status="left"):
        assert stay.left_on is not None
        assert stay.moved_in_on is not None
        if start <= stay.left_on < end and stay.left_on > stay.moved_in_on:
            found[stay.track].append(len(list(days(stay.moved_in_on, stay.left_on))))
    return found


def mean_and_median(of: Sequence[int]) -> tuple[Decimal, Decimal]:
    return half_up(Decimal(sum(of)) / len(of), 1), half_up(Decimal(median(of)), 1)


def billed(all_nights: Sequence[Night]) -> dict[str, tuple[int, int, int]]:
    """{home municipality's code: (citizens, nights, kroner)}"""
    citizens: dict[str, set[int]] = defaultdict(set)
    count: Counter[str] = Counter()
    kroner: Counter[str] = Counter()
    for one in all_nights:
        if one.slept is None:
            continue
        stay = one.slept.stay
        assert stay is not None
        home = stay.home_municipality or stay.citizen.home_municipality
        citizens[home].add(stay.citizen_id)
        count[home] += 1
        kroner[home] += one.rate.kroner if one.rate else 0
    return {home: (len(citizens[home]), count[home], kroner[home]) for home in count}


def destinations(facilities: Sequence[Facility], start: date, end: date) -> Counter[Any]:
    counted: Counter[Any] = Counter()
    for stay in Stay.objects.filter(facility__in=facilities, status="left"):
        assert stay.left_on is not None
        # Guests of a night came from home, and death is no destination.
        if stay.track == "guest" or stay.ending == "died":
            continue
        if start <= stay.left_on < end:
            counted[stay.track, stay.destination] += 1
    return counted


def budget(facilities: Sequence[Facility], year: int) -> tuple[int, int, int]:
    """(nights and kroner of the flexible places, kroner in all)"""
    all_days = 0
    income = 0
    for rate in DayRate.objects.filter(facility__in=facilities):
        exist = sum(
            1
            for place in Place.objects.filter(facility=rate.facility, track=rate.track)
            for night in days(date(year, 1, 1), date(year + 1, 1, 1))
            if exists(place, night) and _in_force(rate, night)
        )
        counted_on = int(half_up(Decimal(exist * rate.target_occupancy) / 100, 0))
        all_days += counted_on
        income += counted_on * rate.kroner
    flexible, total = income, income
    for item in BudgetItem.objects.filter(facility__in=facilities, year=year):
        kroner = item.amount if item.amount is not None else (item.nights or 0) * (item.rate or 0)
        total += kroner
        flexible += kroner if item.kind == "supplement" else 0
    return all_days, flexible, total
