"""A house sets when it changes shifts, from a day on; hand-over and daily risk follow."""

from __future__ import annotations

from datetime import time

import pytest

from audit.models import Event
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.events import HouseEvent
from placements.models import Facility
from placements.services.shift_hours import hours_shown, set_shift_hours
from schemes.shifts import shifts_of
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

EARLY = {"day": time(6), "evening": time(14), "night": time(22)}


def set_hours(house: House, on: int = 1, **changed) -> Facility:
    facts = {"by": house.leader, "house": house.first, "starts_on": day(on), "begins": EARLY}
    return set_shift_hours(**facts | {"now": NOW} | changed)


def test_from_a_day_on_and_once(herning: House) -> None:
    for _twice in range(2):
        house = set_hours(herning)
    shifts = house.shifts_on(TODAY)
    assert [each.begins.hour for each in shifts_of(shifts, TODAY)] == [7, 15, 23]
    assert shifts_of(shifts, TODAY)[-1].ends.hour == 6
    assert [each.begins.hour for each in shifts_of(shifts, day(1))] == [6, 14, 22]
    assert Event.objects.filter(kind=HouseEvent.SHIFT_HOURS_SET).count() == 1


def test_what_was_to_count_later_gives_way(herning: House) -> None:
    set_hours(herning, 20)
    house = set_hours(herning, 10, begins=EARLY | {"day": time(8)})
    assert [each[0] for each in house.shift_hours] == [day(10).isoformat()]


@pytest.mark.parametrize(
    ("on", "changed", "code", "field"),
    [
        (-1, {}, "in_the_past", "starts_on"),
        (1, {"evening": time(5)}, "wrong_order", "night"),
        (1, {"night": None}, "missing", "night"),
    ],
)
def test_what_can_not_be_meant(herning: House, on, changed, code, field) -> None:
    with pytest.raises(Problem) as refused:
        set_hours(herning, on, begins=EARLY | changed)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_two_colleagues_and_who_may(herning: House, holstebro: House) -> None:
    shown = Shown.of(hours_shown(herning.first))
    set_hours(herning, begins=EARLY | {"evening": time(15), "night": time(23)}, shown=shown)
    house = set_hours(
        herning,
        begins={"day": time(7), "evening": time(15), "night": time(22)},
        by=herning.actors[Role.ORGANISATION_ADMIN],
        shown=shown,
    )
    assert house.shift_hours[-1][1:] == ["06:00", "15:00", "22:00"]
    with pytest.raises(Stale):
        set_hours(herning, begins=EARLY | {"day": time(5)}, shown=shown)
    for stranger in (herning.staff, holstebro.leader):
        with pytest.raises(NotAllowed):
            set_hours(herning, by=stranger)
