"""Follow-ups that people agree on."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import FollowUp
from placements.services.agreeing import agree_follow_up, who_can_follow_up
from placements.services.follow_ups import (
    close_as_not_done,
    complete_follow_up,
    move_follow_up,
)
from placements.services.planned_end import extend_stay
from placements.services.stays import cancel_stay
from schemes.base import Window
from tests.placements.stays import GOES_ON, here, leave, plan
from tests.world import NOW, TODAY, day, house_of, make_user

WHAT = "Ring til boligselskabet om depositum"


@pytest.fixture
def pitstop(db):
    house = house_of("pitstop")
    with acting(house.organisation):
        yield house


def agree(house, stay, **changed):
    facts = {
        "by": house.staff,
        "stay": stay,
        "title": WHAT,
        "due_on": day(10),
        "responsible": house.caseworker.user,
        "now": NOW,
    }
    return agree_follow_up(**facts | changed)


def done(house, follow_up, **changed):
    facts = {"by": house.staff, "outcome": "Det er aftalt.", "on": TODAY, "now": NOW}
    return complete_follow_up(follow_up=follow_up, **facts | changed)


def test_an_agreement_is_a_follow_up_in_its_own_words(herning):
    stay = here(herning, -30)

    agreed = agree(herning, stay)

    assert agreed.rule.title == WHAT
    assert agreed.rule.window is Window.AGREED
    assert (agreed.opens_on, agreed.due_on) == (day(7), day(10))
    assert (agreed.office, agreed.responsible) == (Role.CASEWORKER, herning.caseworker.user)
    event = Event.objects.get(kind="follow_up.agreed")
    assert event.facts["whose"] == herning.caseworker.user.name


def test_the_same_agreement_again_is_the_same_and_another_is_another(herning):
    stay = here(herning, -30)
    first = agree(herning, stay)

    assert agree(herning, stay) == first
    other = agree(herning, stay, title="Bestil tid hos lægen")

    assert (first.ordinal, other.ordinal) == (1, 2)
    assert Event.objects.filter(kind="follow_up.agreed").count() == 2


def test_planning_again_and_leaving_let_an_agreement_be(herning):
    stay = here(herning, -30)
    agreed = agree(herning, stay, due_on=day(100))

    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(120),
        reason="Nær målet",
        answers=GOES_ON,
        now=NOW,
    )
    leave(herning, stay, 0)

    agreed.refresh_from_db()
    assert (agreed.status, agreed.due_on) == ("open", day(100))
    close_as_not_done(by=herning.staff, follow_up=agreed, reason="Flyttet", now=NOW)


@pytest.mark.parametrize("end", ["died", "cancelled"])
def test_what_was_agreed_with_somebody_who_died_or_never_came_lapses(herning, end):
    stay = plan(herning) if end == "cancelled" else here(herning, -30)
    agreed = agree(herning, stay)

    if end == "cancelled":
        cancel_stay(by=herning.caseworker, stay=stay, reason="Vil ikke", now=NOW)
    else:
        leave(herning, stay, 0, ending="died", destination="")

    agreed.refresh_from_db()
    assert agreed.status == FollowUp.Status.CANCELLED


def test_what_is_agreed_before_the_citizen_comes_can_be_done_before(herning):
    stay = plan(herning, 5)

    follow_up = done(herning, agree(herning, stay), on=day(0))

    assert follow_up.status == FollowUp.Status.DONE


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"due_on": day(-1)}, "due_on"),
        ({"due_on": day(400)}, "due_on"),
        ({"due_on": None}, "due_on"),
        ({"responsible": None}, "responsible"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(herning, changed, field):
    with pytest.raises(Problem) as refused:
        agree(herning, here(herning, -30), **changed)

    assert refused.value.field == field
    assert not FollowUp.objects.filter(kind="agreed").exists()


def test_only_those_who_follow_up_in_the_house_can_be_chosen(herning):
    stay = here(herning, -30)
    can = {member.role for member in who_can_follow_up(stay, TODAY)}
    assert can == {Role.CASEWORKER, Role.FACILITY_STAFF, Role.FACILITY_LEADER}
    stranger = make_user("Gæst Fremmed", "fremmed@andet.example")

    for person in (stranger, herning.actors[Role.ACUTE_STAFF].user):
        with pytest.raises(Problem) as refused:
            agree(herning, stay, responsible=person)
        assert refused.value.field == "responsible"


def test_staff_of_the_other_house_can_not_be_chosen(herning):
    stay = plan(herning, place=herning.place(herning.second))
    assert [member.role for member in who_can_follow_up(stay, TODAY)] == [Role.CASEWORKER]


@pytest.mark.parametrize("role", [Role.ACUTE_STAFF, Role.SUPERVISOR, Role.REFERRER])
def test_who_may_not_agree(herning, role):
    with pytest.raises(NotAllowed):
        agree(herning, here(herning, -30), by=herning.actors[role])


def test_nothing_is_agreed_in_writing_where_as_little_as_possible_is_kept(pitstop):
    with pytest.raises(Problem) as refused:
        agree(pitstop, here(pitstop, -3, 11, place=pitstop.place(track="room")))

    assert refused.value.code == "no_follow_ups"


def test_an_agreed_day_can_be_moved_with_a_reason(herning):
    agreed = agree(herning, here(herning, -30))

    moved = move_follow_up(
        by=herning.staff, follow_up=agreed, due_on=day(20), reason="Ferie", now=NOW
    )

    assert (moved.due_on, moved.opens_on) == (day(20), day(7))
