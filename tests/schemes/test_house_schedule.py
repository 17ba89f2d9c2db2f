"""How a house follows up, from a day on: what was due before is as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.base import Course, FollowUpRule, Need, Office, Window
from schemes.house_schedule import ScheduleChange, may_be_changed, plan, rules_on

STARTS = date(2026, 3, 2)  # a Monday


def at(n: int) -> date:
    return STARTS + timedelta(days=n)


COURSE = Course(moved_in_on=STARTS, planned_end_on=at(120), until=at(366))
SECOND_WEEK = FollowUpRule(
    kind="second_week", title="2nd week", task="Gather.", source="V § 2.4", window=Window.WEEK, n=2
)
MONTHLY = FollowUpRule(
    kind="monthly",
    title="Monthly",
    task="Look.",
    source="V § 2.6",
    window=Window.MONTHLY,
    opens_before=7,
    needs=(Need.STAR,),
)
RULES = (SECOND_WEEK, MONTHLY)


def change(kind: str = "second_week", from_day: int = 0, **facts: object) -> ScheduleChange:
    usual = {"n": 2, "opens_before": 3, "responsible": Office.FACILITY_STAFF}
    return ScheduleChange(kind=kind, starts_on=at(from_day), **usual | facts)  # type: ignore[arg-type]


def own(from_day: int = 0, **facts: object) -> ScheduleChange:
    usual = {"title": "Havedag", "task": "Gå ud sammen.", "window": Window.EVERY_DAYS, "n": 14}
    return change("own-1", from_day, **usual | facts)


def due(changes: list[ScheduleChange], kind: str, course: Course = COURSE) -> list[int]:
    return [
        (each.due_on - STARTS).days for each in plan(RULES, course, changes) if each.kind == kind
    ]


def test_without_changes_it_is_the_schemes_schedule():
    assert due([], "second_week") == [13]
    assert due([], "monthly") == [36, 63, 92]  # Easter, a Saturday, a Sunday


@pytest.mark.parametrize(
    ("from_day", "expected"),
    [
        (0, [20]),
        (13, [20]),  # not due yet on the day the change counts from
        (14, [13]),  # it was due before
        (21, [13]),
    ],
)
def test_a_window_that_is_changed_is_moved_for_whom_it_is_still_to_come(from_day, expected):
    assert due([change(n=3, from_day=from_day)], "second_week") == expected


def test_a_change_that_would_make_it_late_at_once_comes_too_late():
    assert due([change(n=1, from_day=10)], "second_week") == [13]


def test_a_kind_of_the_houses_own_is_planned_from_its_day_for_those_who_are_there():
    assert due([own(30)], "own-1") == [42, 56, 70, 85, 98, 112]  # Whit Monday


def test_a_kind_of_the_houses_own_can_end():
    changes = [own(30), own(80, is_planned=False)]
    assert due(changes, "own-1") == [42, 56, 70]
    assert rules_on(RULES, changes, at(79))[-1].kind == "own-1"
    assert [rule.kind for rule in rules_on(RULES, changes, at(80))] == ["second_week", "monthly"]


def test_how_often_can_change_and_each_is_numbered_once():
    changes = [own(), own(50, n=28)]
    planned = [each for each in plan(RULES, COURSE, changes) if each.kind == "own-1"]
    assert [(each.due_on - STARTS).days for each in planned] == [14, 28, 42, 56, 85, 112]
    assert [each.ordinal for each in planned] == [1, 2, 3, 4, 5, 6]


def test_what_is_written_last_takes_the_place_of_what_was_to_count_later():
    changes = [change(n=5, from_day=10), change(n=4, from_day=5)]
    assert due(changes, "second_week") == [27]


def test_what_a_change_does_not_name_is_the_schemes():
    changed = change("monthly", opens_before=14, responsible=Office.FACILITY_LEADER)
    monthly = next(each for each in plan(RULES, COURSE, [changed]) if each.kind == "monthly")
    assert monthly.rule.needs == (Need.STAR,)
    assert monthly.responsible is Office.FACILITY_LEADER
    assert (monthly.nominal_on or monthly.due_on) - monthly.opens_on == timedelta(days=14)


@pytest.mark.parametrize(
    "law", [{"is_owed_by_law": True}, {"informs_municipality": True}, {"is_planned": False}]
)
def test_what_the_law_owes_no_house_changes(law):
    rule = replace(SECOND_WEEK, **law)
    assert not may_be_changed(rule)
    assert plan([rule], COURSE, [change(n=5)]) == plan([rule], COURSE)


@pytest.mark.parametrize("window", [Window.REVIEW, Window.WORKING_DAYS_AFTER_DECISION])
def test_what_the_stay_turns_on_no_house_changes(window):
    assert not may_be_changed(replace(SECOND_WEEK, window=window))


def test_a_kind_that_this_version_does_not_have_is_not_planned():
    assert plan((MONTHLY,), COURSE, [change(n=5)]) == plan((MONTHLY,), COURSE)


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(1, 60), st.booleans()), min_size=1, max_size=5
    ),
    st.integers(1, 300),
)
def test_each_falls_due_under_the_rule_of_its_day_and_each_number_is_once(lines, nights):
    changes = [own(day, n=n, is_planned=planned) for day, n, planned in lines]
    course = Course(moved_in_on=STARTS, planned_end_on=at(nights), until=at(366))
    planned = [each for each in plan(RULES, course, changes) if each.kind == "own-1"]
    keys = [(each.kind, each.ordinal) for each in planned]
    assert len(set(keys)) == len(keys)
    for each in planned:
        standing = [rule for rule in rules_on(RULES, changes, each.due_on) if rule.kind == "own-1"]
        assert standing == [each.rule]
