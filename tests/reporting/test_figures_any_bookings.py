"""Whatever was booked, SQL and a slow count of single nights agree (hypothesis)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizens.models import Citizen
from core.acting import acting
from placements.models import Absence, Booking, DayRate, Place, Stay
from reporting.figures import FIGURES, Figure, Scope
from tests.reporting import independent_count
from tests.world import House, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FIRST = date(2023, 11, 1)
DAYS = 130

#: Where in the place's row of nights: how long a gap, how many nights, and what takes them.
TAKEN = st.tuples(
    st.integers(0, 25),
    st.integers(1, 45),
    st.sampled_from(
        ["stay", "stay", "away", "moved", "closure", "hold", "cancelled", "planned", "trial"]
    ),
    st.integers(0, 5),
    st.sampled_from(["", "0657", "0661", "0791"]),
)


def fill(house: House, people: list[Citizen], rooms: list[list[Any]], today: date) -> None:
    """Bookings one after another in each place; every citizen lives in one place only."""
    places = [house.place(house.first, "home", n) for n in range(2)]
    places.append(house.place(house.second, "guest"))
    for n, (place, taken) in enumerate(zip(places, rooms, strict=True)):
        day = FIRST
        for gap, nights, kind, who, home in taken:
            starts = day + timedelta(days=gap)
            ends = starts + timedelta(days=nights)
            day = ends
            common = {
                "controller": house.organisation,
                "place": place,
                "starts_on": starts,
                "ends_on": ends,
            }
            if kind == "closure":
                Booking.objects.create(kind="closure", **common)
            elif kind == "hold":
                Booking.objects.create(kind="hold", expires_at=timezone.now(), **common)
            else:
                citizen = people[2 * n + who % 2]
                _stay(house, citizen, place, kind, home, today, common)


def _stay(
    house: House,
    citizen: Citizen,
    place: Place,
    kind: str,
    home: str,
    today: date,
    common: dict[str, Any],
) -> None:
    starts, ends = common["starts_on"], common["ends_on"]
    came = min(starts + timedelta(days=3), ends) if kind == "trial" else starts
    began = kind in ("stay", "away", "moved", "trial") and came <= today
    left = began and ends <= today
    stay = Stay.objects.create(
        controller=house.organisation,
        citizen=citizen,
        facility=place.facility,
        scheme="polaris",
        track=place.track,
        rules_on=starts,
        status="left" if left else "here" if began else "planned",
        planned_end_on=ends,
        moved_in_on=came if began else None,
        left_on=ends if left else None,
        ending="as_planned" if left else "",
        destination=["own_home", "unknown", "shelter"][starts.day % 3] if left else "",
        home_municipality=home,
    )
    cancelled = timezone.now() if kind == "cancelled" else None
    half = starts + (ends - starts) // 2
    if kind == "moved" and starts < half:
        # As after two moves: two bookings of a stay, one after another.
        Booking.objects.create(
            kind="stay", citizen=citizen, stay=stay, **common | {"ends_on": half}
        )
        common = common | {"starts_on": half}
    Booking.objects.create(
        kind="stay", citizen=citizen, stay=stay, cancelled_at=cancelled, **common
    )
    if kind in ("away", "moved"):
        for first, after, counts in ((starts, half, True), (half, ends if left else None, False)):
            if after is None or first < after:
                Absence.objects.create(
                    controller=house.organisation,
                    stay=stay,
                    kind="hospital",
                    starts_on=first,
                    ends_on=after,
                    counts_as_slept=counts,
                    reason="Indlagt",
                    at=timezone.now(),
                )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rooms=st.lists(st.lists(TAKEN, max_size=4), min_size=3, max_size=3),
    start=st.integers(0, DAYS),
    length=st.integers(1, 100),
    today=st.integers(0, DAYS + 40),
)
def test_sql_and_slow_nights_agree(
    herning: House, rooms: list[list[Any]], start: int, length: int, today: int
) -> None:
    now = FIRST + timedelta(days=today)
    first = FIRST + timedelta(days=start)
    period = first, first + timedelta(days=length)
    with transaction.atomic(), acting(herning.organisation):
        _a_rate_that_changes(herning)
        people = _people(herning)
        fill(herning, people, rooms, now)
        facilities = (herning.first, herning.second)
        scope = Scope(facilities, *period, now)
        nights = independent_count.nights(facilities, *period, now)
        _occupancy(FIGURES["occupancy"](scope), nights)
        _unique(FIGURES["unique-citizens"](scope), nights, scope)
        _billed(FIGURES["own-citizens"](scope), nights)
        _lengths(FIGURES["length-of-stay"](scope), independent_count.lengths(facilities, *period))
        _outcomes(FIGURES["outcomes"](scope), independent_count.destinations(facilities, *period))
        transaction.set_rollback(True)


def _a_rate_that_changes(house: House) -> None:
    change = date(2024, 1, 15)
    DayRate.objects.filter(facility=house.first, track="home").update(ends_on=change)
    DayRate.objects.create(
        controller=house.organisation,
        facility=house.first,
        track="home",
        name="Ny takst",
        kroner=1300,
        target_occupancy=90,
        starts_on=change,
    )


def _people(house: House) -> list[Citizen]:
    people = [make_citizen(house, f"Borger {n}", home_municipality="0657") for n in range(6)]
    Citizen.objects.filter(pk__in=[people[1].pk, people[4].pk]).update(
        is_anonymous=True, name="", birth_date=None, alias="Uden navn"
    )
    return people


def _occupancy(figure: Figure, nights: list[independent_count.Night]) -> None:
    slow = independent_count.occupancy(nights)
    parts = [row.cells for row in figure.rows if not row.is_total]
    assert sum(cells[1] for cells in parts) == sum(one[0] for one in slow.values())
    assert sorted(cells[1:3] + cells[4:5] for cells in parts if cells[1]) == sorted(slow.values())


def _unique(figure: Figure, nights: list[independent_count.Night], scope: Scope) -> None:
    slow = independent_count.unique(nights)
    years: list[int | None] = [*scope.years, *([None] if len(scope.years) > 1 else [])]
    shown = {row.cells[0]: row.cells[1:] for row in figure.rows}
    for track, name in (("home", "Fleksibel bolig"), ("guest", "Gæsteværelse")):
        named = tuple(slow.get((track, year), (0, 0))[0] for year in years)
        unnamed = tuple(slow.get((track, year), (0, 0))[1] for year in years)
        assert shown.get(name, (0,) * len(years)) == named
        assert shown.get(f"{name}: anonyme ophold", (0,) * len(years)) == unnamed


def _billed(figure: Figure, nights: list[independent_count.Night]) -> None:
    slow = independent_count.billed(nights)
    parts = [row.cells for row in figure.rows if not row.is_total]
    totals = [row.cells for row in figure.rows if row.is_total]
    kroner, count = sum(one[2] for one in slow.values()), sum(one[1] for one in slow.values())
    assert sum(cells[7] or 0 for cells in parts) == kroner
    assert sum(cells[4] for cells in parts) == count
    assert [(cells[4], cells[7]) for cells in totals] == ([(count, kroner)] if count else [])


def _lengths(figure: Figure, slow: dict[str, list[int]]) -> None:
    several = any(column.key == "ended" for column in figure.columns)
    wholes = [row.cells for row in figure.rows if row.is_total or not several]
    expected = [
        (len(of), *independent_count.mean_and_median(of), min(of), max(of))
        for of in slow.values()
        if of
    ]
    assert sorted(cells[-5:] for cells in wholes) == sorted(expected)


def _outcomes(figure: Figure, slow: dict[Any, int]) -> None:
    shown = [row.cells[3] for row in figure.rows if not row.is_total]
    assert sorted(shown) == sorted(slow.values())
    for row in figure.rows:
        assert row.cells[4] is None or Decimal(0) <= row.cells[4] <= Decimal(100)


def test_april_with_two_stays_is_5_of_30(herning: House) -> None:
    """DOMAIN.md § 6: half-open nights. [28 March, 4 April) and [25, 27 April) in one place."""
    citizen = make_citizen(herning)
    with acting(herning.organisation):
        place = herning.place(n=0)
        Place.objects.exclude(pk=place.pk).update(opens_on=date(2030, 1, 1))
        for starts, ends in (
            (date(2025, 3, 28), date(2025, 4, 4)),
            (date(2025, 4, 25), date(2025, 4, 27)),
        ):
            common = {
                "controller": herning.organisation,
                "place": place,
                "starts_on": starts,
                "ends_on": ends,
            }
            _stay(herning, citizen, place, "stay", "", timezone.localdate(), common)
        april = Scope((herning.first,), date(2025, 4, 1), date(2025, 5, 1), timezone.localdate())
        (row,) = [row for row in FIGURES["occupancy"](april).rows if row.cells[1]][:1]
    assert (row.cells[4], row.cells[3]) == (5, 30)
