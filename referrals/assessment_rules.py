"""What may be done while a referral is assessed; rows of ``rules.RULES``.

A rule without an ``after`` leaves the state as it is: what is found out decides nothing.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from referrals.verbs import ReferralRule, Side, Status, Verb

_SUBMITTED: Final = frozenset({Status.SUBMITTED})
_OPEN: Final = _SUBMITTED | {Status.ACCEPTED}

ASSESSMENT_RULES: Final[dict[Verb, ReferralRule]] = {
    Verb.TAKE: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Take it"),
        address="take_referral",
        before=_OPEN,
    ),
    Verb.HAND_OVER: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Hand over to a colleague"),
        address="hand_over_referral",
        before=_OPEN,
    ),
    Verb.ASK_INFORMATION: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Ask for more information"),
        address="ask_information",
        before=_SUBMITTED,
    ),
    Verb.GIVE_INFORMATION: ReferralRule(
        permissions=(
            Permission.REFER,
            Permission.ASSESS,
        ),
        label=_("Answer what was asked"),
        address="give_information",
        before=_SUBMITTED,
        side=Side.EITHER,
    ),
    Verb.TAKE_BACK_QUESTION: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Take the question back"),
        address="take_back_question",
        before=_SUBMITTED,
    ),
    Verb.PLAN_MEETING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Plan a meeting"),
        address="plan_meeting",
        before=_OPEN,
    ),
    Verb.WRITE_MEETING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Write down a meeting"),
        address="write_meeting",
        before=_OPEN,
    ),
    Verb.CANCEL_MEETING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Cancel the meeting"),
        address="cancel_meeting",
        before=_OPEN,
    ),
    Verb.ASK_OPINION: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Ask for a second opinion"),
        address="ask_opinion",
        before=_SUBMITTED,
    ),
    Verb.GIVE_OPINION: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Write down the answer"),
        address="give_opinion",
        before=_SUBMITTED,
    ),
    Verb.HEAR: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Hear the citizen before the decision"),
        address="hear_citizen",
        before=_SUBMITTED,
    ),
    Verb.END_HEARING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Write down what the citizen replied"),
        address="end_hearing",
        before=_SUBMITTED,
    ),
    Verb.MOVE_HEARING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Give the citizen more time to reply"),
        address="move_hearing",
        before=_SUBMITTED,
    ),
    Verb.CALL_OFF_HEARING: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("The hearing is not needed any more"),
        address="call_off_hearing",
        before=_SUBMITTED,
    ),
    Verb.WEIGH: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Save your weighing"),
        address="weigh_criterion",
        before=_SUBMITTED,
    ),
    Verb.MOVE: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Move to another house or kind of help"),
        address="move_referral",
        before=_SUBMITTED,
        decides=True,
    ),
    Verb.REDIRECT: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Send on to another offer"),
        address="redirect_referral",
        before=_SUBMITTED,
        after=Status.CLOSED,
        decides=True,
    ),
}
