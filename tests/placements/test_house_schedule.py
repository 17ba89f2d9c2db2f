"""What a house changes of its follow-ups, for those who are there and those who come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.roles import Role
from placements.models import FollowUp, HouseFollowUp
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.house_schedule import (
    OwnKind,
    When,
    add_follow_up_kind,
    change_schedule,
    end_follow_up_kind,
)
from schemes.base import Office
from tests.placements.stays import here, leave, plan
from tests.world import NOW, TODAY, day, house_of, make_citizen

GARDEN = OwnKind(title="Havedag", task="Gå ud sammen.", window="every_days")


def when(**changed):
    facts = {"starts_on": TODAY, "n": 14, "opens_before": 2, "office": "facility_staff"}
    return When(**facts | changed)


def add(house, own=GARDEN, **changed):
    facts = {"by": house.leader, "house": house.first, "track": "home", "now": NOW}
    return add_follow_up_kind(own=own, when=when(**changed), **facts)


def change(house, kind, **changed):
    facts = {"by": house.leader, "house": house.first, "track": "home", "now": NOW}
    facts |= {name: changed.pop(name) for name in ("by", "track") if name in changed}
    if "of" in changed:
        facts["house"] = changed.pop("of")
    return change_schedule(kind=kind, when=when(**changed), **facts)


def due(stay, kind):
    rows = stay.follow_ups.open().filter(kind=kind).order_by("due_on")
    return [(row.due_on - TODAY).days for row in rows]


def test_a_kind_of_its_own_is_planned_for_those_who_are_there_and_those_who_come(herning):
    present = here(herning, -14, 60)

    kind = add(herning).kind
    later = here(herning, 0, 35, citizen=make_citizen(herning, "Ny"), place=herning.place(n=1))

    assert due(present, kind) == [0, 14, 28, 42, 56]
    assert due(later, kind) == [14, 28]
    follow_up = present.follow_ups.filter(kind=kind).first()
    assert (follow_up.rule.title, follow_up.rule.task) == ("Havedag", "Gå ud sammen.")
    assert Event.objects.get(kind="house.kind_added").facts["follow_up"] == "Havedag"


def test_the_other_house_follows_up_as_before(herning):
    add(herning)

    stay = plan(herning, place=herning.place(herning.second))

    assert not stay.follow_ups.filter(title="Havedag").exists()
    assert not HouseFollowUp.objects.filter(facility=herning.second).exists()


def test_a_window_is_changed_and_what_a_person_moved_stays(herning):
    stay = here(herning, -3, 90)
    moved = stay.follow_ups.get(kind="recovery_star")
    move_follow_up(by=herning.staff, follow_up=moved, due_on=day(12), reason="Ferie", now=NOW)

    change(herning, "second_week", n=3)
    change(herning, "recovery_star", n=5, office="facility_leader")

    assert due(stay, "second_week") == [17]
    moved.refresh_from_db()
    assert (moved.due_on, moved.office) == (day(12), Office.FACILITY_LEADER)


def test_what_is_done_stays_done_and_what_is_late_stays_late(herning):
    stay = here(herning, -30, 90)
    follow_up = stay.follow_ups.get(kind="second_week")

    change(herning, "second_week", n=8)

    follow_up.refresh_from_db()
    assert follow_up.due_on == day(-17)
    complete_follow_up(by=herning.staff, follow_up=follow_up, outcome="Gjort", on=TODAY, now=NOW)
    change(herning, "second_week", n=9)
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.due_on) == ("done", day(-17))


def test_a_kind_that_ends_is_not_planned_from_then_on(herning):
    stay = here(herning, -14, 60)
    kind = add(herning).kind

    end_follow_up_kind(
        by=herning.leader, house=herning.first, track="home", kind=kind, on=day(20), now=NOW
    )

    assert due(stay, kind) == [0, 14]
    lapsed = stay.follow_ups.filter(kind=kind, status=FollowUp.Status.CANCELLED)
    assert lapsed.count() == 3


def test_a_kind_of_the_houses_own_lapses_when_the_citizen_leaves(herning):
    stay = here(herning, -10, 60)
    kind = add(herning).kind

    leave(herning, stay, 0)

    assert due(stay, kind) == []


def test_who_does_it_is_who_knows_the_citizen(herning):
    stay = here(herning, -10, 60, key_worker=herning.staff.user)

    kind = add(herning).kind

    assert {row.responsible for row in stay.follow_ups.filter(kind=kind)} == {herning.staff.user}
    change(herning, kind, office="facility_leader")
    assert {row.responsible for row in stay.follow_ups.filter(kind=kind)} == {None}


def test_the_same_again_is_once(herning):
    assert add(herning) == add(herning)
    assert change(herning, "second_week", n=3) == change(herning, "second_week", n=3)
    assert Event.objects.filter(kind="house.kind_added").count() == 1
    assert Event.objects.filter(kind="house.schedule_changed").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_on": day(-1)}, "starts_on"),
        ({"starts_on": None}, "starts_on"),
        ({"starts_on": day(400)}, "starts_on"),
        ({"n": 0}, "n"),
        ({"n": 367}, "n"),
        ({"opens_before": 31}, "opens_before"),
        ({"office": ""}, "office"),
        ({"office": "volunteer"}, "office"),
        ({"own": OwnKind(title="", task="x", window="every_days")}, "title"),
        ({"own": OwnKind(title="x", task="", window="every_days")}, "task"),
        ({"own": OwnKind(title="x", task="x", window="review")}, "window"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(herning, changed, field):
    with pytest.raises(Problem) as refused:
        add(herning, **changed)

    assert refused.value.field == field
    assert not HouseFollowUp.objects.exists()


@pytest.mark.parametrize("title", ["Havedag", "Monthly follow-up", "Månedlig opfølgning"])
def test_two_kinds_have_no_name_in_common(herning, title):
    add(herning)

    with pytest.raises(Problem) as refused:
        add(herning, own=OwnKind(title=title, task="x", window="day"), n=3)

    assert (refused.value.code, refused.value.field) == ("name_taken", "title")


def test_what_the_scheme_plans_the_house_does_not_end(herning):
    with pytest.raises(Conflict) as refused:
        end_follow_up_kind(
            by=herning.leader,
            house=herning.first,
            track="home",
            kind="monthly",
            on=TODAY,
            now=NOW,
        )

    assert refused.value.code == "schemes_own"


def test_what_the_law_owes_the_house_does_not_change(db):
    holstebro = house_of("mpo")
    with acting(holstebro.organisation), pytest.raises(Conflict) as refused:
        change(holstebro, "orientering_of_admission", track="place")

    assert refused.value.code == "by_law"


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.FACILITY_STAFF, Role.SUPERVISOR])
def test_who_may_not_change_how_the_house_follows_up(herning, role):
    with pytest.raises(NotAllowed):
        change(herning, "second_week", by=herning.actors[role])


def test_the_leader_of_one_house_does_not_change_another(herning):
    with pytest.raises(NotAllowed):
        change(herning, "second_week", of=herning.second)


def test_pitstop_keeps_as_little_as_possible(db):
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation), pytest.raises(Problem) as refused:
        change(pitstop, "where_next", track="room")

    assert refused.value.field == "track"


def test_a_change_that_counts_later_waits(herning):
    change(herning, "second_week", n=3, starts_on=day(30))
    soon = here(herning, 0, 90)

    assert due(soon, "second_week") == [13]
    assert soon.follow_ups.get(kind="second_week").due_on == TODAY + timedelta(days=13)
