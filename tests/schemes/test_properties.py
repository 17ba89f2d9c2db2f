"""What holds whatever is answered and whenever a citizen moves in."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

import schemes
from schemes.assess import assess
from schemes.base import Course, Facts, Referrer, State, Version, Weight, Window
from schemes.calendar import add_working_days, clock_starts, is_working_day
from schemes.house_schedule import plan
from schemes.schedule import FollowUpRule
from tests.schemes.made_up import HARBOUR

VERSIONS = [v for scheme in (*schemes.SCHEMES.values(), HARBOUR) for v in scheme.versions]
TRACKS = [(version, track.key) for version in VERSIONS for track in version.tracks]
KEYS = sorted({criterion.key for version in VERSIONS for criterion in version.criteria})
CHOICES = sorted(
    {choice.key for version in VERSIONS for each in version.criteria for choice in each.choices}
)

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
tracks = st.sampled_from(TRACKS)
answers = st.dictionaries(
    st.sampled_from(KEYS) | st.text(max_size=8),
    st.sampled_from(["yes", "no", "unknown", *CHOICES]) | st.text(max_size=20),
)
nights = st.integers(min_value=1, max_value=400)


@given(
    which=tracks,
    on=days,
    referrer=st.none() | st.sampled_from(Referrer),
    age=st.none() | st.integers(min_value=-1, max_value=150),
    home=st.none() | st.sampled_from(["0657", "0661", "0751", "0101"]) | st.text(max_size=5),
    anonymous=st.booleans(),
    given_answers=answers,
)
def test_any_facts_get_a_verdict_that_agrees_with_itself(
    which: tuple[Version, str],
    on: date,
    referrer: Referrer | None,
    age: int | None,
    home: str | None,
    anonymous: bool,
    given_answers: dict[str, str],
) -> None:
    version, track = which
    verdict = assess(
        version,
        Facts(
            track=track,
            on=on,
            referrer=referrer,
            age=age,
            home_municipality=home,
            anonymous=anonymous,
            answers=given_answers,
        ),
    )
    judged = [each for each in version.criteria_for(track) if not each.is_off(given_answers)]
    assert [each.criterion for each in verdict.findings] == judged
    assert {*verdict.blocking, *verdict.to_override} == set(verdict.refusals)
    refused = {refusal.code for refusal in verdict.refusals}
    open_codes = {question.code for question in verdict.open_questions}
    assert not refused & open_codes
    for finding in verdict.findings:
        key, refuses = finding.criterion.key, finding.criterion.weight is not Weight.INFORMATION
        assert (key in refused) is (refuses and finding.state is State.NOT_MET)
        if finding.state is State.MET:
            assert key not in open_codes


@given(which=tracks, moved_in_on=days, stay=nights, longer=nights, own=st.booleans())
def test_follow_ups_stay_within_bounds_and_an_extension_takes_none_away(
    which: tuple[Version, str], moved_in_on: date, stay: int, longer: int, own: bool
) -> None:
    version, track = which
    windows = {rule.kind: rule.window for rule in version.track(track).follow_ups}
    end = moved_in_on + timedelta(days=stay)

    def planned(until_end: date):  # type: ignore[no-untyped-def]
        return version.follow_ups(
            track,
            Course(
                moved_in_on=moved_in_on,
                planned_end_on=until_end,
                until=moved_in_on,
                own_citizen=own,
            ),
        )

    now, later = planned(end), planned(end + timedelta(days=longer))
    for each in now:
        assert moved_in_on <= each.opens_on <= each.due_on
        if each.due_on > end:
            assert windows[each.kind] in {
                Window.NEXT_WORKING_DAY,
                Window.WORKING_DAYS_AFTER,
                Window.WORKING_DAYS_AFTER_LEAVING,
                Window.WORKING_DAYS_AFTER_DECISION,
            }
            assert is_working_day(each.due_on)
    assert [each.due_on for each in now] == sorted(each.due_on for each in now)
    identities = [(each.kind, each.ordinal) for each in now]
    assert len(identities) == len(set(identities))
    assert set(identities) <= {(each.kind, each.ordinal) for each in later}
    due_later = {(each.kind, each.ordinal): each.due_on for each in later}
    assert all(due_later[each.kind, each.ordinal] >= each.due_on for each in now)


@given(which=tracks, moved_in_on=days, horizon=nights, further=nights)
def test_a_later_horizon_only_adds(
    which: tuple[Version, str], moved_in_on: date, horizon: int, further: int
) -> None:
    version, track = which
    near, far = (
        version.follow_ups(
            track,
            Course(
                moved_in_on=moved_in_on,
                planned_end_on=None,
                until=moved_in_on + timedelta(days=until),
                own_citizen=True,
            ),
        )
        for until in (horizon, horizon + further)
    )
    assert set(near) <= set(far)


@given(
    moved_in_on=days,
    stay=nights,
    longer=nights,
    n=st.integers(min_value=1, max_value=60),
    window=st.sampled_from(Window),
    earlier=st.booleans(),
)
def test_every_kind_of_window_keeps_its_identity(
    moved_in_on: date, stay: int, longer: int, n: int, window: Window, earlier: bool
) -> None:
    rule = FollowUpRule(
        kind="it",
        title="It",
        task="Do it.",
        source="Here",
        window=window,
        n=n,
        moves_earlier=earlier,
    )
    end = moved_in_on + timedelta(days=stay)
    dates = {"moved_in_on": moved_in_on, "until": moved_in_on}
    now = plan([rule], Course(planned_end_on=end, **dates))
    later = plan([rule], Course(planned_end_on=end + timedelta(days=longer), **dates))
    assert [each.ordinal for each in now] == list(range(1, len(now) + 1))
    assert {each.ordinal for each in now} <= {each.ordinal for each in later}


@given(which=tracks, moved_in_on=days, stay=nights)
def test_a_stay_is_too_long_exactly_when_it_ends_after_the_latest_end(
    which: tuple[Version, str], moved_in_on: date, stay: int
) -> None:
    version, track = which
    ends_on = moved_in_on + timedelta(days=stay)
    problem = version.length_problem(track, moved_in_on=moved_in_on, ends_on=ends_on)
    latest = version.latest_end(track, moved_in_on)
    too_long = problem is not None and problem.code == "too_long"
    assert too_long is (latest is not None and ends_on > latest)
    assert problem is None or (problem.text and problem.source)


@given(day=days, n=st.integers(min_value=1, max_value=30))
def test_working_days_add_up(day: date, n: int) -> None:
    result = add_working_days(day, n)
    between = [day + timedelta(days=k) for k in range(1, (result - day).days + 1)]
    assert sum(is_working_day(each) for each in between) == n
    assert is_working_day(result)


@settings(max_examples=200)
@given(received=st.datetimes(timezones=st.timezones()))
def test_the_clock_never_starts_before_the_request(received) -> None:  # type: ignore[no-untyped-def]
    if not 1970 <= received.year <= 2100:
        return
    started = clock_starts(received)
    assert started >= received
    assert is_working_day(started.date())
    assert clock_starts(started) == started
