"""A reservation changed: other nights, another reason, and what stands in the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed
from core.shown import Shown, Stale
from placements.models import Booking
from placements.services.bookings import close_place, hold_place, release_hold
from placements.services.conflicts import PlaceTaken
from placements.services.holds import change_hold
from tests.world import House, make_citizen, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def held(house: House, first: int, last: int, **more) -> Booking:
    now = timezone.now()
    with acting(house.organisation):
        return hold_place(
            by=house.leader,
            place=house.place(),
            starts_on=day(first),
            ends_on=day(last),
            expires_at=now + timedelta(days=3),
            now=now,
            **({"reason": "Til Jonas"} | more),
        )


def changed(house: House, hold: Booking, first: int, last: int, **more) -> Booking:
    facts = {"by": house.leader, "reason": "Til Jonas"} | more
    with acting(house.organisation):
        return change_hold(
            booking=hold, starts_on=day(first), ends_on=day(last), now=timezone.now(), **facts
        )


def kinds(house: House) -> list[str]:
    with acting(house.organisation):
        return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_other_nights_are_held_and_when_it_lapses_stays(house: House) -> None:
    hold = held(house, 3, 6)

    row = changed(house, hold, 3, 9)

    assert (row.starts_on, row.ends_on, row.expires_at) == (day(3), day(9), hold.expires_at)
    assert kinds(house)[-1] == "place.hold_changed"


def test_the_same_again_is_nothing_new(house: House) -> None:
    hold = held(house, 3, 6)
    before = kinds(house)

    changed(house, hold, 3, 6)

    assert kinds(house) == before


def test_a_night_that_is_taken_is_in_the_way_and_its_own_are_not(house: House) -> None:
    hold = held(house, 3, 6)
    with acting(house.organisation):
        close_place(
            by=house.leader,
            place=house.place(),
            starts_on=day(8),
            ends_on=day(10),
            reason="Maling",
            now=timezone.now(),
        )

    with pytest.raises(PlaceTaken):
        changed(house, hold, 3, 9)
    assert changed(house, hold, 4, 8).starts_on == day(4)


def test_what_is_over_or_kept_for_a_citizen_is_not_changed(house: House) -> None:
    gone = held(house, 3, 6)
    with acting(house.organisation):
        release_hold(by=house.leader, booking=gone, now=timezone.now())
    kept = held(house, 20, 26, citizen=make_citizen(house, "Jonas Vind"))

    for hold, code in ((gone, "hold_is_over"), (kept, "held_for_citizen")):
        with pytest.raises(Conflict) as refused:
            changed(house, hold, 30, 33)
        assert refused.value.code == code


def test_who_only_looks_changes_nothing_and_a_colleagues_change_is_told(house: House) -> None:
    hold = held(house, 3, 6)
    with pytest.raises(NotAllowed):
        changed(house, hold, 3, 7, by=house.staff)
    shown = Shown.of({"starts_on": day(3), "ends_on": day(6), "reason": "Til Jonas"})
    changed(house, hold, 3, 7)

    with pytest.raises(Stale):
        changed(house, hold, 3, 8, shown=shown)
