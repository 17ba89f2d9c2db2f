"""Who is in tonight, as the board knows it; and who comes to visit."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem
from house_life.in_tonight import in_tonight
from house_life.models import Visit
from house_life.services.visits import agree_visit, call_off_visit
from organisations.actors import Actor
from organisations.roles import Role
from placements.board import make_board
from placements.models import Absence, Stay
from tests.placements.stays import leave, plan
from tests.world import NOW, TODAY, House, day, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def names(house: House, by: Actor | None = None) -> tuple[list[str], list[str], list[str]]:
    tonight = in_tonight(by or house.leader, house.first, TODAY)
    lists = (tonight.inside, tonight.away, tonight.expected)
    return tuple([each.stay.citizen.called for each in those] for those in lists)


def test_in_away_and_expected(mpo: House, stay: Stay) -> None:
    plan(mpo, 0, None, place=mpo.place(track="place", n=1), citizen=make_citizen(mpo, "Ole"))
    assert names(mpo) == (["Maja Eksempel"], [], ["Ole"])
    Absence.objects.create(
        controller=stay.controller,
        stay=stay,
        kind="hospital",
        counts_as_slept=True,
        starts_on=day(-1),
        reason="Indlagt",
        at=NOW,
    )
    assert names(mpo) == ([], ["Maja Eksempel"], ["Ole"])


def test_whoever_has_not_left_is_in_though_the_booking_is_over(mpo: House, stay: Stay) -> None:
    stay.bookings.update(ends_on=day(-1))
    assert names(mpo)[0] == ["Maja Eksempel"]
    board = make_board(mpo.leader, start=TODAY, days=1, now=NOW)
    in_bed = [lane.tonight.booking.stay_id for lane in board.lanes if lane.tonight]
    assert in_bed == [stay.pk]
    leave(mpo, stay, 0)
    assert names(mpo) == ([], [], [])


def test_a_house_one_does_not_work_in_shows_nobody(mpo: House, stay: Stay) -> None:
    assert in_tonight(mpo.leader, mpo.second, TODAY).inside == []
    member = mpo.actors[Role.FACILITY_STAFF].membership
    assert member is not None
    member.assignments.all().delete()
    assert names(mpo, mpo.staff) == ([], [], [])


def agree(house: House, stay: Stay, **changed) -> Visit:
    facts = {
        "by": house.staff,
        "stay": stay,
        "who": "Søster Mie",
        "children": 2,
        "on": day(1),
        "begins": time(14),
        "ends": time(16),
        "agreed_with": house.leader.user,
        "note": "I haven",
        "now": NOW,
    }
    return agree_visit(**facts | changed)


def test_a_visit_is_agreed_once_and_called_off_once(mpo: House, stay: Stay) -> None:
    visit = agree(mpo, stay)
    assert agree(mpo, stay) == visit
    for _twice in range(2):
        call_off_visit(by=mpo.leader, visit=visit, now=NOW)
    assert not Visit.objects.standing().exists()
    events = Event.objects.filter(stay_id=stay.pk, kind__startswith="visit.").order_by("pk")
    assert list(events.values_list("kind", flat=True)) == ["visit.agreed", "visit.called_off"]
    assert all("Mie" not in str(event.facts) for event in events)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"who": ""}, "who"),
        ({"on": day(-1)}, "on"),
        ({"begins": None}, "begins"),
        ({"children": 11}, "children"),
        ({"note": "cpr 010190-1234"}, "note"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(mpo: House, stay: Stay, changed, field) -> None:
    with pytest.raises(Problem) as refused:
        agree(mpo, stay, **changed)
    assert refused.value.field == field


def test_somebody_of_the_house_has_agreed(mpo: House, stay: Stay) -> None:
    with pytest.raises(Problem) as refused:
        agree(mpo, stay, agreed_with=mpo.caseworker.user)
    assert refused.value.field == "agreed_with"


def test_a_visit_that_is_over_is_not_called_off(mpo: House, stay: Stay) -> None:
    visit = agree(mpo, stay)
    with pytest.raises(Conflict):
        call_off_visit(by=mpo.staff, visit=visit, now=visit.ends_at + timedelta(minutes=1))
    leave(mpo, stay, 0)
    with pytest.raises(Conflict):
        agree(mpo, stay, who="En anden")


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.VOLUNTEER])
def test_only_the_house_agrees(mpo: House, stay: Stay, role: Role) -> None:
    with pytest.raises(NotAllowed):
        agree(mpo, stay, by=mpo.actors[role])
