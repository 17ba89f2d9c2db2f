"""Whoever does something in a plan hears of it once before its day, and once when it has passed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from citizens.models import Citizen
from core.acting import acting
from placements.models import Stay
from stay_plan.models import Action
from stay_plan.services.actions import action_done, open_action, take_out_action
from stay_plan.services.reminding import SOON, remind_of_actions
from tests.notifications.test_news import deliver_all, told
from tests.placements.stays import leave
from tests.stay_plan.acts import dropped, kinds, moved, promised, promised_anew, wanted
from tests.world import NOW, House, copies_of, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

BEFORE = 7 - SOON.days


def reminded(house: House, days: int) -> int:
    return remind_of_actions(organisation=house.organisation, now=NOW + timedelta(days=days))


def test_once_before_its_day_and_once_after_it(herning: House, stay: Stay) -> None:
    """``promised``: due in seven days."""
    action = promised(herning.staff, wanted(herning.staff, stay))
    asked = [reminded(herning, n) for n in (0, BEFORE - 1, BEFORE, BEFORE, 7, 8, 8, 20)]
    assert asked == [0, 0, 1, 0, 0, 1, 0, 0]
    assert [each for each in kinds(stay) if each.startswith("action_")] == [
        "action_added",
        "action_soon",
        "action_late",
    ]
    # Another day is anew.
    promised_anew(herning.staff, action, due_on=day(40), now=NOW + timedelta(days=21))
    assert [reminded(herning, n) for n in (21, 38, 41)] == [0, 1, 1]


@pytest.mark.parametrize("why", ["done", "taken_out", "goal", "met", "left", "dead"])
def test_it_stops(herning: House, stay: Stay, why: str) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal)
    if why == "done":
        action_done(by=herning.staff, action=action, now=NOW)
    elif why == "taken_out":
        take_out_action(by=herning.staff, action=action, now=NOW)
    elif why == "goal":
        dropped(herning.staff, goal)
    elif why == "met":
        moved(herning.staff, goal, "met")
    elif why == "left":
        leave(herning, stay, 0)
    else:
        Citizen.objects.filter(pk=stay.citizen_id).update(died_on=day(0))
    assert [reminded(herning, n) for n in (BEFORE, 8)] == [0, 0]
    if why == "done":
        open_action(by=herning.staff, action=action, now=NOW)
        assert reminded(herning, 8) == 1


def test_who_hears_of_it(herning: House, stay: Stay) -> None:
    """The colleague whose it is; what is the citizen's, the key worker."""
    now = timezone.now()
    soon = {"due_on": timezone.localdate(now) + timedelta(days=2), "now": now}
    assert herning.leader.user is not None
    leader = {"owner": herning.leader.user.pk, "owner_name": ""}
    with acting(herning.organisation):
        Stay.objects.filter(pk=stay.pk).update(key_worker=herning.staff.user)
        goal = wanted(herning.staff, stay, now=now)
        for who, told_of_it, told_nothing in (
            (leader, herning.leader, herning.staff),
            ({}, herning.staff, herning.caseworker),
        ):
            promised(herning.staff, goal, f"Ringer {len(who)}", **soon | who)
            assert remind_of_actions(organisation=herning.organisation, now=now) == 1
            deliver_all()
            assert "plan.action_soon" in told(told_of_it)
            assert "plan.action_soon" not in told(told_nothing)


def test_a_hundred_are_reminded_of_in_the_same_statements(
    herning: House, stay: Stay, django_assert_max_num_queries: object
) -> None:
    action = promised(herning.staff, wanted(herning.staff, stay))
    copies_of(action, 99)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert reminded(herning, 8) == 100
    assert Action.objects.filter(late_told_of=None).count() == 0
