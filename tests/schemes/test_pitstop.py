"""Pitstop, row by row. V = VIVE 2023, chapter 4."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.base import Facts, Referrer
from tests.schemes.tables import outcome

ON = date(2023, 5, 1)
PITSTOP = schemes.get("pitstop").on(ON)

ANSWERS = {
    "situation": "after",
    **dict.fromkeys(["own_citizen", "exposed", "self_reliant", "fits_in", "known"], "yes"),
    **dict.fromkeys(["violent", "suicidal", "earlier_violence"], "no"),
}


def _facts(**changes: object) -> Facts:
    answers = ANSWERS | changes.pop("answers", {})  # type: ignore[operator]
    facts = {"home_municipality": "0751", "referrer": Referrer.HOSPITAL} | changes
    return Facts(track="room", on=ON, answers=answers, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "facts", "hard", "to_override", "blocking_questions"),
    [
        ("V § 4.2: after a stay in hospital", _facts(), [], [], []),
        ("V § 4.2: before one", _facts(answers={"situation": "before"}), [], [], []),
        ("V § 4.2: to avoid one", _facts(answers={"situation": "instead"}), [], [], []),
        ("V § 4.2: not ill", _facts(answers={"situation": "none"}), [], ["situation"], []),
        (
            "V § 4.4: anonymous, no municipality, no age",
            _facts(anonymous=True, home_municipality=None, answers={"own_citizen": "unknown"}),
            [],
            [],
            [],
        ),
        (
            "V § 4.4: offered to Aarhus' citizens",
            _facts(home_municipality="0101", answers={"own_citizen": "no"}),
            [],
            ["own_citizen"],
            [],
        ),
        ("V § 4.4: never self-referral", _facts(referrer=Referrer.CITIZEN), ["referrer"], [], []),
        ("V § 4.4: a drop-in centre", _facts(referrer=Referrer.DROP_IN_CENTRE), [], [], []),
        ("V § 4.4: the street nurse", _facts(referrer=Referrer.OUTREACH), [], [], []),
        ("V § 4.2: violent now", _facts(answers={"violent": "yes"}), ["violent"], [], []),
        ("V § 4.2: suicidal", _facts(answers={"suicidal": "yes"}), ["suicidal"], [], []),
        (
            "V § 4.4: much violence, another professional says not in recent years",
            _facts(answers={"earlier_violence": "assessed_past"}),
            [],
            [],
            [],
        ),
        (
            "V § 4.4: much violence, not assessed yet",
            _facts(answers={"earlier_violence": "not_assessed"}),
            [],
            [],
            ["earlier_violence"],
        ),
        (
            "V § 4.4: much violence, also in recent years",
            _facts(answers={"earlier_violence": "recent"}),
            ["earlier_violence"],
            [],
            [],
        ),
        (
            "V § 4.2: self-reliant and able to be in the house",
            _facts(answers={"self_reliant": "no", "fits_in": "no"}),
            [],
            ["fits_in", "self_reliant"],
            [],
        ),
        ("V § 4.4: nobody knows the citizen", _facts(answers={"known": "no"}), [], ["known"], []),
        (
            "V § 4.4: the second professional is the usual way, not a rule",
            _facts(answers={"second_professional": "no", "talked_with_citizen": "no"}),
            [],
            [],
            [],
        ),
        (
            "V § 4.7: asking the municipality first refuses nobody",
            _facts(answers={"municipality_asked": "no"}),
            [],
            [],
            [],
        ),
    ],
)
def test_pitstop(
    source: str,
    facts: Facts,
    hard: list[str],
    to_override: list[str],
    blocking_questions: list[str],
) -> None:
    assert outcome(PITSTOP, facts) == (hard, to_override, blocking_questions), source


def test_the_forstander_decides() -> None:
    """V § 4.4."""
    assert PITSTOP.may_decide("room", "facility_leader")
    assert not PITSTOP.may_decide("room", "facility_staff")
    assert not PITSTOP.may_decide("room", "caseworker")


@pytest.mark.parametrize(
    ("ends_on", "code"), [(date(2023, 5, 15), None), (date(2023, 5, 16), "too_long")]
)
def test_fourteen_days_are_fourteen_nights(ends_on: date, code: str | None) -> None:
    """V § 4.1; more with a reason."""
    problem = PITSTOP.length_problem("room", moved_in_on=ON, ends_on=ends_on)
    assert (problem and problem.code) == code
    assert problem is None or not problem.hard
    assert PITSTOP.latest_end("room", ON) == date(2023, 5, 15)
    assert PITSTOP.length_problem("room", moved_in_on=ON, ends_on=date(2023, 5, 2)) is None


def test_as_little_paperwork_as_possible() -> None:
    """DOMAIN.md § 3: no plan, no star, no demands; the grant pays, it is free for the citizen."""
    assert PITSTOP.parts == {"onward", "remembered"}
    assert PITSTOP.words.plan == ""
    assert PITSTOP.words.leader == "forstander"
    assert PITSTOP.anonymous_allowed
    assert PITSTOP.track("room").legal_bases == ()
    assert PITSTOP.payment.payer == "grant"


def test_the_forstander_asks_a_citizen_to_leave() -> None:
    """V § 4.4."""
    assert PITSTOP.may_ask_to_leave("room", "facility_leader")
    for office in ("facility_staff", "caseworker", "volunteer", ""):
        assert not PITSTOP.may_ask_to_leave("room", office)
