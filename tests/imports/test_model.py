"""Random files against a model that fits on a page: who sleeps where, night by night."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from imports.models import Kind
from placements.models import Booking
from tests.imports.files import CITIZENS, STAYS, as_csv, brought_in, faults, ordered, sent
from tests.world import House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
FIRST = date(2025, 1, 1)
#: (citizen, place, first night, nights)
Stays = tuple[int, int, int, int]
ROWS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(0, 20), st.integers(-1, 6)),
    min_size=1,
    max_size=8,
)


@pytest.fixture
def herning() -> House:
    house = house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    names = [["", f"B-{n}", f"Borger {'abcd'[n - 1] * 5}", "", "", ""] for n in range(1, 5)]
    brought_in(house, Kind.CITIZENS, as_csv(CITIZENS, *names))
    return house


def nights_of(row: Stays) -> set[int]:
    _citizen, _place, start, nights = row
    return set(range(start, start + nights))


def wrong_by_the_model(rows: list[Stays]) -> set[int]:
    """Numbers of the rows that can't be: left before they came, or a night that is another's. The
    same stay twice is one; another one of the same citizen on the same day is a contradiction."""
    wrong: set[int] = set()
    first: dict[tuple[int, int], int] = {}
    kept: list[int] = []
    for n, row in enumerate(rows):
        if row[3] < 0:
            wrong.add(n)
        elif (same := (row[0], row[2])) in first:
            if rows[first[same]] != row:
                wrong.add(n)
        else:
            first[same] = n
            kept.append(n)
    for n in kept:
        for other in kept:
            a, b = rows[n], rows[other]
            shares = nights_of(a) & nights_of(b)
            if n != other and shares and (a[0] == b[0] or a[1] == b[1]):
                wrong.add(n)
    return wrong


def line(row: Stays) -> list[str]:
    citizen, place, start, nights = row
    arrived = FIRST + timedelta(days=start)
    left = arrived + timedelta(days=nights)
    days = [f"{arrived:%d-%m-%Y}", f"{left:%d-%m-%Y}"]
    return ["", f"B-{citizen}", "", "Skovlyset", f"home {place}", *days, "Andet", "Gaden", ""]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(ROWS)
def test_a_file_is_wrong_where_the_model_is_and_comes_in_as_it_says(
    herning: House, rows: list[Stays]
) -> None:
    with transaction.atomic():
        content = as_csv(STAYS, *(line(row) for row in rows))
        sent_file = sent(herning, Kind.STAYS, content)
        expected = wrong_by_the_model(rows)
        assert {number - 2 for number, *_rest in faults(herning, sent_file)} == expected
        if not expected:
            assert ordered(herning, sent_file).state == "done"
            slept: defaultdict[str, set[int]] = defaultdict(set)
            with acting(herning.organisation):
                for booking in Booking.objects.filter(cancelled_at=None).select_related("place"):
                    start = (booking.starts_on - FIRST).days
                    slept[booking.place.name] |= set(range(start, (booking.ends_on - FIRST).days))
            assert sum(map(len, slept.values())) == sum(len(nights_of(r)) for r in set(rows))
            again = sent(herning, Kind.STAYS, content + b"\r\n")
            assert (again.new, again.wrong) == (0, 0)
        transaction.set_rollback(True)
