"""What each verb does to a referral in each state, written out."""

from __future__ import annotations

from datetime import date

import pytest

from core.problems import Conflict
from referrals.models import Referral
from referrals.rules import Verb, apply

STATES = ("submitted", "accepted", "refused", "withdrawn")
#: Where it leads, or why it can't be done.
TABLE = {
    "answer": ("submitted", "already_accepted", "already_refused", "already_withdrawn"),
    "note": ("submitted", "accepted", "refused", "withdrawn"),
    "set_municipalities": ("submitted", "accepted", "already_refused", "already_withdrawn"),
    "accept": ("accepted", "already_accepted", "already_refused", "already_withdrawn"),
    "refuse": ("refused", "already_accepted", "already_refused", "already_withdrawn"),
    "withdraw": ("withdrawn", "withdrawn", "already_refused", "already_withdrawn"),
    "hold": ("submitted", "accepted", "already_refused", "already_withdrawn"),
    "book": ("not_decided", "accepted", "already_refused", "already_withdrawn"),
    "start": ("not_decided", "accepted", "already_refused", "already_withdrawn"),
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
