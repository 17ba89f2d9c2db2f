"""A plan is agreed on, kept as it was, and changed into the next version."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.shown import Shown
from placements.models import Stay
from stay_plan.card import plan_of
from stay_plan.content import PlanContent, differences
from stay_plan.models import PlanVersion
from stay_plan.reading import plan_for_the_citizen
from stay_plan.services.actions import action_done
from stay_plan.services.agreeing import PlanChanged, read_as, standing_content
from tests.stay_plan.acts import (
    agreed,
    codes,
    dropped,
    kinds,
    moved,
    promised,
    promised_anew,
    reworded,
    started,
    wanted,
    weekly,
)
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def in_words(house: House, stay: Stay) -> list[tuple[str, str, str]]:
    """What has changed since the plan was agreed."""
    as_it_is = Stay.objects.select_related("plan_start").get(pk=stay.pk)
    changes = plan_of(as_it_is, by=house.staff, today=TODAY).changes
    return [(str(each.about), each.before, each.after) for each in changes]


def test_what_is_agreed_stays_as_it_was_and_a_change_makes_the_next(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal)
    started(herning.staff, stay)
    first = agreed(herning.staff, stay)
    assert agreed(herning.staff, stay) == first
    assert in_words(herning, stay) == []

    reworded(herning.staff, goal, citizens_words="Jeg vil bage")
    promised_anew(herning.staff, action, what="Køber mel")
    started(herning.staff, stay, needs="Faste dage")
    wanted(herning.staff, stay, "Jeg vil sove")
    assert in_words(herning, stay) == [
        ("Hvad borgeren har brug for", "Ro", "Faste dage"),
        ("Målet med borgerens egne ord", "Jeg vil lave min egen mad", "Jeg vil bage"),
        (
            "Hvem gør hvad?",
            "Køber gryder · Maja · 24. marts 2026",
            "Køber mel · Maja · 24. marts 2026",
        ),
        ("Nyt mål", "", "Jeg vil sove"),
    ]

    second = agreed(herning.staff, stay, stance="in_parts", citizens_words="Ikke det med at sove")
    assert (first.number, second.number) == (1, 2)
    kept = PlanContent.read(PlanVersion.objects.get(pk=first.pk).content)
    assert [each.words for each in kept.goals] == ["Jeg vil lave min egen mad"]
    assert kept.goals[0].actions[0].what == "Køber gryder"
    assert in_words(herning, stay) == []
    dropped(herning.staff, goal)
    assert in_words(herning, stay) == [("Mål taget ud", "Jeg vil bage", "")]


def test_that_something_moved_or_is_done_makes_no_new_draft(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal)
    agreed(herning.staff, stay)
    moved(herning.staff, goal, "within_reach")
    action_done(by=herning.staff, action=action, now=NOW)
    assert in_words(herning, stay) == []
    anew = {"agreed_with": "Maja og Sofie"}
    assert codes(lambda: agreed(herning.staff, stay, **anew)) == {"reason": "missing"}
    again = agreed(herning.staff, stay, **anew, reason="Set på sammen, den holder")
    assert again.number == 2
    assert agreed(herning.staff, stay, **anew, reason="Set på sammen, den holder") == again


def test_agreeing_takes_a_goal_a_day_the_table_and_the_citizen_s_say(
    herning: House, stay: Stay
) -> None:
    assert codes(lambda: agreed(herning.staff, stay)) == {None: "nothing_to_agree"}
    wanted(herning.staff, stay)
    empty = {"agreed_on": None, "agreed_with": "", "stance": ""}
    assert codes(lambda: agreed(herning.staff, stay, **empty)) == {
        "agreed_on": "missing",
        "agreed_with": "missing",
        "stance": "missing",
    }
    assert codes(lambda: agreed(herning.staff, stay, agreed_on=day(1))) == {
        "agreed_on": "in_the_future"
    }
    for stance in ("in_parts", "disagrees", "not_there"):
        assert codes(lambda stance=stance: agreed(herning.staff, stay, stance=stance)) == {
            "citizens_words": "missing"
        }
    assert kinds(stay) == ["goal_added"]


def test_what_was_read_is_what_is_agreed(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    shown = Shown.of(read_as(standing_content(stay)))
    reworded(herning.leader, goal, citizens_words="Jeg vil bage")
    with pytest.raises(PlanChanged) as changed:
        agreed(herning.staff, stay, shown=shown)
    assert not PlanVersion.objects.exists()
    seen = Shown.of(changed.value.standing)
    assert agreed(herning.staff, stay, shown=seen).number == 1


def test_the_app_can_neither_change_nor_remove_a_version(herning: House, stay: Stay) -> None:
    wanted(herning.staff, stay)
    version = agreed(herning.staff, stay)
    for write in (
        lambda: PlanVersion.objects.filter(pk=version.pk).update(agreed_with="Ingen"),
        version.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_citizen_reads_what_was_agreed_and_the_week_as_it_is(
    mpo: House, enrolled: Stay
) -> None:
    assert plan_for_the_citizen(enrolled) is None
    weekly(mpo.staff, enrolled, "Post", days=[2], begins_at=time(10))
    before = plan_for_the_citizen(enrolled)
    assert before is not None
    assert (before.agreed_on, before.goals) == (None, ())
    goal = wanted(mpo.staff, enrolled)
    part = wanted(mpo.staff, enrolled, "", staff_words="Handler selv", parent=goal)
    promised(mpo.staff, part)
    started(mpo.staff, enrolled)
    agreed(mpo.staff, enrolled)
    reworded(mpo.staff, goal, citizens_words="Jeg vil bage")
    weekly(mpo.staff, enrolled, "Vågner", days=range(1, 8), begins_at=time(8))
    plan = plan_for_the_citizen(enrolled)
    assert plan is not None
    [read] = plan.goals
    assert read.words == "Jeg vil lave min egen mad", "not what is only a draft"
    assert read.areas == ("Fysisk sundhed og egenomsorg", "Livsmestring")
    [below] = read.sub_goals
    assert (below.words, below.actions[0].who) == ("Handler selv", "Maja")
    assert plan.visits == "Kaffe og post"
    assert [line.what for line in plan.daily] == ["Vågner"]
    assert [day.label for day in plan.week if day.lines] == ["Tirsdag"]
    assert not hasattr(plan, "functioning"), "what the staff wrote of it stays with the staff"


def test_without_a_week_the_citizen_reads_none(herning: House, stay: Stay) -> None:
    wanted(herning.staff, stay)
    agreed(herning.staff, stay)
    plan = plan_for_the_citizen(stay)
    assert plan is not None
    assert (plan.number, plan.daily, plan.week) == (1, (), ())


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.sampled_from(["add", "reword", "drop", "promise", "agree"]), max_size=7))
def test_whatever_is_done_agreeing_leaves_no_difference_and_versions_read_back(
    herning: House, stay: Stay, acts: list[str]
) -> None:
    goals = [wanted(herning.staff, stay, f"Jeg vil {acts}")]
    for n, act in enumerate(acts):
        if act == "add" or not goals:
            goals.append(wanted(herning.staff, stay, f"Mål {n} {acts}"))
        elif act == "reword":
            reworded(herning.staff, goals[-1], citizens_words=f"Ord {n} {acts}")
        elif act == "drop" and len(goals) > 1:
            dropped(herning.staff, goals.pop())
        elif act == "promise":
            promised(herning.staff, goals[-1], f"Gør {n}")
        else:
            agreed(herning.staff, stay, reason=f"Igen {n}")
    version = agreed(herning.staff, stay, reason="Til sidst")
    assert in_words(herning, stay) == []
    kept = PlanContent.read(PlanVersion.objects.get(pk=version.pk).content)
    assert kept == standing_content(stay)
    assert differences(kept, kept) == []
