"""Who is told news of what happened, and in which sentence (UX.md, "Where things are").

The way of an event: a service writes it with ``audit.services.record``, in its own transaction;
``audit.relay`` hands it to a worker; and in ``giving`` it becomes news of those concerned, which
Min dag shows. Two steps, because whoever acts must not wait for those who are told, and nothing may
be lost between the two (ADR-0003). A kind that is no news is not even queued.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.events import CitizenEvent
from discharge.events import DischargeEvent
from notifications.models import News
from notifications.news_of_work import NEWS_OF_WORK
from notifications.readers import (
    the_coordinator,
    the_key_worker,
    the_leader,
    the_one_who_answers_for_it,
    the_one_who_asked_by_link,
    the_one_who_reported,
    the_other_side,
    the_sender_who_was_asked,
    those_of_the_hand_over,
    those_who_answer_for_the_data,
    those_who_decide,
)
from notifications.telling import Asker, Telling
from placements.events import (
    StayEvent,
)
from referrals.events import ReferralEvent
from way_out.events import LockEvent

#: What is registered afterwards, or imported, is history and not news.
OLD_NEWS: Final = timedelta(days=14)


def sentence_of(news: News) -> str:
    """What its reader is told; a kind that no table holds any more says that something happened."""
    if news.words:
        return f"{news.about}: {gettext(news.words)}"
    telling = NEWS.get(news.kind)
    return (
        str(telling.sentence) % {"about": news.about} if telling else gettext("Something happened.")
    )


_THE_HOUSE: Final = (the_leader, the_key_worker)
#: For what is missing before the municipality may decide a discharge.
_WHO_WAITS: Final = (the_key_worker, the_coordinator, the_one_who_asked_by_link)

#: Every kind of event that is news. A new one is a line here, or in ``no_news``.
NEWS: Final[dict[str, Telling]] = {
    ReferralEvent.SUBMITTED: Telling(sentence=_("%(about)s has come in."), to=(those_who_decide,)),
    ReferralEvent.ACCEPTED: Telling(
        sentence=_("%(about)s is accepted."),
        asker=Asker.ALWAYS,
        words="accepted",
        answers_the_referral=True,
    ),
    ReferralEvent.REFUSED: Telling(
        sentence=_("%(about)s is refused. The reasons are in the answer."),
        asker=Asker.ALWAYS,
        words="refused",
        answers_the_referral=True,
    ),
    ReferralEvent.WITHDRAWN: Telling(
        sentence=_("%(about)s is withdrawn."),
        to=(those_who_decide,),
        asker=Asker.ALWAYS,
        answers_the_referral=True,
    ),
    ReferralEvent.CLOSED: Telling(
        sentence=_("%(about)s is closed. Why stands on the referral."),
        to=(those_who_decide,),
        asker=Asker.ALWAYS,
        answers_the_referral=True,
    ),
    ReferralEvent.HANDED_OVER: Telling(
        sentence=_("%(about)s has been handed over. Why stands on the referral."),
        to=(those_of_the_hand_over,),
    ),
    StayEvent.HANDED_OVER: Telling(
        sentence=_("%(about)s: a stay has been handed over. Why stands on its timeline."),
        to=(those_of_the_hand_over,),
    ),
    StayEvent.SHARED_OUT: Telling(
        sentence=_("%(about)s: a stay has been given to you. Why stands on its timeline."),
        to=(those_of_the_hand_over,),
    ),
    ReferralEvent.INFORMATION_ASKED: Telling(
        sentence=_("You are asked for more information on %(about)s."),
        to=(the_sender_who_was_asked,),
    ),
    ReferralEvent.INFORMATION_NOT_NEEDED: Telling(
        sentence=_("What you were asked on %(about)s is not needed any more."),
        to=(the_sender_who_was_asked,),
    ),
    ReferralEvent.INFORMATION_GIVEN: Telling(
        sentence=_("What was asked on %(about)s has been answered."),
        to=(the_one_who_answers_for_it,),
    ),
    ReferralEvent.REDIRECTED: Telling(
        sentence=_("%(about)s has been sent on. Where to stands on the referral."),
        to=(those_who_decide,),
        asker=Asker.ALWAYS,
        answers_the_referral=True,
    ),
    ReferralEvent.CHANGE_REPORTED: Telling(
        sentence=_("A change is reported on %(about)s. Somebody must act on it."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.CHANGE_HANDLED: Telling(
        sentence=_("The change reported on %(about)s has been acted on."),
        to=(the_one_who_reported,),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.FACT_ADDED: Telling(
        sentence=_("Something has been added to %(about)s."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.ATTACHED: Telling(
        sentence=_("A file has been attached to %(about)s."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.ATTACHMENT_REMOVED: Telling(
        sentence=_("A file of %(about)s has been taken away. Why stands on the referral."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.COPY_REMOVED: Telling(
        sentence=_("%(about)s: where it went on to, a file has been taken away. Look at it here."),
        to=(those_who_decide,),
    ),
    ReferralEvent.READY_DECLARED: Telling(
        sentence=_("%(about)s: the citizen is declared ready for discharge."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.READY_WITHDRAWN: Telling(
        sentence=_("%(about)s: the citizen is no longer declared ready for discharge."),
        to=(those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.OFFER_EXPIRED: Telling(
        sentence=_("%(about)s: the place that was offered was not answered in time."),
        to=(those_who_decide,),
    ),
    ReferralEvent.PLACE_BOOKED: Telling(sentence=_("%(about)s has a place."), asker=Asker.ALWAYS),
    ReferralEvent.OUTREACH_STARTED: Telling(
        sentence=_("The outreach of %(about)s has a first day."), asker=Asker.ALWAYS
    ),
    DischargeEvent.AGREEMENT_WRITTEN: Telling(
        sentence=_("%(about)s: the discharge agreement was begun or changed."),
        to=(the_other_side,),
    ),
    DischargeEvent.COORDINATOR_NAMED: Telling(
        sentence=_("%(about)s has a new coordinator."), to=(the_other_side,)
    ),
    DischargeEvent.DISAGREEMENT_RAISED: Telling(
        sentence=_("%(about)s: a disagreement is written down. Your side's view is missing."),
        to=(the_other_side,),
    ),
    DischargeEvent.DISAGREEMENT_SETTLED: Telling(
        sentence=_("%(about)s: the disagreement is settled."), to=(the_other_side,)
    ),
    DischargeEvent.DISPUTED: Telling(
        sentence=_("%(about)s: the municipality disputes that the citizen is ready."),
        to=(the_other_side,),
    ),
    DischargeEvent.DISPUTE_ENDED: Telling(
        sentence=_("%(about)s: the municipality no longer disputes that the citizen is ready."),
        to=(the_other_side,),
    ),
    DischargeEvent.ITEM_WRITTEN: Telling(
        sentence=_("%(about)s: the discharge agreement has something new for you to confirm."),
        to=(the_other_side,),
    ),
    DischargeEvent.MESSAGE_WRITTEN: Telling(
        sentence=_("%(about)s: a message for you."), to=(the_other_side,)
    ),
    DischargeEvent.MISSING_ASKED_FOR: Telling(
        sentence=_("%(about)s: you are asked for what the discharge agreement lacks."),
        to=(the_other_side,),
    ),
    DischargeEvent.PROMISE_ANSWERED: Telling(
        sentence=_("%(about)s: it is answered how a promise went."), to=(the_other_side,)
    ),
    DischargeEvent.PROMISE_GIVEN: Telling(
        sentence=_("%(about)s: a promise for you to confirm."), to=(the_other_side,)
    ),
    StayEvent.MOVED_IN: Telling(
        sentence=_("The citizen of %(about)s has arrived."), asker=Asker.ALWAYS, words="moved_in"
    ),
    StayEvent.MOVED_OUT: Telling(
        sentence=_("The citizen of %(about)s has left."),
        asker=Asker.OF_THE_HOUSE,
        words="moved_out",
    ),
    StayEvent.CANCELLED: Telling(
        sentence=_("A stay at %(about)s was cancelled."),
        to=_THE_HOUSE,
        asker=Asker.ALWAYS,
        words="cancelled",
    ),
    StayEvent.NO_SHOW: Telling(
        sentence=_("A citizen did not come to %(about)s."),
        to=_THE_HOUSE,
        asker=Asker.ALWAYS,
        words="no_show",
    ),
    CitizenEvent.SEARCHES_STOPPED: Telling(
        sentence=_("%(about)s has looked up more CPR numbers than usual, and was stopped."),
        to=(those_who_answer_for_the_data,),
    ),
    StayEvent.AWAY: Telling(
        sentence=_("A citizen at %(about)s sleeps elsewhere, and the place is kept."),
        to=(the_key_worker,),
    ),
    StayEvent.AWAY_UNTIL: Telling(
        sentence=_("A citizen at %(about)s sleeps elsewhere, and the place is kept."),
        to=(the_key_worker,),
    ),
    StayEvent.TRIAL_PLANNED: Telling(
        sentence=_("A citizen comes to %(about)s for a trial night."), to=_THE_HOUSE
    ),
    StayEvent.TRIAL_VISIT_PLANNED: Telling(
        sentence=_("A citizen comes to see %(about)s before moving in."), to=_THE_HOUSE
    ),
    # The patient leaves the ward early: whoever waits for the citizen hears of it at once.
    StayEvent.ARRIVAL_MOVED: Telling(
        sentence=_("A citizen comes to %(about)s on another day than planned."),
        to=(*_THE_HOUSE, the_coordinator),
        asker=Asker.ALWAYS,
    ),
    StayEvent.MOVE_PLANNED: Telling(
        sentence=_("A citizen at %(about)s is to move to another place of the house."),
        to=_THE_HOUSE,
    ),
    StayEvent.MOVE_CANCELLED: Telling(
        sentence=_("A citizen at %(about)s stays in the present place after all."), to=_THE_HOUSE
    ),
    StayEvent.EXTENDED: Telling(
        sentence=_("The end of a stay at %(about)s has been moved."),
        to=(the_key_worker,),
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.SHORTENED: Telling(
        sentence=_("The end of a stay at %(about)s has been moved."),
        to=(the_key_worker,),
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.EXTENSION_REFUSED: Telling(
        sentence=_("An extension of a stay at %(about)s has been refused."),
        to=_THE_HOUSE,
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.AWARD_ENDED: Telling(
        sentence=_("The award of a stay at %(about)s ends earlier."),
        to=_THE_HOUSE,
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.INTENSITY_CHANGED: Telling(
        sentence=_("The support of a stay at %(about)s has been changed."),
        to=_THE_HOUSE,
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.DISCHARGE_DECIDED: Telling(
        sentence=_("A discharge from %(about)s has been decided."),
        to=_THE_HOUSE,
        asker=Asker.OF_THE_HOUSE,
    ),
    LockEvent.HELD_BY_LINK: Telling(
        sentence=_("%(about)s: the municipality has answered that something on the way out holds."),
        to=_WHO_WAITS,
    ),
    LockEvent.NOT_YET_BY_LINK: Telling(
        sentence=_("%(about)s: the municipality has answered: not yet."), to=_WHO_WAITS
    ),
    LockEvent.NOT_MINE_BY_LINK: Telling(
        sentence=_("%(about)s: another in the municipality is to be asked."), to=_WHO_WAITS
    ),
    StayEvent.RELAPSE_ENDS: Telling(
        sentence=_("At %(about)s it was judged that a stay ends over a relapse."),
        to=_THE_HOUSE,
    ),
    StayEvent.OVERRUN_CONFLICT: Telling(
        sentence=_("At %(about)s a citizen is still here though the place is promised to another."),
        to=(the_leader,),
    ),
    **NEWS_OF_WORK,
}
