"""A bed tonight: who may grant it, for how long, and what it leaves to do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import Place, Stay
from placements.services.bookings import PlaceTaken, hold_place
from placements.services.guests import grant_guest_night, guest_rooms
from placements.services.stays import plan_stay
from placements.visibility import citizens_visible_to
from tests.world import NOW, TODAY, day, make_citizen


def grant(house, role=Role.ACUTE_STAFF, nights=1, **changed):
    facts = {
        "by": house.actors[role],
        "place": house.place(track="guest"),
        "nights": nights,
        "why": "Kan ikke være hjemme i nat",
        "asked_backup": "Birgit",
        "on": TODAY,
        "now": NOW,
    } | changed
    if "citizen" not in facts:
        facts["citizen"] = make_citizen(house, "Ida Gæst")
    return grant_guest_night(**facts)


def test_acute_staff_grant_tonight(herning):
    stay = grant(herning)

    assert (stay.status, stay.track, stay.planned_end_on) == ("planned", "guest", day(1))
    granted = Event.objects.get(kind="guest.granted")
    assert granted.facts["asked_backup"] == "Birgit"


@pytest.mark.parametrize(
    ("role", "nights", "allowed"),
    [
        (Role.ACUTE_STAFF, 1, True),
        (Role.ACUTE_STAFF, 2, False),
        (Role.FACILITY_STAFF, 1, True),
        (Role.FACILITY_STAFF, 3, True),  # decides in the track: "a few days"
        (Role.FACILITY_STAFF, 30, False),
        (Role.FACILITY_LEADER, 3, True),
        (Role.CASEWORKER, 1, False),  # plans a stay instead
        (Role.SUPERVISOR, 1, False),
        (Role.VOLUNTEER, 1, False),
    ],
)
def test_who_grants_how_many_nights(herning, role, nights, allowed):
    if allowed:
        assert grant(herning, role, nights).planned_end_on == day(nights)
    else:
        with pytest.raises(Problem):
            grant(herning, role, nights)
        assert not Stay.objects.exists()


def test_a_home_is_not_granted_on_the_spot(herning):
    with pytest.raises(NotAllowed):
        grant(herning, place=herning.place(track="home"))


def test_a_double_click_grants_once(herning):
    citizen = make_citizen(herning)

    assert grant(herning, citizen=citizen) == grant(herning, citizen=citizen)
    assert Event.objects.filter(kind="guest.granted").count() == 1


def test_the_room_has_one_guest_a_night(herning):
    grant(herning)

    with pytest.raises(PlaceTaken):
        grant(herning, citizen=make_citizen(herning, "Lars Gæst"))


def test_why_is_asked(herning):
    with pytest.raises(Problem) as refused:
        grant(herning, why=" ")

    assert refused.value.field == "why"


@pytest.mark.parametrize(
    ("role", "nights"),
    [
        (Role.ACUTE_STAFF, [1]),
        (Role.FACILITY_STAFF, [7]),
        (Role.CASEWORKER, []),
        (Role.SUPERVISOR, []),
    ],
)
def test_the_rooms_somebody_may_grant_and_for_how_long(herning, role, nights):
    rooms = guest_rooms(herning.actors[role], on=TODAY, now=NOW)

    assert [room.most_nights for room in rooms] == nights
    assert all(room.is_free for room in rooms)


def test_a_room_with_a_guest_is_taken_tonight_and_free_tomorrow(herning):
    grant(herning)

    tonight, tomorrow = (
        guest_rooms(herning.staff, on=night, now=NOW)[0] for night in (TODAY, day(1))
    )

    assert (tonight.is_free, tonight.is_free_next_night) == (False, True)
    assert (tomorrow.is_free, tomorrow.free_on) == (True, day(1))


def test_the_night_a_room_is_free_again_comes_after_all_that_follow_each_other(herning):
    grant(herning)
    for first, last in ((1, 3), (5, 6)):
        hold_place(
            by=herning.caseworker,
            place=herning.place(track="guest"),
            starts_on=day(first),
            ends_on=day(last),
            reason="Til Jonas",
            expires_at=NOW + timedelta(hours=24),
            now=NOW,
        )

    assert guest_rooms(herning.staff, on=TODAY, now=NOW)[0].free_on == day(3)


def test_acute_staff_see_guest_rooms_of_their_facility_only(herning):
    acute = herning.actors[Role.ACUTE_STAFF]

    seen = set(Place.objects.visible_to(acute))

    assert seen == {herning.place(track="guest")}
    with pytest.raises(NotAllowed):
        hold_place(
            by=acute,
            place=herning.place(track="guest"),
            starts_on=day(0),
            ends_on=day(1),
            reason="x",
            expires_at=NOW.replace(hour=23),
            now=NOW,
        )


def test_staff_see_the_citizens_of_their_own_facility(herning):
    guest = grant(herning, Role.FACILITY_STAFF).citizen
    elsewhere = make_citizen(herning, "Ukendt Her")

    assert set(citizens_visible_to(herning.staff)) == {guest}
    assert set(citizens_visible_to(herning.caseworker)) == {guest, elsewhere}


def test_acute_staff_see_the_guests_and_nobody_else(herning):
    guest = grant(herning).citizen
    resident = plan_stay(
        by=herning.caseworker,
        citizen=make_citizen(herning, "Maja Eksempel"),
        place=herning.place(),
        starts_on=day(0),
        ends_on=day(90),
        scheme_rules_on=TODAY,
        now=NOW,
    ).citizen

    seen = set(citizens_visible_to(herning.actors[Role.ACUTE_STAFF], TODAY))

    assert seen == {guest}
    assert resident not in seen
