"""News of the work with the citizen and of the house's own life.

The rest stands in ``audience``, which puts the two together.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from daily_risk.events import RiskEvent
from descriptions.events import DescriptionEvent
from house_life.events import IncidentEvent
from low_arousal.events import DialogueEvent
from network.events import NetworkEvent
from notifications.readers import (
    the_coordinator,
    the_key_worker,
    the_leader,
    the_leader_of_its_house,
    those_of_the_hand_over,
    those_who_gather,
    who_answers_for_the_unit,
    who_is_to_do_it,
    whom_it_is_for,
)
from notifications.telling import Telling
from own_page.events import OwnPageEvent, QuestionsEvent
from sharing.events import SharingEvent
from stay_plan.events import PlanEvent
from volunteering.events import BridgeEvent, ShiftEvent

NEWS_OF_WORK: Final[dict[str, Telling]] = {
    PlanEvent.AGREED: Telling(
        sentence=_("%(about)s: a stay plan has been agreed on."),
        to=(the_key_worker, the_coordinator),
    ),
    PlanEvent.ACTION_ADDED: Telling(
        sentence=_("%(about)s: something in a stay plan is yours to do."),
        to=(those_of_the_hand_over,),
    ),
    PlanEvent.ACTION_CHANGED: Telling(
        sentence=_("%(about)s: what you do in a stay plan has been changed."),
        to=(those_of_the_hand_over,),
    ),
    PlanEvent.ACTION_SOON: Telling(
        sentence=_("%(about)s: something in a stay plan is to be done soon."),
        to=(who_is_to_do_it,),
    ),
    PlanEvent.ACTION_LATE: Telling(
        sentence=_("%(about)s: something in a stay plan was to be done by now, and is not."),
        to=(who_is_to_do_it,),
    ),
    DescriptionEvent.UNIT_ASKED: Telling(
        sentence=_("%(about)s: you are asked to describe how it goes, for a follow-up."),
        to=(who_answers_for_the_unit,),
    ),
    DescriptionEvent.GIVEN_BY_LINK: Telling(
        sentence=_("%(about)s: a partner has described how it goes, for a follow-up."),
        to=(those_who_gather,),
    ),
    DescriptionEvent.NOT_MINE_BY_LINK: Telling(
        sentence=_("%(about)s: a partner who was asked answers that it is not their task."),
        to=(those_who_gather,),
    ),
    ShiftEvent.SIGNED_OFF: Telling(
        sentence=_("%(about)s: a volunteer has signed off a shift, and somebody is missing."),
        to=(the_leader_of_its_house,),
    ),
    ShiftEvent.REMINDED: Telling(
        sentence=_("%(about)s: you have a shift tomorrow."), to=(whom_it_is_for,)
    ),
    ShiftEvent.CHANGED: Telling(
        sentence=_("%(about)s: a shift of yours has been changed."), to=(whom_it_is_for,)
    ),
    ShiftEvent.CALLED_OFF: Telling(
        sentence=_("%(about)s: a shift of yours is called off."), to=(whom_it_is_for,)
    ),
    # Of no stay: a volunteer is told that there is something, and reads what on their own page.
    BridgeEvent.PEER_TOLD: Telling(
        sentence=_("%(about)s: there is something new for you as a peer."), to=(whom_it_is_for,)
    ),
    IncidentEvent.WRITTEN: Telling(
        sentence=_("%(about)s: an incident has been written down."), to=(the_leader_of_its_house,)
    ),
    IncidentEvent.TASK_GIVEN: Telling(
        sentence=_("%(about)s: you are to follow up on an incident."), to=(whom_it_is_for,)
    ),
    IncidentEvent.TASK_DUE: Telling(
        sentence=_("%(about)s: the follow-up on an incident is due."),
        to=(whom_it_is_for, the_leader_of_its_house),
    ),
    IncidentEvent.TASK_DONE: Telling(
        sentence=_("%(about)s: an incident has been followed up."), to=(the_leader_of_its_house,)
    ),
    NetworkEvent.TO_RESTORE: Telling(
        sentence=_("%(about)s: support that is on pause is to be restored. Ask whether it is."),
        to=(who_answers_for_the_unit,),
    ),
    NetworkEvent.APPOINTMENT_NEAR: Telling(
        sentence=_("%(about)s: a citizen has a compulsory appointment, today or tomorrow."),
        to=(who_answers_for_the_unit,),
    ),
    NetworkEvent.MISSED: Telling(
        sentence=_("%(about)s: a citizen did not come to a compulsory appointment. Ring now."),
        to=(the_leader, the_key_worker),
    ),
    RiskEvent.YELLOW_RUN: Telling(
        sentence=_("%(about)s: shifts in a row were yellow or red with a citizen of yours."),
        to=(who_answers_for_the_unit,),
    ),
    RiskEvent.RED_RUN: Telling(
        sentence=_("%(about)s: a shift was red with a citizen of yours."),
        to=(who_answers_for_the_unit,),
    ),
    DialogueEvent.OUTDATED: Telling(
        sentence=_("%(about)s: a hand-over dialogue (LA2) is old. Go through it again."),
        to=(who_answers_for_the_unit,),
    ),
    DialogueEvent.OUTDATED_BY_HOSPITAL: Telling(
        sentence=_(
            "%(about)s: a citizen has been in hospital. Go through the hand-over dialogue (LA2) "
            "again."
        ),
        to=(who_answers_for_the_unit,),
    ),
    SharingEvent.RUNS_OUT: Telling(
        sentence=_("%(about)s: a consent runs out soon. Ask the citizen anew."),
        to=(who_answers_for_the_unit,),
    ),
    SharingEvent.ASK_AGAIN: Telling(
        sentence=_("%(about)s: a citizen wanted to be asked again about a consent."),
        to=(who_answers_for_the_unit,),
    ),
    SharingEvent.GIVEN_BY_LINK: Telling(
        sentence=_("%(about)s: a citizen has said yes to a consent."),
        to=(who_answers_for_the_unit,),
    ),
    SharingEvent.REFUSED_BY_LINK: Telling(
        sentence=_("%(about)s: a citizen has said no to a consent."),
        to=(who_answers_for_the_unit,),
    ),
    SharingEvent.WITHDRAWN_BY_LINK: Telling(
        sentence=_("%(about)s: a citizen has taken a consent back. Nothing more is shared by it."),
        to=(who_answers_for_the_unit,),
    ),
    OwnPageEvent.CARD_LOCKED: Telling(
        sentence=_("%(about)s: wrong PINs were tried on a citizen's card, and it is locked."),
        to=(who_answers_for_the_unit,),
    ),
    OwnPageEvent.LINE_WRITTEN: Telling(
        sentence=_("%(about)s: a citizen has written a line to you."),
        to=(who_answers_for_the_unit,),
    ),
    OwnPageEvent.ASKED_AGAIN: Telling(
        sentence=_("%(about)s: a citizen wants to be asked again."),
        to=(who_answers_for_the_unit,),
    ),
    OwnPageEvent.SAID_NO: Telling(
        sentence=_("%(about)s: a citizen says no to something. See what."),
        to=(who_answers_for_the_unit,),
    ),
    QuestionsEvent.TO_ASK: Telling(
        sentence=_("%(about)s: ask a citizen the three short questions."),
        to=(who_answers_for_the_unit,),
    ),
    QuestionsEvent.REMINDED: Telling(
        sentence=_("%(about)s: a citizen has not answered the three short questions."),
        to=(who_answers_for_the_unit,),
    ),
    QuestionsEvent.ANSWERED: Telling(
        sentence=_("%(about)s: a citizen has answered the three short questions."),
        to=(who_answers_for_the_unit,),
    ),
}
