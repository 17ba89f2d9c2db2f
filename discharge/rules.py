"""What may be done between the two sides, by which of them, and why not.

One row per verb. A service raises what stands here; the page shows it beside the button that can't
be used. Where the receiver's own people sent the referral there is one side, which does both's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, NotAllowed, Problem
from discharge.sides import BOTH, Side
from organisations.actors import Actor
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from referrals.models import Referral
from referrals.rules import already

Status = Referral.Status


class Verb(StrEnum):
    DISPUTE = "dispute"
    END_DISPUTE = "end_dispute"
    SET_CAUSE = "set_cause"
    WRITE_AGREEMENT = "write_agreement"
    WRITE_ITEM = "write_item"
    RECEIVE_ITEM = "receive_item"
    ASK_FOR_MISSING = "ask_for_missing"
    PROMISE = "promise"
    ANSWER_PROMISE = "answer_promise"
    RECEIVE_PROMISE = "receive_promise"
    NAME_COORDINATOR = "name_coordinator"
    WRITE_MESSAGE = "write_message"
    READ_MESSAGES = "read_messages"
    RAISE_DISAGREEMENT = "raise_disagreement"
    WRITE_VIEW = "write_view"
    SETTLE = "settle"


#: What takes part in a case: the sender's people refer, the receiver's assess.
TAKES_PART: Final[dict[Side, Permission]] = {
    Side.SENDER: Permission.REFER,
    Side.RECEIVER: Permission.ASSESS,
}
_EITHER: Final = (Permission.REFER, Permission.ASSESS)
_RECEIVERS: Final = (Permission.ASSESS,)


@dataclass(frozen=True, kw_only=True)
class DischargeRule(VerbRule):
    permissions: tuple[Permission, ...] = _EITHER
    sides: frozenset[Side] = BOTH
    #: Not once the referral was refused, withdrawn or closed: nobody waits by it any more.
    while_open_only: bool = False


RULES: Final[dict[Verb, DischargeRule]] = {
    Verb.DISPUTE: DischargeRule(
        label=_("Dispute that the citizen is ready"),
        address="dispute_readiness",
        permissions=_RECEIVERS,
        sides=frozenset({Side.RECEIVER}),
        while_open_only=True,
    ),
    Verb.END_DISPUTE: DischargeRule(
        label=_("End the dispute"),
        address="end_dispute",
        permissions=_RECEIVERS,
        sides=frozenset({Side.RECEIVER}),
    ),
    # Also when the waiting is over: the month's sheet is to be complete.
    Verb.SET_CAUSE: DischargeRule(label=_("Set the cause of the waiting"), address="set_cause"),
    Verb.WRITE_AGREEMENT: DischargeRule(
        label=_("Kind and consent"), address="write_agreement", while_open_only=True
    ),
    Verb.WRITE_ITEM: DischargeRule(
        label=_("Write the item"), address="write_item", while_open_only=True
    ),
    Verb.RECEIVE_ITEM: DischargeRule(
        label=_("Confirm that it is received"), address="receive_item"
    ),
    Verb.ASK_FOR_MISSING: DischargeRule(
        label=_("Ask the ward for what is missing"),
        address="ask_for_missing",
        permissions=_RECEIVERS,
        sides=frozenset({Side.RECEIVER}),
        while_open_only=True,
    ),
    Verb.PROMISE: DischargeRule(
        label=_("Write a promise"), address="give_promise", while_open_only=True
    ),
    Verb.ANSWER_PROMISE: DischargeRule(label=_("Say how it went"), address="answer_promise"),
    Verb.RECEIVE_PROMISE: DischargeRule(
        label=_("Confirm that it is received"), address="receive_promise"
    ),
    Verb.NAME_COORDINATOR: DischargeRule(
        label=_("Name the coordinator"), address="name_coordinator", while_open_only=True
    ),
    Verb.WRITE_MESSAGE: DischargeRule(label=_("Send the message"), address="discharge_messages"),
    Verb.READ_MESSAGES: DischargeRule(
        label=_("Confirm that they are read"), address="read_messages"
    ),
    Verb.RAISE_DISAGREEMENT: DischargeRule(
        label=_("Write down a disagreement"), address="raise_disagreement"
    ),
    Verb.WRITE_VIEW: DischargeRule(label=_("Write your side's view"), address="write_view"),
    Verb.SETTLE: DischargeRule(label=_("Write how it was settled"), address="settle_disagreement"),
}

OTHER_SIDE: Final = _("This is the other side's to do.")
NOT_DECLARED: Final = _("The citizen has not been declared ready for discharge.")


def sides_of(by: Actor, referral: Referral) -> frozenset[Side]:
    """Whose people the actor is one of; none for somebody who takes no part (a supervisor)."""
    own: set[Side] = set()
    if by.organisation.pk == referral.controller_id and by.may(TAKES_PART[Side.RECEIVER]):
        own.add(Side.RECEIVER)
        if referral.sender_id == referral.controller_id:
            own.add(Side.SENDER)
    elif by.organisation.pk == referral.sender_id and by.may(TAKES_PART[Side.SENDER]):
        own.add(Side.SENDER)
    return frozenset(own)


def side_of(by: Actor, referral: Referral) -> Side:
    """The side whose word it is; the receiver's where the actor does both sides' or neither's."""
    return Side.SENDER if sides_of(by, referral) == {Side.SENDER} else Side.RECEIVER


def not_this_person(by: Actor, verb: Verb, referral: Referral) -> NotAllowed | None:
    """Why this person may not; None if the person may."""
    sides = sides_of(by, referral)
    if not sides or not RULES[verb].may(by):
        return NotAllowed("not_allowed", _("Your role does not allow this."))
    if not sides & RULES[verb].sides:
        return NotAllowed("other_side", OTHER_SIDE)
    return None


def must(by: Actor, verb: Verb, referral: Referral) -> None:
    """Raise unless this person may."""
    if problem := not_this_person(by, verb, referral):
        raise problem


def must_be_on(side: str, by: Actor, referral: Referral, words: str | Lazy = OTHER_SIDE) -> None:
    """Raise :class:`NotAllowed` ``other_side`` unless it is the actor's side's."""
    if side not in sides_of(by, referral):
        raise NotAllowed("other_side", words)


def obstacle(referral: Referral, verb: Verb) -> Conflict | None:
    """Why the referral's state does not allow the verb; None if it does."""
    over = (Status.REFUSED, Status.WITHDRAWN, Status.CLOSED)
    if RULES[verb].while_open_only and referral.status in over:
        return already(referral.status)
    return None


def must_be_open(referral: Referral, verb: Verb) -> None:
    if problem := obstacle(referral, verb):
        raise problem


def obstacles(by: Actor, verb: Verb, referral: Referral) -> list[Problem]:
    """All that stands between this person and the verb, most telling first."""
    if past := obstacle(referral, verb):
        return [past]
    problem = not_this_person(by, verb, referral)
    return [problem] if problem else []
