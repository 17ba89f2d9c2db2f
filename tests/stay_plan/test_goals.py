"""Goals, how near they are, and who does what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import NotAllowed
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.models import Stay
from stay_plan.card import goals_beside, plan_of
from stay_plan.models import Action, Goal, Nearness, PlanStart, Progress
from stay_plan.progress import goals_touched_at, last_touched
from stay_plan.services.actions import action_done, open_action, standing_action, take_out_action
from stay_plan.services.goals import standing_goal, standing_start
from stay_plan.services.progress import standing_entry
from tests.placements.stays import here, leave
from tests.stay_plan.acts import (
    codes,
    corrected,
    dropped,
    kinds,
    moved,
    promised,
    promised_anew,
    reworded,
    started,
    wanted,
)
from tests.world import NOW, TODAY, House, day, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_goal_is_the_citizen_s_words_and_the_same_again_is_one(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    assert wanted(herning.staff, stay) == goal
    assert goal.areas == ["physical_health", "living_skills"], "in the order of the star"
    assert goal.area_labels == ["Fysisk sundhed og egenomsorg", "Livsmestring"]
    part = wanted(herning.staff, stay, "Jeg vil handle selv", parent=goal)
    assert codes(lambda: wanted(herning.staff, stay, "Endnu et", parent=part)) == {
        None: "is_sub_goal"
    }
    assert kinds(stay) == ["goal_added", "goal_added"]


def test_a_goal_needs_somebody_s_words_known_areas_and_no_number(
    herning: House, stay: Stay
) -> None:
    nothing = {"words": "", "staff_words": ""}
    assert codes(lambda: wanted(herning.staff, stay, **nothing)) == {"citizens_words": "missing"}
    assert codes(lambda: wanted(herning.staff, stay, areas=["money"])) == {"areas": "not_a_choice"}
    number = {"method": "Ring om 010190-1234"}
    assert codes(lambda: wanted(herning.staff, stay, **number)) == {"method": "holds_cpr"}
    assert kinds(stay) == []
    wanted(herning.staff, stay, "")
    assert Goal.objects.get(stay=stay).words == "Laver mad to gange om ugen"


def test_a_goal_that_changes_nothing_is_no_change_and_two_see_each_other(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    shown = Shown.of(standing_goal(goal))
    assert reworded(herning.staff, goal, shown=shown) == goal
    reworded(herning.leader, goal, method="Vi ser på opskrifter", shown=shown)
    with pytest.raises(Stale) as stale:
        reworded(herning.staff, goal, method="Vi går i køkkenet", shown=shown)
    assert stale.value.standing["method"] == "Vi ser på opskrifter"
    both = reworded(herning.staff, goal, citizens_words="Jeg vil bage", shown=shown)
    assert (both.citizens_words, both.method) == ("Jeg vil bage", "Vi ser på opskrifter")
    assert kinds(stay) == ["goal_added", "goal_changed", "goal_changed"]


def test_a_goal_that_is_taken_out_takes_its_parts_along_and_says_why(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    part = wanted(herning.staff, stay, "Jeg vil handle selv", parent=goal)
    assert codes(lambda: dropped(herning.staff, goal, "")) == {"reason": "missing"}
    gone = dropped(herning.staff, goal)
    assert dropped(herning.staff, goal) == gone
    part.refresh_from_db()
    assert not part.stands
    assert part.taken_out_because == "Vil noget andet"
    assert plan_of(stay, by=herning.staff, today=TODAY).goals == []
    for act in (
        lambda: dropped(herning.staff, goal, "En anden grund"),
        lambda: reworded(herning.staff, goal, method="Nyt"),
        lambda: moved(herning.staff, goal),
        lambda: promised(herning.staff, goal),
        lambda: wanted(herning.staff, stay, "Mere", parent=goal),
    ):
        assert codes(act) == {None: "goal_taken_out"}
    assert kinds(stay) == ["goal_added", "goal_added", "goal_taken_out"]


def test_how_near_a_goal_is_is_the_latest_entry_by_its_day(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    part = wanted(herning.staff, stay, "Jeg vil handle selv", parent=goal)
    [line, below] = goals_beside(stay, TODAY)
    assert (line.goal, below.goal) == (goal, part)
    assert (line.nearness, line.looked_on) == (Nearness.NOT_BEGUN, None)
    reach = moved(herning.staff, goal, "within_reach")
    assert moved(herning.staff, goal, "within_reach") == reach
    moved(herning.staff, goal, "under_way", on=day(-9), words="Var med i køkkenet")
    [line, _below] = goals_beside(stay, TODAY)
    assert (line.nearness, line.looked_on) == (Nearness.WITHIN_REACH, TODAY)
    assert line.latest_words == "Lavede suppe i går"
    assert kinds(stay)[2:] == ["goal_moved", "goal_moved"]


def test_progress_says_what_moved_when_and_why_it_is_given_up(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    assert codes(lambda: moved(herning.staff, goal, "", words="", on=None)) == {
        "on": "missing",
        "nearness": "missing",
        "words": "missing",
    }
    assert codes(lambda: moved(herning.staff, goal, on=day(1))) == {"on": "in_the_future"}
    with pytest.raises(Exception, match="Skriv, hvorfor det er opgivet"):
        moved(herning.staff, goal, "given_up", words=" ")


def test_a_correction_keeps_what_was_written_and_can_be_corrected(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    entry = moved(herning.staff, goal, "met")
    assert corrected(herning.staff, entry) == entry
    shown = Shown.of(standing_entry(entry))
    put_right = corrected(herning.leader, entry, nearness="under_way", shown=shown)
    assert corrected(herning.leader, entry, nearness="under_way") == put_right
    with pytest.raises(Stale):
        corrected(herning.staff, entry, nearness="not_begun", shown=shown)
    seen = Shown.of(standing_entry(put_right))
    last = corrected(herning.staff, entry, nearness="not_begun", shown=seen)
    assert last.corrects == put_right
    assert Progress.objects.filter(goal=goal).count() == 3
    [line] = goals_beside(stay, TODAY)
    assert line.nearness == Nearness.NOT_BEGUN


def test_an_action_is_a_colleague_s_or_somebody_s_by_name(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal)
    assert promised(herning.staff, goal) == action
    assert action.whose == "Maja"
    nobody = {"owner": None, "owner_name": ""}
    assert codes(lambda: promised(herning.staff, goal, **nobody)) == {"owner": "nobody"}
    colleague = herning.staff.user
    assert colleague is not None
    both = {"owner": colleague.pk, "owner_name": "Maja"}
    assert codes(lambda: promised(herning.staff, goal, **both)) == {"owner_name": "two"}
    assert codes(lambda: promised(herning.staff, goal, owner=0, owner_name="")) == {
        "owner": "not_a_choice"
    }
    assert codes(lambda: promised(herning.staff, goal, due_on=day(-1))) == {"due_on": "not_in_time"}
    theirs = promised(
        herning.staff, goal, "Ringer til boligforeningen", **both | {"owner_name": ""}
    )
    assert theirs.whose == colleague.name


def test_an_action_is_changed_done_opened_and_taken_out(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal, due_on=TODAY)
    shown = Shown.of(standing_action(action))
    later = NOW + timedelta(days=3)
    kept = promised_anew(herning.staff, action, what="Køber potter", now=later, shown=shown)
    assert (kept.what, kept.due_on) == ("Køber potter", TODAY), "the day may be past by now"
    assert kept.is_late_on(day(3))
    done = action_done(by=herning.staff, action=action, now=later)
    assert action_done(by=herning.leader, action=action, now=NOW).done_by == done.done_by
    assert codes(lambda: promised_anew(herning.staff, action, what="Nyt")) == {None: "action_done"}
    assert not open_action(by=herning.staff, action=action, now=later).is_done
    take_out_action(by=herning.staff, action=action, now=later)
    take_out_action(by=herning.staff, action=action, now=later)
    assert codes(lambda: action_done(by=herning.staff, action=action, now=later)) == {
        None: "action_taken_out"
    }
    assert Action.objects.get(goal=goal).what == "Køber potter"
    assert kinds(stay)[1:] == [
        "action_added",
        "action_changed",
        "action_done",
        "action_opened",
        "action_taken_out",
    ]


def test_where_the_citizen_begins_is_written_once_and_merged(herning: House, stay: Stay) -> None:
    empty = Shown.of(standing_start(None))
    nothing = {"functioning": "", "needs": "", "visits": ""}
    assert started(herning.staff, stay, **nothing) is None
    started(herning.staff, stay, needs="", shown=empty)
    started(herning.leader, stay, **nothing | {"needs": "Faste dage"}, shown=empty)
    start = PlanStart.objects.get(stay=stay)
    assert (start.functioning, start.needs) == ("Kan vaske tøj", "Faste dage")
    assert kinds(stay) == ["start_written", "start_written"]


def test_after_leaving_what_came_of_the_goals_is_still_written(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    action = promised(herning.staff, goal)
    leave(herning, stay, 0)
    assert moved(herning.staff, goal, "met").nearness == "met"
    assert action_done(by=herning.staff, action=action, now=NOW).is_done
    assert codes(lambda: wanted(herning.staff, stay, "Mere")) == {None: "stay_ended"}


def test_only_who_follows_up_writes_and_only_in_sight(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    with pytest.raises(NotAllowed):
        wanted(herning.actors[Role.SUPERVISOR], stay, "Andet")
    other = make_stay(herning, facility=herning.second, name="Ib Andet")
    with pytest.raises(NotAllowed):
        wanted(herning.staff, other)
    viborg = house_of("polaris", key="viborg", name="Viborg", municipality_code="0791")
    with acting(viborg.organisation):
        assert not Goal.objects.exists()
        with pytest.raises(NotAllowed):
            reworded(viborg.staff, goal, method="Nyt")


def test_a_guest_and_a_night_at_pitstop_have_no_plan(herning: House) -> None:
    with acting(herning.organisation):
        guest = here(herning, 0, 2, place=herning.place(track="guest"))
        assert codes(lambda: wanted(herning.staff, guest)) == {None: "no_plan"}
        assert goals_beside(guest, TODAY) == []


def test_touching_any_part_of_a_goal_is_seen_by_who_looks_for_slow_courses(
    herning: House, stay: Stay
) -> None:
    assert last_touched([stay]) == {}
    goal = wanted(herning.staff, stay)
    assert last_touched([stay]) == {stay.pk: NOW}
    later = NOW + timedelta(hours=5)
    part = wanted(herning.staff, stay, "Jeg vil handle", parent=goal)
    moved(herning.staff, part, now=later)
    assert last_touched(Stay.objects.filter(pk=stay.pk)) == {stay.pk: later}
    [row] = Stay.objects.filter(pk=stay.pk).annotate(touched=goals_touched_at())
    assert row.touched == later
    goal.refresh_from_db()
    assert goal.touched_at == later, "a part that moves moves the goal"


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    entries=st.lists(
        st.tuples(st.sampled_from(Nearness.values), st.integers(-20, 0)), min_size=1, max_size=5
    )
)
def test_whatever_is_written_the_latest_day_says_how_near(
    herning: House, stay: Stay, entries: list[tuple[str, int]]
) -> None:
    goal = wanted(herning.staff, stay, f"Jeg vil {len(entries)} {entries}")
    for n, (nearness, on) in enumerate(entries):
        moved(herning.staff, goal, nearness, on=day(on), words=f"Linje {n}")
    latest = max(enumerate(entries), key=lambda each: (each[1][1], each[0]))[1]
    lines = {line.goal.pk: line for line in goals_beside(stay, TODAY)}
    assert lines[goal.pk].nearness == latest[0]
