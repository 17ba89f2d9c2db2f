"""MPO, row by row. V = VIVE 2023, chapter 3; R = Rand's article on the project."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import schemes
from schemes.base import Facts, Referrer, Version
from tests.schemes.tables import outcome

IN_THE_PROJECT = date(2022, 12, 31)
SINCE = date(2023, 1, 1)

ANSWERS = {
    "target_group": "yes",
    "situation": "treatment_finished",
    "other_help_exhausted": "yes",
    "takes_part": "yes",
    "active_misuse": "no",
    "acutely_clarified": "yes",
    "health_purpose": "yes",
    "can_take_part": "yes",
}


def _version(on: date) -> Version:
    return schemes.get("mpo").on(on)


def _facts(on: date = SINCE, track: str = "place", **changes: object) -> Facts:
    answers = ANSWERS | changes.pop("answers", {})  # type: ignore[operator]
    facts = {"age": 50, "home_municipality": "0661", "referrer": Referrer.PSYCHIATRY} | changes
    return Facts(track=track, on=on, answers=answers, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "facts", "hard", "to_override", "blocking_questions"),
    [
        ("V § 3.2: the target group", _facts(), [], [], []),
        ("V § 3.4: any municipality's citizen", _facts(home_municipality="0101"), [], [], []),
        ("... also where it is not known yet", _facts(home_municipality=None), [], [], []),
        ("V § 3.4: the citizen asks", _facts(referrer=Referrer.CITIZEN), [], [], []),
        ("V § 3.4: the GP refers", _facts(referrer=Referrer.GP), [], [], []),
        (
            "V § 3.2: not in the target group",
            _facts(answers={"target_group": "no", "situation": "none"}),
            [],
            ["situation", "target_group"],
            [],
        ),
        (
            "R: dual diagnosis, in the project",
            _facts(IN_THE_PROJECT, answers={"situation": "dual_diagnosis"}),
            [],
            [],
            [],
        ),
        (
            "V § 3.4: other help first",
            _facts(answers={"other_help_exhausted": "no"}),
            [],
            ["other_help_exhausted"],
            [],
        ),
        (
            "V § 3.4: can, is motivated to and wants to take part",
            _facts(answers={"takes_part": "no"}),
            [],
            ["takes_part"],
            [],
        ),
        (
            "V §§ 3.2, 3.4: chooses not to use substances; the leader judges",
            _facts(answers={"active_misuse": "yes"}),
            [],
            ["active_misuse"],
            [],
        ),
        (
            "V § 3.4: these are to be settled before admission",
            _facts(
                answers=dict.fromkeys(
                    ["takes_part", "active_misuse", "acutely_clarified"], "unknown"
                )
            ),
            [],
            [],
            ["active_misuse", "acutely_clarified", "takes_part"],
        ),
        ("§ 110: the orientering takes a name", _facts(anonymous=True), ["anonymous"], [], []),
        (
            "V § 3.2: outreach does not ask about substances or other help",
            _facts(
                track="outreach",
                answers={"active_misuse": "yes", "other_help_exhausted": "no"},
            ),
            [],
            [],
            [],
        ),
        (
            "R: outreach has a clear health purpose",
            _facts(IN_THE_PROJECT, track="outreach", answers={"health_purpose": "no"}),
            [],
            ["health_purpose"],
            [],
        ),
        ("R, the project: Holstebro's citizen", _facts(IN_THE_PROJECT), [], [], []),
        (
            "V § 3.4, the project: Holstebro's citizens only",
            _facts(IN_THE_PROJECT, home_municipality="0657"),
            ["own_citizen"],
            [],
            [],
        ),
        (
            "the project: the municipality must be known",
            _facts(IN_THE_PROJECT, home_municipality=None),
            [],
            [],
            ["own_citizen"],
        ),
        (
            "R, the project: professionals only",
            _facts(IN_THE_PROJECT, referrer=Referrer.CITIZEN),
            ["referrer"],
            [],
            [],
        ),
        (
            "V § 3.2, the project: use was no bar",
            _facts(IN_THE_PROJECT, answers={"uses_substances": "yes", "active_misuse": "yes"}),
            [],
            [],
            [],
        ),
        (
            "V § 3.4, the project: individual possibilities of taking part",
            _facts(IN_THE_PROJECT, answers={"can_take_part": "no"}),
            [],
            ["can_take_part"],
            [],
        ),
    ],
)
def test_mpo(
    source: str,
    facts: Facts,
    hard: list[str],
    to_override: list[str],
    blocking_questions: list[str],
) -> None:
    assert outcome(_version(facts.on), facts) == (hard, to_override, blocking_questions), source


@pytest.mark.parametrize("on", [IN_THE_PROJECT, SINCE])
@pytest.mark.parametrize("track", ["place", "outreach"])
def test_the_leader_decides(on: date, track: str) -> None:
    version = _version(on)
    assert version.may_decide(track, "facility_leader")
    assert not version.may_decide(track, "caseworker")


def test_the_project_describes_its_two_deciders() -> None:
    """V § 3.4."""
    assert "project leader" in _version(IN_THE_PROJECT).track("place").who_decides


def test_the_project_was_up_to_eight_weeks() -> None:
    """V § 3.1; R."""
    version, monday = _version(IN_THE_PROJECT), date(2022, 3, 7)
    eight_weeks = monday + timedelta(weeks=8)
    assert version.latest_end("place", monday) == eight_weeks
    assert version.length_problem("place", moved_in_on=monday, ends_on=eight_weeks) is None
    longer = version.length_problem(
        "place", moved_in_on=monday, ends_on=eight_weeks + timedelta(days=1)
    )
    assert longer is not None
    assert (longer.code, longer.hard) == ("too_long", False)


def test_since_then_no_end_is_set_but_there_is_always_a_next_look() -> None:
    """DOMAIN.md § 3: no end date set at the start, an estimated 3 months is typical."""
    version = _version(SINCE)
    length = version.track("place").length
    assert not length.end_set_at_start
    assert version.latest_end("place", date(2023, 3, 6)) is None
    # 28 nights; from 9 March 2023 that is Maundy Thursday, so the look is after Easter.
    assert version.review_on("place", date(2023, 3, 6)) == date(2023, 4, 3)
    assert version.review_on("place", date(2023, 3, 9)) == date(2023, 4, 11)


def test_outreach_takes_no_place_and_has_no_time_limit() -> None:
    for on in (IN_THE_PROJECT, SINCE):
        track = _version(on).track("outreach")
        assert not track.takes_place
        assert not track.length.end_set_at_start
        assert _version(on).latest_end("outreach", on) is None
        assert _version(on).review_on("outreach", on) is None


def test_who_pays() -> None:
    """The rate is charged to the acting municipality; the project's funds before (V § 3.3)."""
    assert _version(SINCE).payment.payer == "acting_municipality"
    assert _version(IN_THE_PROJECT).payment.payer == "grant"


@pytest.mark.parametrize("on", [IN_THE_PROJECT, SINCE])
def test_outreach_costs_nobody_anything(on: date) -> None:
    assert _version(on).payment_for("outreach") is None
    assert _version(on).payment_for("place") is not None


def test_days_with_refund_by_the_day_each_limit_began() -> None:
    """120 days, and 90 from 1 April 2026: both *verify* (DOMAIN.md § 3.2)."""
    refund = _version(SINCE).track("place").refund
    assert refund is not None
    assert refund.most_days_on(date(2023, 9, 30)) is None
    assert refund.most_days_on(date(2023, 10, 1)) == 120
    assert refund.most_days_on(date(2026, 3, 31)) == 120
    assert refund.most_days_on(date(2026, 4, 1)) == 90
    assert _version(IN_THE_PROJECT).track("place").refund is None
    assert _version(SINCE).track("outreach").refund is None


def test_a_relapse_may_end_a_stay_today_and_never_did_in_the_project() -> None:
    """V § 3.2; R."""
    today, project = _version(SINCE).relapse, _version(IN_THE_PROJECT).relapse
    assert today is not None
    assert project is not None
    assert (today.may_end_stay, project.may_end_stay) == (True, False)
