"""Follow-ups: done with what came of it, moved with a reason, never twice."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem
from organisations.roles import Role
from placements.models import DateChange, FollowUp
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in, plan_stay
from tests.placements.stays import GOES_ON
from tests.world import NOW, TODAY, day, make_citizen


@pytest.fixture
def stay(herning):
    """Moved in 16 days ago, for 120 nights."""
    planned = plan_stay(
        by=herning.caseworker,
        citizen=make_citizen(herning),
        place=herning.place(),
        starts_on=day(-16),
        ends_on=day(104),
        scheme_rules_on=day(-16),
        now=NOW,
    )
    return move_in(by=herning.staff, stay=planned, on=day(-16), now=NOW)


def done(house, follow_up, **changed):
    facts = {"outcome": "Skemaet er justeret.", "on": TODAY, "now": NOW}
    return complete_follow_up(by=house.staff, follow_up=follow_up, **facts | changed)


def test_done_late_is_recorded_as_late(herning, stay):
    follow_up = done(herning, stay.follow_ups.get(kind="second_week"))

    assert follow_up.status == FollowUp.Status.DONE
    assert follow_up.was_late
    assert follow_up.completed_by == herning.staff.user
    assert Event.objects.get(kind="follow_up.completed").facts["late"] is True


def test_done_twice_is_once_and_differently_a_conflict(herning, stay):
    follow_up = stay.follow_ups.get(kind="second_week")
    done(herning, follow_up)
    done(herning, follow_up)

    with pytest.raises(Conflict) as refused:
        done(herning, follow_up, outcome="Noget andet")

    assert refused.value.code == "already_done"
    assert Event.objects.filter(kind="follow_up.completed").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"outcome": " "}, "outcome"), ({"on": day(1)}, "on"), ({"on": day(-17)}, "on")],
)
def test_what_must_be_said_is_asked_at_its_field(herning, stay, changed, field):
    with pytest.raises(Problem) as refused:
        done(herning, stay.follow_ups.get(kind="second_week"), **changed)

    assert refused.value.field == field


def test_what_builds_on_the_star_waits_for_the_star(herning, stay):
    with pytest.raises(Problem) as refused:
        done(herning, stay.follow_ups.get(kind="monthly", ordinal=1))

    assert refused.value.code == "something_missing"


def test_a_moved_date_keeps_the_old_one_and_outlives_an_extension(herning, stay):
    follow_up = stay.follow_ups.get(kind="three_months")
    old = follow_up.due_on

    move_follow_up(by=herning.staff, follow_up=follow_up, due_on=day(80), reason="Ferie", now=NOW)
    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(150),
        reason="Nær målet",
        answers=GOES_ON,
        now=NOW,
    )

    follow_up.refresh_from_db()
    assert follow_up.due_on == day(80)
    change = DateChange.objects.get(what="follow_up")
    assert (change.old, change.new, change.follow_up) == (old, day(80), follow_up)


def test_a_date_is_not_moved_without_a_reason(herning, stay):
    follow_up = stay.follow_ups.get(kind="three_months")

    with pytest.raises(Problem) as refused:
        move_follow_up(by=herning.staff, follow_up=follow_up, due_on=day(80), reason="", now=NOW)

    assert refused.value.field == "reason"
    assert not DateChange.objects.exists()


@pytest.mark.parametrize("role", [Role.ACUTE_STAFF, Role.SUPERVISOR, Role.REFERRER])
def test_who_may_not_follow_up(herning, stay, role):
    with pytest.raises(NotAllowed):
        complete_follow_up(
            by=herning.actors[role],
            follow_up=stay.follow_ups.get(kind="second_week"),
            outcome="x",
            on=TODAY,
            now=NOW,
        )
