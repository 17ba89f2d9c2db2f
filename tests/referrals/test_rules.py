"""What each verb does to a referral in each state, written out."""

from __future__ import annotations

from datetime import date

import pytest

from core.problems import Conflict
from referrals.models import Referral
from referrals.rules import Verb, apply

STATES = ("submitted", "accepted", "refused", "withdrawn", "closed")
_OVER = ("already_refused", "already_withdrawn", "already_closed")
_TO_BE_DECIDED = ("submitted", "already_accepted", *_OVER)
_OPEN = ("submitted", "accepted", *_OVER)
#: Where it leads, or why it can't be done.
TABLE = {
    "answer": ("submitted", "already_accepted", *_OVER),
    "note": STATES,
    "set_municipalities": ("submitted", "accepted", *_OVER),
    "accept": ("accepted", "already_accepted", *_OVER),
    "refuse": ("refused", "already_accepted", *_OVER),
    "award_after_all": ("not_decided", "already_accepted", "accepted", *_OVER[1:]),
    "take_back": ("not_decided", "refused", *_OVER),
    "withdraw": ("withdrawn", "already_accepted", *_OVER),
    "report_change": ("submitted", "accepted", *_OVER),
    "handle_change": STATES,
    "add_fact": STATES,
    "attach": STATES,
    "remove_file": STATES,
    "ready": ("submitted", "accepted", *_OVER),
    "wait": ("submitted", "accepted", *_OVER),
    "set_need": ("submitted", "accepted", *_OVER),
    "offer": ("not_decided", "accepted", *_OVER),
    "answer_offer": ("not_decided", "accepted", *_OVER),
    "close": ("closed", "closed", *_OVER),
    "hold": ("submitted", "accepted", *_OVER),
    "book": ("not_decided", "accepted", *_OVER),
    "start": ("not_decided", "accepted", *_OVER),
    "take": _OPEN,
    "hand_over": _OPEN,
    "ask_information": _TO_BE_DECIDED,
    "give_information": _TO_BE_DECIDED,
    "take_back_question": _TO_BE_DECIDED,
    "plan_meeting": _OPEN,
    "write_meeting": _OPEN,
    "cancel_meeting": _OPEN,
    "ask_opinion": _TO_BE_DECIDED,
    "give_opinion": _TO_BE_DECIDED,
    "hear": _TO_BE_DECIDED,
    "end_hearing": _TO_BE_DECIDED,
    "move_hearing": _TO_BE_DECIDED,
    "call_off_hearing": _TO_BE_DECIDED,
    "weigh": _TO_BE_DECIDED,
    "move": _TO_BE_DECIDED,
    "redirect": ("closed", "already_accepted", *_OVER),
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
