"""Which follow-ups a stay gets, and when (DOMAIN.md §§ 3, 6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import schemes
from schemes.base import Course, FollowUpRule, Office, PlannedFollowUp, Version, Window
from schemes.house_schedule import plan
from schemes.meetings import About, rules_about

FAR = date(2100, 1, 1)

POLARIS = schemes.get("polaris").on(date(2023, 3, 6))
MPO = schemes.get("mpo").on(date(2023, 3, 6))
PROJECT = schemes.get("mpo").on(date(2022, 3, 6))
PITSTOP = schemes.get("pitstop").on(date(2023, 3, 6))


def _dues(
    version: Version, track: str, moved_in_on: date, end: date | None, until: date = FAR
) -> list[tuple[str, int, date]]:
    planned = version.follow_ups(
        track, Course(moved_in_on=moved_in_on, planned_end_on=end, until=until)
    )
    return [(each.kind, each.ordinal, each.due_on) for each in planned]


def _one(version: Version, track: str, kind: str, *, at: date, end: date | None) -> PlannedFollowUp:
    planned = version.follow_ups(track, Course(moved_in_on=at, planned_end_on=end, until=FAR))
    (found,) = [each for each in planned if each.kind == kind]
    return found


def _rule(window: Window, n: int = 0, **changes: object) -> FollowUpRule:
    return FollowUpRule(  # type: ignore[arg-type]
        **{"kind": "it", "title": "It", "task": "Do it.", "source": "Here", "window": window}
        | {"n": n}
        | changes
    )


# -- POLARIS --------------------------------------------------------------------------------------


def test_a_flexible_home_for_four_months() -> None:
    """V §§ 2.4, 2.6. 6 April 2023 is Maundy Thursday, 6 May a Saturday."""
    assert _dues(POLARIS, "home", date(2023, 3, 6), date(2023, 7, 6)) == [
        ("second_week", 1, date(2023, 3, 19)),
        ("recovery_star", 1, date(2023, 3, 26)),
        ("monthly", 1, date(2023, 4, 11)),
        ("monthly", 2, date(2023, 5, 8)),
        ("monthly", 3, date(2023, 6, 6)),
        ("three_months", 1, date(2023, 6, 6)),
        ("before_end", 1, date(2023, 6, 22)),
        ("monthly", 4, date(2023, 7, 6)),
    ]


def test_weeks_are_counted_with_the_day_of_moving_in_as_day_1() -> None:
    moved_in_on = date(2023, 3, 6)
    second = _one(POLARIS, "home", "second_week", at=moved_in_on, end=date(2023, 7, 6))
    assert (second.opens_on, second.due_on) == (date(2023, 3, 13), date(2023, 3, 19))  # 8-14
    third = _one(POLARIS, "home", "recovery_star", at=moved_in_on, end=date(2023, 7, 6))
    assert (third.opens_on, third.due_on) == (date(2023, 3, 20), date(2023, 3, 26))  # 15-21


def test_a_monthly_follow_up_takes_a_star_and_opens_a_week_ahead() -> None:
    planned = POLARIS.follow_ups(
        "home",
        Course(moved_in_on=date(2023, 3, 6), planned_end_on=date(2023, 5, 1), until=FAR),
    )
    (monthly,) = [each for each in planned if each.kind == "monthly"]
    assert monthly.rule.needs == ("star",)
    assert monthly.opens_on == date(2023, 3, 30)
    assert monthly.responsible is Office.FACILITY_STAFF


def test_month_ends_and_leap_day() -> None:
    assert [
        due
        for kind, _ordinal, due in _dues(POLARIS, "home", date(2023, 10, 31), date(2024, 4, 30))
        if kind == "monthly"
    ] == [
        date(2023, 11, 30),
        date(2024, 1, 2),  # 31 December is a Sunday, 1 January a holiday
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 4, 2),  # 31 March is Easter Day
        date(2024, 4, 30),
    ]


def test_summer_time_moves_no_date() -> None:
    """Weeks over the last Sunday of March and of October."""
    for moved_in_on in (date(2023, 3, 20), date(2023, 10, 23)):
        second = _one(
            POLARIS, "home", "second_week", at=moved_in_on, end=moved_in_on + timedelta(days=60)
        )
        assert second.due_on - moved_in_on == timedelta(days=13)


def test_a_guest_of_one_night() -> None:
    """V § 2.4: a talk on arrival, "Tak for nu", and a review though the guest has left."""
    friday = date(2023, 3, 10)
    assert _dues(POLARIS, "guest", friday, date(2023, 3, 11)) == [
        ("arrival_talk", 1, friday),
        ("thanks_for_now", 1, date(2023, 3, 11)),  # a Saturday: on the day, not after it
        ("next_working_day", 1, date(2023, 3, 13)),
    ]


def test_a_guest_over_easter() -> None:
    assert ("next_working_day", 1, date(2023, 4, 11)) in _dues(
        POLARIS, "guest", date(2023, 4, 5), date(2023, 4, 7)
    )


def test_a_short_stay_gets_only_the_windows_it_reaches() -> None:
    """Ten nights: the 2nd week begins before the end and is cut off by it, the 3rd does not."""
    moved_in_on, end = date(2023, 3, 6), date(2023, 3, 16)
    kinds = [kind for kind, _ordinal, _due in _dues(POLARIS, "home", moved_in_on, end)]
    assert sorted(kinds) == ["before_end", "second_week"]
    assert _one(POLARIS, "home", "second_week", at=moved_in_on, end=end).due_on == end


def test_extending_adds_and_takes_nothing_away() -> None:
    before = _dues(POLARIS, "home", date(2023, 3, 6), date(2023, 5, 10))
    after = _dues(POLARIS, "home", date(2023, 3, 6), date(2023, 8, 10))
    assert {(kind, n) for kind, n, _due in before} < {(kind, n) for kind, n, _due in after}
    moved = [each for each in before if each not in after]
    assert [kind for kind, _ordinal, _due in moved] == ["before_end"]


# -- MPO ------------------------------------------------------------------------------------------


def test_mpo_tells_the_acting_municipality_within_3_weekdays() -> None:
    """§ 110. Over Easter the three days are eight, and the orientering is open from the first."""
    orientering = _one(
        MPO, "place", "orientering_of_admission", at=date(2023, 4, 4), end=date(2023, 4, 20)
    )
    assert orientering.opens_on == date(2023, 4, 4)
    assert orientering.due_on == date(2023, 4, 12)  # 5, 11 and 12 April
    assert orientering.responsible is Office.FACILITY_LEADER
    leaving = _one(
        MPO, "place", "orientering_of_leaving", at=date(2023, 4, 4), end=date(2023, 4, 20)
    )
    assert (leaving.opens_on, leaving.due_on) == (date(2023, 4, 20), date(2023, 4, 25))


def test_the_three_weekdays_count_from_the_decision_where_it_is_known() -> None:
    """§ 110. Decided on Thursday 9 March 2023, moved in on the Monday after."""
    thursday, monday = date(2023, 3, 9), date(2023, 3, 13)
    dates = {"moved_in_on": monday, "planned_end_on": None, "until": FAR, "review_on": FAR}
    for decided_on, opens_on, due_on in (
        (thursday, thursday, date(2023, 3, 14)),
        (None, monday, date(2023, 3, 16)),
    ):
        planned = MPO.follow_ups("place", Course(decided_on=decided_on, **dates))  # type: ignore[arg-type]
        (orientering,) = [each for each in planned if each.kind == "orientering_of_admission"]
        assert (orientering.opens_on, orientering.due_on) == (opens_on, due_on)


def test_an_agreed_review_is_the_only_one_and_stays_on_its_day() -> None:
    """A Saturday, chosen by somebody; two reviews were held before it."""
    saturday = date(2023, 6, 10)
    planned = MPO.follow_ups(
        "place",
        Course(
            moved_in_on=date(2023, 3, 13),
            planned_end_on=None,
            until=FAR,
            review_on=saturday,
            reviews_held=2,
        ),
    )
    found = [(each.ordinal, each.due_on) for each in planned if each.kind == "plan_review"]
    assert found == [(3, saturday)]


def test_mpo_without_an_end_date_is_reviewed_until_the_horizon() -> None:
    planned = _dues(MPO, "place", date(2023, 8, 7), None, until=date(2023, 10, 31))
    assert planned == [
        ("orientering_of_admission", 1, date(2023, 8, 10)),
        ("coordinate_plans", 1, date(2023, 8, 21)),
        ("plan_review", 1, date(2023, 9, 4)),
        ("plan_review", 2, date(2023, 10, 2)),
        ("plan_review", 3, date(2023, 10, 30)),
    ]
    assert MPO.review_on("place", date(2023, 8, 7)) == date(2023, 9, 4)
    longer = _dues(MPO, "place", date(2023, 8, 7), None, until=date(2024, 1, 1))
    assert set(planned) < set(longer)


def test_the_fortnightly_meeting_is_the_house_s_and_planned_for_no_citizen() -> None:
    """V § 3.8: one meeting about all of Holstebro's own citizens in the house."""
    dates = {"moved_in_on": date(2023, 8, 7), "planned_end_on": None, "until": date(2023, 9, 10)}
    own = MPO.follow_ups("place", Course(own_citizen=True, **dates))  # type: ignore[arg-type]
    others = MPO.follow_ups("place", Course(**dates))  # type: ignore[arg-type]
    assert {each.kind for each in own} == {each.kind for each in others}
    (meeting,) = rules_about(MPO.meetings, About.HOUSE)
    assert meeting.own_citizens_only
    assert meeting.next_on(date(2023, 8, 7)) == date(2023, 8, 21)
    assert meeting.next_on(date(2026, 3, 23)) == date(2026, 4, 7)  # Easter Monday is the 6th


def test_the_mpo_project_meets_and_looks_ahead() -> None:
    """R. Eight weeks from Monday 7 March 2022; Easter Monday is 18 April."""
    assert _dues(PROJECT, "place", date(2022, 3, 7), date(2022, 5, 2)) == [
        ("review_meeting", 1, date(2022, 3, 21)),
        ("review_meeting", 2, date(2022, 4, 4)),
        ("review_meeting", 3, date(2022, 4, 19)),
        ("what_follows", 1, date(2022, 4, 19)),
        ("review_meeting", 4, date(2022, 5, 2)),
    ]


def test_nobody_on_outreach_is_forgotten() -> None:
    """Ours, a setting: a next contact every fortnight. The project planned none."""
    soon = date(2026, 4, 10)
    assert _dues(MPO, "outreach", date(2026, 3, 9), None, until=soon) == [
        ("next_contact", 1, date(2026, 3, 23)),
        ("next_contact", 2, date(2026, 4, 7)),  # Easter Monday is the 6th
    ]
    assert _dues(PROJECT, "outreach", date(2022, 3, 7), None) == []


# -- Pitstop --------------------------------------------------------------------------------------


def test_pitstop_asks_only_where_to_go_next() -> None:
    """V §§ 4.5, 4.6. Two weeks from Monday: days 7 and 14 are Sundays, and nobody is there."""
    assert _dues(PITSTOP, "room", date(2023, 3, 6), date(2023, 3, 20)) == [
        ("where_next", 1, date(2023, 3, 10)),
        ("last_day", 1, date(2023, 3, 17)),
    ]
    assert _dues(PITSTOP, "room", date(2023, 3, 8), date(2023, 3, 22)) == [
        ("where_next", 1, date(2023, 3, 14)),
        ("last_day", 1, date(2023, 3, 21)),
    ]


# -- The rules themselves -------------------------------------------------------------------------


def test_a_weekend_moves_later_unless_the_citizen_is_gone_by_then() -> None:
    """Day 6 from Monday is a Saturday."""
    monday = date(2024, 3, 4)
    rule = _rule(Window.DAY, 6)

    def due(rule: FollowUpRule, end: date | None) -> date:
        (planned,) = plan([rule], Course(moved_in_on=monday, planned_end_on=end, until=FAR))
        return planned.due_on

    assert due(rule, None) == date(2024, 3, 11)
    assert due(rule, date(2024, 3, 11)) == date(2024, 3, 11)
    assert due(rule, date(2024, 3, 10)) == date(2024, 3, 8)
    assert due(_rule(Window.DAY, 6, moves_earlier=True), None) == date(2024, 3, 8)
    assert due(_rule(Window.DAY, 6, working_days_only=False), None) == date(2024, 3, 9)


def test_a_stay_of_one_weekend_keeps_its_dates_within_itself() -> None:
    saturday, sunday = date(2024, 3, 9), date(2024, 3, 10)
    (planned,) = plan(
        [_rule(Window.BEFORE_END, 14)],
        Course(moved_in_on=saturday, planned_end_on=sunday, until=FAR),
    )
    assert (planned.opens_on, planned.due_on) == (saturday, saturday)


def test_saturday_counts_in_the_deadline_where_the_rule_says_so() -> None:
    thursday = date(2024, 3, 7)
    for saturdays, expected in ((False, date(2024, 3, 12)), (True, date(2024, 3, 11))):
        rule = _rule(Window.WORKING_DAYS_AFTER, 3, saturdays=saturdays)
        (planned,) = plan([rule], Course(moved_in_on=thursday, planned_end_on=None, until=thursday))
        assert planned.due_on == expected


@pytest.mark.parametrize("window", [Window.WEEK, Window.EVERY_DAYS, Window.AFTER_MONTHS])
def test_a_counted_window_takes_a_number(window: Window) -> None:
    with pytest.raises(ValueError, match="n of at least 1"):
        _rule(window)


def test_a_day_on_which_the_house_is_closed_is_moved_off_like_a_holiday() -> None:
    rule = _rule(Window.EVERY_DAYS, 14)
    monday = date(2026, 6, 1)
    dates = {"moved_in_on": monday, "planned_end_on": monday + timedelta(days=30), "until": FAR}
    closed = {monday + timedelta(days=14), monday + timedelta(days=15)}
    planned = plan([rule], Course(closed_on=closed, **dates))  # type: ignore[arg-type]
    assert [(each.due_on - monday).days for each in planned] == [16, 28]
    assert planned[0].nominal_on == monday + timedelta(days=14)


@pytest.mark.parametrize("law", [{"is_owed_by_law": True}, {"informs_municipality": True}])
def test_no_deadline_of_the_law_waits_for_a_closed_house(law: dict[str, bool]) -> None:
    rule = _rule(Window.DAY, 15, **law)
    monday = date(2026, 6, 1)
    dates = {"moved_in_on": monday, "planned_end_on": None, "until": FAR}
    closed = {monday + timedelta(days=14)}
    (planned,) = plan([rule], Course(closed_on=closed, **dates))  # type: ignore[arg-type]
    assert planned.due_on == monday + timedelta(days=14)
