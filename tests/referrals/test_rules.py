"""What each verb does to a referral in each state, written out."""

from __future__ import annotations

from datetime import date

import pytest

from core.problems import Conflict
from referrals.models import Referral
from referrals.rules import Verb, apply

STATES = ("submitted", "accepted", "refused", "withdrawn", "closed")
_OVER = ("already_refused", "already_withdrawn", "already_closed")
#: Where it leads, or why it can't be done.
TABLE = {
    "answer": ("submitted", "already_accepted", *_OVER),
    "note": STATES,
    "set_municipalities": ("submitted", "accepted", *_OVER),
    "accept": ("accepted", "already_accepted", *_OVER),
    "refuse": ("refused", "already_accepted", *_OVER),
    "withdraw": ("withdrawn", "already_accepted", *_OVER),
    "report_change": ("submitted", "accepted", *_OVER),
    "handle_change": STATES,
    "ready": ("submitted", "accepted", *_OVER),
    "wait": ("submitted", "accepted", *_OVER),
    "set_need": ("submitted", "accepted", *_OVER),
    "offer": ("not_decided", "accepted", *_OVER),
    "answer_offer": ("not_decided", "accepted", *_OVER),
    "close": ("closed", "closed", *_OVER),
    "hold": ("submitted", "accepted", *_OVER),
    "book": ("not_decided", "accepted", *_OVER),
    "start": ("not_decided", "accepted", *_OVER),
}


def outcome_of(referral: Referral, verb: Verb) -> str:
    before = referral.status
    try:
        apply(referral, verb)
    except Conflict as problem:
        return problem.code if referral.status == before else "half done"
    return referral.status


@pytest.mark.parametrize("verb", list(Verb))
def test_what_each_verb_does_in_each_state(verb: Verb) -> None:
    for status, expected in zip(STATES, TABLE[verb], strict=True):
        referral = Referral(
            scheme="polaris", track="home", rules_on=date(2026, 3, 17), status=status
        )
        assert (status, outcome_of(referral, verb)) == (status, expected)
