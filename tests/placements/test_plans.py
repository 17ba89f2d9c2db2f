"""What is asked often finds its rows through an index, however many years there are.

Each is asked as the app's role of one house among twenty (``tests.plans``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from notifications.services.sweep import remind
from notifications.tasks import send_mails
from organisations.models import Organisation
from placements.models import Facility
from placements.month_nights import Period, count_nights
from placements.nights import counts_per_night, places_taken_on
from placements.services.bookings import lapse_holds
from placements.services.counted_months import count_months
from placements.services.planned_end import carry_on_overdue
from placements.tasks import carry_on_overdue_stays
from placements.tasks import lapse_holds as lapse_all_holds
from reporting.figures import FIGURES, Scope
from reporting.figures.year import year_of
from tests.plans import assert_no_table_is_read_whole

pytestmark = pytest.mark.usefixtures("years")


@pytest.fixture
def house() -> Organisation:
    return Organisation.objects.get(key="herning")


def scope(house: Organisation) -> Scope:
    today = timezone.localdate()
    facilities = Facility.objects.filter(controller=house)
    return Scope.of_year(facilities, today.year - 1, today)


def test_the_world_is_one_house_among_twenty(house: Organisation) -> None:
    """A plan of a small world says nothing."""
    with acting(house):
        figure = FIGURES["occupancy"](scope(house))
        assert figure.rows[-1].cells[4] > 2_000


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_a_year(house: Organisation, name: str) -> None:
    with acting(house):
        of_year = scope(house)
        assert_no_table_is_read_whole(lambda: FIGURES[name](of_year))


def test_nights_that_were_not_counted_before(house: Organisation) -> None:
    with acting(house):
        of_year = scope(house)
        asked = [Period(pk, of_year.start, of_year.end) for pk in of_year.ids]
        (plan,) = assert_no_table_is_read_whole(
            lambda: count_nights(asked, of_year.today, controllers=of_year.controllers)
        )
        assert "booking_by_end" in plan.indexes


def test_the_leader_s_year(house: Organisation) -> None:
    with acting(house):
        of_year = scope(house)
        assert_no_table_is_read_whole(lambda: year_of(of_year))


def test_tonight_and_the_nights_to_come(house: Organisation) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house):
        ids = scope(house).ids
        end = today + timedelta(days=84)
        assert_no_table_is_read_whole(
            lambda: places_taken_on(ids, today, controllers=[house.pk], now=now)
        )
        assert_no_table_is_read_whole(
            lambda: counts_per_night(ids[0], today, end, controller=house.pk, now=now)
        )


def _lapse(house: Organisation, now: datetime, today: date) -> None:
    lapse_holds(controller=house, now=now)


def _carry_on(house: Organisation, now: datetime, today: date) -> None:
    carry_on_overdue(controller=house, on=today, now=now)


def _remind(house: Organisation, now: datetime, today: date) -> None:
    remind(controller=house, now=now)


def _count(house: Organisation, now: datetime, today: date) -> None:
    count_months(controller=house, today=today)


@pytest.mark.parametrize("sweep", [_lapse, _carry_on, _remind, _count])
def test_a_sweep_of_one_house(
    house: Organisation, sweep: Callable[[Organisation, datetime, date], None]
) -> None:
    now = timezone.now()
    with transaction.atomic(), acting(house):
        assert_no_table_is_read_whole(lambda: sweep(house, now, timezone.localdate(now)))
        transaction.set_rollback(True)


def test_holds_are_asked_for_through_those_that_stand() -> None:
    plans = assert_no_table_is_read_whole(lapse_all_holds)
    assert "booking_hold_lapses" in set().union(*(plan.indexes for plan in plans))


@pytest.mark.parametrize("sweep", [lapse_all_holds, carry_on_overdue_stays, send_mails])
def test_a_sweep_with_nothing_due_asks_once(
    sweep: Callable[[], None], django_assert_num_queries: Callable[[int], None]
) -> None:
    """Two statements for twenty organisations: who they are, and who has something due."""
    with django_assert_num_queries(2 + 2):  # and a savepoint, since a test is in a transaction
        sweep()
