"""What may be done with a complaint: in which state, and by whom.

received ──reconsider──▶ upheld ──send on──▶ sent_on ──settle──▶ settled
    └──────reconsider──▶ changed               any open ──withdraw──▶ withdrawn
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.models import Complaint
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Decision

State = Complaint.State


class Verb(StrEnum):
    RECEIVE = "receive"
    RECONSIDER = "reconsider"
    SEND_ON = "send_on"
    SETTLE = "settle"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, kw_only=True)
class ComplaintRule(VerbRule):
    before: frozenset[State]
    #: Only for those who make that kind of decision.
    decides: bool = False


RULES: Final[dict[Verb, ComplaintRule]] = {
    Verb.RECEIVE: ComplaintRule(
        permissions=(Permission.ASSESS,),
        label=_("Write down a complaint"),
        address="receive_complaint",
        before=frozenset(),
    ),
    Verb.RECONSIDER: ComplaintRule(
        permissions=(Permission.DECIDE,),
        label=_("Look at it again"),
        address="reconsider_complaint",
        before=frozenset({State.RECEIVED}),
        decides=True,
    ),
    Verb.SEND_ON: ComplaintRule(
        permissions=(Permission.DECIDE,),
        label=_("Send it on to Ankestyrelsen"),
        address="send_complaint_on",
        before=frozenset({State.UPHELD}),
        decides=True,
    ),
    Verb.SETTLE: ComplaintRule(
        permissions=(Permission.ASSESS,),
        label=_("Write down the answer of Ankestyrelsen"),
        address="settle_complaint",
        before=frozenset({State.SENT_ON}),
    ),
    Verb.WITHDRAW: ComplaintRule(
        permissions=(Permission.ASSESS,),
        label=_("The complaint is withdrawn"),
        address="withdraw_complaint",
        before=frozenset({State.RECEIVED, State.UPHELD, State.SENT_ON}),
    ),
}

WHY_NOT: Final[dict[str, Promise]] = {
    State.RECEIVED: _("Look at the decision again first."),
    State.UPHELD: _("It has been looked at again: the decision stands."),
    State.CHANGED: _("It has been looked at again: the decision was changed."),
    State.SENT_ON: _("It has been sent on to Ankestyrelsen."),
    State.SETTLED: _("Ankestyrelsen has settled it."),
    State.WITHDRAWN: _("It has been withdrawn."),
}


def against_complaining(decision: Decision) -> Problem | None:
    """Why the decision can't be complained of; None where it can."""
    if not decision.can_be_complained_about:
        return Problem(
            "no_complaint",
            _("This decision cannot be complained of to Ankestyrelsen."),
        )
    return None


def obstacle(complaint: Complaint, verb: Verb) -> Conflict | None:
    if complaint.state in RULES[verb].before:
        return None
    return Conflict(f"already_{complaint.state}", WHY_NOT[complaint.state])


def not_this_person(by: Actor, verb: Verb, decision: Decision) -> NotAllowed | None:
    """Why the person may not, whatever the state; None where the person may."""
    rule = RULES[verb]
    if not rule.may(by):
        return NotAllowed("not_allowed", _("Your role does not allow this."))
    if rule.decides and not decision.version.may_make(decision.track, decision.kind, by.role or ""):
        return NotAllowed(
            "not_decider", _("It is for whoever makes this kind of decision to look at it again.")
        )
    return None
