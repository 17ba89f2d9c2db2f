"""A month's nights that were counted ahead are what the bookings say, whatever is written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from threading import Event, Thread
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from placements.models import Booking, CountedMonth, DayRate, Place, Stay
from placements.month_nights import MonthNights, Period, count_nights, nights_by_month
from placements.services.counted_months import (
    check_months,
    count_months,
    organisations_in_doubt,
)
from placements.tasks import count_months as sweep
from tests.reporting import independent_count
from tests.reporting.test_figures_any_bookings import TAKEN, _people, fill
from tests.world import House, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FIRST, AFTER = date(2023, 11, 1), date(2024, 4, 1)
TODAY = date(2024, 5, 15)


def booking(house: House, starts: date, nights: int, n: int = 0, **facts: object) -> Booking:
    return Booking.objects.create(
        controller=house.organisation,
        place=house.place(house.first, "home", n),
        starts_on=starts,
        ends_on=starts + timedelta(days=nights),
        **{"kind": "closure"} | facts,
    )


def lived_in(house: House) -> Stay:
    """A stay from the end of November to the middle of January, and a week closed in March."""
    citizen = make_citizen(house)
    stay = Stay.objects.create(
        controller=house.organisation,
        citizen=citizen,
        facility=house.first,
        scheme="polaris",
        track="home",
        rules_on=FIRST,
        status="left",
        moved_in_on=date(2023, 11, 25),
        left_on=date(2024, 1, 12),
        ending="as_planned",
        destination="own_home",
    )
    booking(house, date(2023, 11, 23), 50, kind="stay", citizen=citizen, stay=stay)
    booking(house, date(2024, 3, 4), 7)
    return stay


def nights(house: House, today: date = TODAY) -> list[MonthNights]:
    ids = [house.first.pk, house.second.pk]
    rows = nights_by_month(ids, FIRST, AFTER, today, controllers=[house.organisation.pk])
    return sorted(rows, key=str)


def from_bookings(house: House, today: date = TODAY) -> list[MonthNights]:
    asked = [Period(pk, FIRST, AFTER) for pk in (house.first.pk, house.second.pk)]
    return sorted(count_nights(asked, today, controllers=[house.organisation.pk]), key=str)


def standing(house: House) -> set[tuple[int, date]]:
    """The months of the period that are counted."""
    counted = CountedMonth.objects.filter(first__gte=FIRST, first__lt=AFTER)
    return set(counted.values_list("facility", "first"))


@pytest.fixture
def counted(herning: House) -> Iterator[House]:
    with acting(herning.organisation):
        lived_in(herning)
        while count_months(controller=herning.organisation, today=TODAY):
            pass
        assert len(standing(herning)) == 2 * 5
        yield herning


def _moves_in_earlier(house: House) -> None:
    Stay.objects.update(moved_in_on=date(2023, 11, 23))


def _booking_is_cancelled(house: House) -> None:
    Booking.objects.filter(kind="stay").update(cancelled_at="2024-05-01T10:00Z")


def _booking_is_shorter(house: House) -> None:
    Booking.objects.filter(kind="stay").update(ends_on=date(2024, 1, 3))


def _booking_is_elsewhere(house: House) -> None:
    Booking.objects.filter(kind="stay").update(place=house.place(house.second))


def _closed_as_well(house: House) -> None:
    booking(house, date(2024, 2, 10), 5)


def _closed_for_good(house: House) -> None:
    Booking.objects.filter(kind="closure").update(ends_on=None)


def _no_longer_closed(house: House) -> None:
    Booking.objects.filter(kind="closure").delete()


def _place_opens_later(house: House) -> None:
    """One that nobody has booked: any other is open on the nights it was slept in."""
    Place.objects.filter(pk=house.place(n=1).pk).update(opens_on=date(2023, 12, 5))


def _place_is_of_another_kind(house: House) -> None:
    Place.objects.filter(pk=house.place().pk).update(track="guest")


def _place_is_added(house: House) -> None:
    Place.objects.create(
        controller=house.organisation,
        facility=house.first,
        name="Ny",
        track="home",
        opens_on=date(2024, 1, 20),
    )


def _rate_ends(house: House) -> None:
    DayRate.objects.filter(facility=house.first).update(ends_on=date(2024, 1, 15))


@pytest.mark.parametrize(
    ("write", "uncounted"),
    [
        (_moves_in_earlier, 3),
        (_booking_is_cancelled, 3),
        (_booking_is_shorter, 3),
        (_booking_is_elsewhere, 6),
        (_closed_as_well, 1),
        (_closed_for_good, 1),
        (_no_longer_closed, 1),
        (_place_opens_later, 5),
        (_place_is_of_another_kind, 5),
        (_place_is_added, 5),
        (_rate_ends, 5),
    ],
)
def test_a_write_removes_the_months_it_changes(
    counted: House, write: Callable[[House], None], uncounted: int
) -> None:
    before = nights(counted)
    assert before == from_bookings(counted)

    write(counted)

    assert len(standing(counted)) == 10 - uncounted
    after = nights(counted)
    assert after == from_bookings(counted)
    assert after != before
    count_months(controller=counted.organisation, today=TODAY)
    assert len(standing(counted)) == 10
    assert nights(counted) == after


def test_what_changes_no_night_removes_nothing(counted: House) -> None:
    Stay.objects.update(goals="Lave mad", left_on=date(2024, 1, 11))
    assert len(standing(counted)) == 10


def test_a_month_counts_only_once_it_has_passed(counted: House) -> None:
    """Whoever asks as if it were earlier is answered as of then."""
    assert CountedMonth.objects.latest("first").first == date(2024, 4, 1)
    today = date(2024, 1, 5)
    asked = nights(counted, today)
    assert asked == from_bookings(counted, today)
    assert sum(part.slept for part in asked) == 41


def test_a_wrong_count_is_seen_and_mended(counted: House, caplog: pytest.LogCaptureFixture) -> None:
    month = CountedMonth.objects.get(facility=counted.first, first=date(2023, 12, 1))
    CountedMonth.objects.filter(pk=month.pk).update(counts=[["home", None, 1, 0, 0]])
    with caplog.at_level(logging.ERROR):
        wrong = check_months(controller=counted.organisation)
    assert [month.pk for month in wrong] == [month.pk]
    assert "2023-12-01 was not as the bookings say" in caplog.text
    assert nights(counted) == from_bookings(counted)
    assert check_months(controller=counted.organisation) == []


def test_within_a_week_each_house_is_looked_at_once(counted: House) -> None:
    month = CountedMonth.objects.get(facility=counted.first, first=date(2023, 12, 1))
    CountedMonth.objects.filter(pk=month.pk).update(counts=[["home", None, 1, 0, 0]])
    monday = datetime(2024, 5, 13, tzinfo=ZoneInfo("Europe/Copenhagen"))
    with acting(counted.organisation):
        in_doubt = [
            organisations_in_doubt([counted.organisation.pk], monday + timedelta(hours=hour))
            for hour in range(7 * 24)
        ]
    assert [each for each in in_doubt if each] == [{counted.organisation.pk}]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rooms=st.lists(st.lists(TAKEN, max_size=4), min_size=3, max_size=3),
    more=st.lists(st.tuples(st.integers(0, 150), st.integers(1, 60)), max_size=3),
)
def test_whatever_is_written_after_counting_the_slow_count_agrees(
    herning: House, rooms: list[list[object]], more: list[tuple[int, int]]
) -> None:
    with transaction.atomic(), acting(herning.organisation):
        fill(herning, _people(herning), rooms, TODAY)
        count_months(controller=herning.organisation, today=TODAY)
        for days, length in more:
            booking(herning, FIRST + timedelta(days=days), length, n=2)
            Booking.objects.filter(place=herning.place(n=2)).update(cancelled_at="2024-05-01T10Z")
            Stay.objects.filter(moved_in_on=FIRST + timedelta(days=days)).update(
                moved_in_on=FIRST + timedelta(days=days - 1)
            )
        facilities = (herning.first, herning.second)
        slow = independent_count.occupancy(
            independent_count.nights(facilities, FIRST, AFTER, TODAY)
        )
        quick: dict[tuple[int, str], tuple[int, int, int]] = {}
        for part in nights(herning):
            sums = quick.get((part.facility_id, part.track), (0, 0, 0))
            counts = (part.passed, part.closed, part.slept)
            quick[part.facility_id, part.track] = tuple(map(sum, zip(sums, counts, strict=True)))  # type: ignore[assignment]
        named = {facility.pk: facility.name for facility in facilities}
        assert {(named[pk], track): sums for (pk, track), sums in quick.items()} == slow
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_count_and_a_write_never_pass_each_other(herning: House) -> None:
    """Whoever writes is waited for by no count, and a write waits for the count and removes it."""
    written, counted = Event(), Event()

    def write() -> None:
        with acting(herning.organisation), transaction.atomic():
            booking(herning, date(2024, 2, 10), 5)
            written.set()
            assert counted.wait(10)
        connection.close()

    writer = Thread(target=write)
    writer.start()
    assert written.wait(10)
    with acting(herning.organisation):
        # The booking is not to be seen yet: counting now would leave it out for good.
        assert count_months(controller=herning.organisation, today=TODAY) == 0
    counted.set()
    writer.join(10)

    with acting(herning.organisation), transaction.atomic():
        assert count_months(controller=herning.organisation, today=TODAY) > 0
        late = Thread(target=_close_in_march, args=[herning])
        late.start()
        assert somebody_waits()  # until the count is committed
    late.join(10)
    with acting(herning.organisation), transaction.atomic():
        assert (herning.first.pk, date(2024, 3, 1)) not in standing(herning)
        assert nights(herning) == from_bookings(herning)
        assert sum(part.closed for part in nights(herning)) == 10


def somebody_waits() -> bool:
    """For the lock of whoever counts, as soon as they do."""
    patience = monotonic() + 10
    with connection.cursor() as cursor:
        while monotonic() < patience:
            cursor.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.rowcount:
                return True
    return False


def _close_in_march(house: House) -> None:
    with acting(house.organisation), transaction.atomic():
        booking(house, date(2024, 3, 10), 5)
    connection.close()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_sweep_counts_for_every_organisation(herning: House, holstebro: House) -> None:
    for _nth in range(3):
        sweep()
    for house in (herning, holstebro):
        with acting(house.organisation), transaction.atomic():
            months = CountedMonth.objects.filter(facility=house.first)
            assert months.earliest("first").first == date(2020, 1, 1)
            assert months.count() > 12
