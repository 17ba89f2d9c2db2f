"""What can be done with a referral, and what a rule of it says (``rules``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from organisations.verb_rules import VerbRule
from referrals.models import Referral

Status = Referral.Status


class Verb(StrEnum):
    ANSWER = "answer"
    NOTE = "note"
    SET_MUNICIPALITIES = "set_municipalities"
    ACCEPT = "accept"
    REFUSE = "refuse"
    AWARD_AFTER_ALL = "award_after_all"
    TAKE_BACK = "take_back"
    WITHDRAW = "withdraw"
    REPORT_CHANGE = "report_change"
    HANDLE_CHANGE = "handle_change"
    ADD_FACT = "add_fact"
    ATTACH = "attach"
    REMOVE_FILE = "remove_file"
    CLOSE = "close"
    READY = "ready"
    WAIT = "wait"
    SET_NEED = "set_need"
    OFFER = "offer"
    ANSWER_OFFER = "answer_offer"
    HOLD = "hold"
    BOOK = "book"
    START = "start"  # help without a place
    # While it is assessed: ``assessment_rules``.
    TAKE = "take"
    HAND_OVER = "hand_over"
    ASK_INFORMATION = "ask_information"
    GIVE_INFORMATION = "give_information"
    TAKE_BACK_QUESTION = "take_back_question"
    PLAN_MEETING = "plan_meeting"
    WRITE_MEETING = "write_meeting"
    CANCEL_MEETING = "cancel_meeting"
    ASK_OPINION = "ask_opinion"
    GIVE_OPINION = "give_opinion"
    HEAR = "hear"
    END_HEARING = "end_hearing"
    MOVE_HEARING = "move_hearing"
    CALL_OFF_HEARING = "call_off_hearing"
    WEIGH = "weigh"
    MOVE = "move"  # to another house or track of the same scheme
    REDIRECT = "redirect"  # to another offer


class Side(StrEnum):
    """Whose it is to do: the organisation that asked, or the one that was asked."""

    SENDER = "sender"
    RECEIVER = "receiver"
    #: The sender, or the receiver who is rung.
    EITHER = "either"


@dataclass(frozen=True, kw_only=True)
class ReferralRule(VerbRule):
    #: The states in which it is done, and the one it leads to; None leaves the state as it is.
    before: frozenset[Status]
    after: Status | None = None
    #: Not once the citizen has been given a place, unless that came to nothing.
    before_a_place_only: bool = False
    #: Not once the citizen has come: what then ends is the stay.
    before_arrival_only: bool = False
    side: Side = Side.RECEIVER
    #: Only for those who decide in the scheme.
    decides: bool = False
    #: How long after it was refused, withdrawn or closed; None: as long as the states allow.
    until_after_end: timedelta | None = None
