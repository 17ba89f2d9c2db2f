"""Who is told news of what happened, and in which sentence (UX.md, "Where things are").

The way of an event: a service writes it with ``audit.services.record``, in its own transaction;
``audit.relay`` hands it to a worker; and here it becomes news of those concerned, which Min dag
shows. Two steps, because whoever acts must not wait for those who are told, and nothing may be lost
between the two (ADR-0003). Nobody is told of what they did themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from citizens.events import CitizenEvent
from core.problems import Text
from notifications.models import News
from notifications.news import Reader, give_news, withdraw_news
from organisations.models import Membership
from organisations.roles import Permission, Role
from placements.events import FollowUpEvent, PlaceEvent, StayEvent
from placements.models import Assignment, Facility, Stay
from recovery.events import StarEvent
from referrals.events import ReferralEvent
from referrals.models import ChangeReport, Referral

#: What is registered afterwards, or imported, is history and not news.
OLD_NEWS: Final = timedelta(days=14)

Audience = Callable[[Event, date], Iterable[Reader]]


class Asker(Enum):
    """Whether the one who asked for the place is told too."""

    NOT = "not"
    #: Only who works in the house's own organisation: how a stay goes is no longer the sender's.
    OF_THE_HOUSE = "of_the_house"
    ALWAYS = "always"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An event that is news: for whom, and how it is told."""

    #: %(about)s is a reference, a facility or a colleague, never a citizen.
    sentence: Text
    to: tuple[Audience, ...] = ()
    asker: Asker = Asker.NOT
    #: The field of the scheme's words that says it in place of the sentence.
    words: str = ""
    #: It answers the news that a referral has come in, which is then withdrawn.
    answers_the_referral: bool = False


def give_news_of(event_id: int, *, now: datetime) -> None:
    """Give the news of one event; the caller acts for its controller. Repeatable."""
    event = Event.objects.get(pk=event_id)
    telling = NEWS.get(event.kind)
    if telling is None or now - event.at > OLD_NEWS:
        return
    if telling.answers_the_referral:
        withdraw_news(
            ReferralEvent.SUBMITTED,
            controller_id=event.controller_id,
            referral_id=event.referral_id,
            now=now,
        )
    referral, day = _referral_of(event), timezone.localdate(event.at)
    stay = _stay_of(event)
    words = _words(telling, referral, stay)
    if referral is not None:
        askers = _but_the_doer(event, _the_one_who_asked(telling, referral))
        give_news(event, askers, about=referral.reference, referral_id=referral.pk, words=words)
    others = _but_the_doer(event, (each for whom in telling.to for each in whom(event, day)))
    give_news(event, others, about=_about(event, referral, stay), words=words)


def sentence_of(news: News) -> str:
    """What its reader is told; a kind that no table holds any more says that something happened."""
    if news.words:
        return f"{news.about}: {gettext(news.words)}"
    telling = NEWS.get(news.kind)
    return (
        str(telling.sentence) % {"about": news.about} if telling else gettext("Something happened.")
    )


def _but_the_doer(event: Event, readers: Iterable[Reader]) -> list[Reader]:
    return [reader for reader in set(readers) if reader.user_id != event.by_id]


def _referral_of(event: Event) -> Referral | None:
    """The event's own, or the one that led to its stay: a later booking does not undo that."""
    referral_id = event.referral_id
    if referral_id is None and event.stay_id is not None:
        leads_here = Event.objects.filter(
            controller=event.controller_id, stay_id=event.stay_id, referral_id__isnull=False
        )
        referral_id = leads_here.values_list("referral_id", flat=True).first()
    if referral_id is None:
        return None
    return Referral.objects.select_related("facility").filter(pk=referral_id).first()


def _stay_of(event: Event) -> Stay | None:
    if event.stay_id is None:
        return None
    return Stay.objects.select_related("facility").filter(pk=event.stay_id).first()


def _words(telling: Telling, referral: Referral | None, stay: Stay | None) -> str:
    row = stay or referral
    if not telling.words or row is None:
        return ""
    return str(getattr(row.version.words_for(row.track), telling.words))


def _the_one_who_asked(telling: Telling, referral: Referral) -> Iterator[Reader]:
    if telling.asker is Asker.NOT or referral.submitted_by_id is None:
        return
    if telling.asker is Asker.ALWAYS or referral.sender_id == referral.controller_id:
        yield Reader(referral.submitted_by_id, referral.sender_id)


def _the_one_who_reported(event: Event, _day: date) -> Iterator[Reader]:
    handled = ChangeReport.objects.filter(referral=_of(event.referral_id), handled_at=event.at)
    for report in handled:
        if report.by_id is not None:
            yield Reader(report.by_id, report.sender_id)


def _those_who_decide(event: Event, day: date) -> Iterator[Reader]:
    """Everyone in an office that decides here; leaders and staff only at their own facility."""
    referral = Referral.objects.select_related("facility").get(pk=_of(event.referral_id))
    offices = [
        role
        for role in Role
        if referral.version.may_decide(referral.track, role)
        and Permission.DECIDE in role.permissions
    ]
    yield from _people(event.controller_id, offices, referral.facility, day)


def _the_leader(event: Event, day: date) -> Iterator[Reader]:
    stay = _stay_concerned(event)
    if stay is not None:
        yield from _people(event.controller_id, [Role.FACILITY_LEADER], stay.facility, day)


def _those_who_answer_for_the_data(event: Event, day: date) -> Iterator[Reader]:
    """Everyone who runs the organisation's access, and every leader: the one may be another."""
    answering = (Role.ORGANISATION_ADMIN, Role.FACILITY_LEADER)
    members = Membership.objects.in_force_on(day).filter(organisation=event.controller_id)
    for user_id in members.filter(role__in=answering).values_list("user_id", flat=True):
        yield Reader(user_id, event.controller_id)


def _the_key_worker(event: Event, _day: date) -> Iterator[Reader]:
    stay = _stay_concerned(event)
    if stay is not None and stay.key_worker_id is not None:
        yield Reader(stay.key_worker_id, event.controller_id)


def _stay_concerned(event: Event) -> Stay | None:
    """The event's own, or the one that its referral led to."""
    if event.stay_id is not None:
        return _stay_of(event)
    if event.referral_id is None:
        return None
    led_to = Stay.objects.filter(referral__pk=event.referral_id).select_related("facility")
    return led_to.first()


def _people(
    organisation_id: int, roles: list[Role], facility: Facility | None, day: date
) -> Iterator[Reader]:
    members = Membership.objects.in_force_on(day).filter(
        organisation=organisation_id, role__in=roles
    )
    assigned = set(
        Assignment.objects.filter(facility=facility).values_list("membership_id", flat=True)
    )
    for member in members:
        if Role(member.role).sees_whole_organisation or member.pk in assigned:
            yield Reader(member.user_id, organisation_id)


def _of(subject_id: int | None) -> int:
    assert subject_id is not None, "events of this kind name what they are about"
    return subject_id


def _about(event: Event, referral: Referral | None, stay: Stay | None) -> str:
    if event.referral_id is not None and referral is not None:
        return referral.reference
    return stay.facility.name if stay is not None else event.by_name


_THE_HOUSE: Final = (_the_leader, _the_key_worker)

#: Every kind of event that is news. A new one is a line here, or in ``NO_NEWS``.
NEWS: Final[dict[str, Telling]] = {
    ReferralEvent.SUBMITTED: Telling(sentence=_("%(about)s has come in."), to=(_those_who_decide,)),
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
        to=(_those_who_decide,),
        asker=Asker.ALWAYS,
        answers_the_referral=True,
    ),
    ReferralEvent.CLOSED: Telling(
        sentence=_("%(about)s is closed. Why stands on the referral."),
        to=(_those_who_decide,),
        asker=Asker.ALWAYS,
        answers_the_referral=True,
    ),
    ReferralEvent.CHANGE_REPORTED: Telling(
        sentence=_("A change is reported on %(about)s. Somebody must act on it."),
        to=(_those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.CHANGE_HANDLED: Telling(
        sentence=_("The change reported on %(about)s has been acted on."),
        to=(_the_one_who_reported,),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.READY_DECLARED: Telling(
        sentence=_("%(about)s: the citizen is declared ready for discharge."),
        to=(_those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.READY_WITHDRAWN: Telling(
        sentence=_("%(about)s: the citizen is no longer declared ready for discharge."),
        to=(_those_who_decide, *_THE_HOUSE),
        asker=Asker.ALWAYS,
    ),
    ReferralEvent.PLACE_BOOKED: Telling(sentence=_("%(about)s has a place."), asker=Asker.ALWAYS),
    ReferralEvent.OUTREACH_STARTED: Telling(
        sentence=_("The outreach of %(about)s has a first day."), asker=Asker.ALWAYS
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
        to=(_those_who_answer_for_the_data,),
    ),
    StayEvent.EXTENDED: Telling(
        sentence=_("The end of a stay at %(about)s has been moved."),
        to=(_the_key_worker,),
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.SHORTENED: Telling(
        sentence=_("The end of a stay at %(about)s has been moved."),
        to=(_the_key_worker,),
        asker=Asker.OF_THE_HOUSE,
    ),
    StayEvent.RELAPSE_ENDS: Telling(
        sentence=_("At %(about)s it was judged that a stay ends over a relapse."),
        to=_THE_HOUSE,
    ),
    StayEvent.OVERRUN_CONFLICT: Telling(
        sentence=_("At %(about)s a citizen is still here though the place is promised to another."),
        to=(_the_leader,),
    ),
}

_BESIDE: Final = "Another event of the same act is told."
_WORK: Final = (
    "Work with the citizen: those who do it read the timeline. It is not the business of whoever "
    "asked for the place."
)
_ASSESSING: Final = "A step on the way to the decision, which is told."
_CORRECTION: Final = "A mistake put right: the timeline keeps both, for those who work here."
_IDENTITY: Final = "What is held of a citizen: who reads the citizen's page sees it."
_PLACES: Final = "The board shows it to everybody who books."
#: Every kind that is told to nobody, and why.
NO_NEWS: Final[dict[str, str]] = {
    ReferralEvent.MUNICIPALITIES_SET: _ASSESSING,
    ReferralEvent.NOTED: "Notes are for those who assess, never for the sender.",
    ReferralEvent.PLACE_HELD: "It lapses by itself: whoever asked would take it for a promise.",
    ReferralEvent.QUESTION_ANSWERED: _ASSESSING,
    ReferralEvent.READY_EXPECTED: "A forecast starts nothing; the lists show it.",
    ReferralEvent.STATEMENT_RECORDED: _ASSESSING,
    ReferralEvent.WAITING_RECORDED: "The waiting list and Min dag show it.",
    FollowUpEvent.COMPLETED: _WORK,
    FollowUpEvent.MOVED: _WORK,
    StarEvent.FINISHED: _WORK,
    StayEvent.CARRIED_ON: "Each night anew; the end that has passed stands in Min dag.",
    StayEvent.ELSEWHERE_RECORDED: _WORK,
    StayEvent.ELSEWHERE_REMOVED: _WORK,
    StayEvent.GRANTED_ON_THE_SPOT: "The next working day's follow-up reminds those who take over.",
    StayEvent.ONWARD_RECORDED: _WORK,
    StayEvent.OUTREACH_PLANNED: _BESIDE,
    StayEvent.PLANNED: _BESIDE,
    StayEvent.RELAPSE_GOES_ON: _WORK,
    StayEvent.REVIEW_MOVED: _WORK,
    StayEvent.REVIEW_SET: _WORK,
    StayEvent.RISKS_RECORDED: _WORK,
    PlaceEvent.CLOSED: _PLACES,
    PlaceEvent.HELD: _PLACES,
    PlaceEvent.HOLD_LAPSED: "The referral it was kept for stands in Min dag, waiting for a place.",
    PlaceEvent.RELEASED: _PLACES,
    PlaceEvent.REOPENED: _PLACES,
    FollowUpEvent.NOT_DONE: _WORK,
    StayEvent.ARRIVAL_CORRECTED: _CORRECTION,
    StayEvent.LEAVING_CORRECTED: _CORRECTION,
    StayEvent.LEAVING_UNDONE: _CORRECTION,
    StayEvent.REVIVED: _CORRECTION,
    StayEvent.BEGINS_LATER: "The conflict behind it is told to the leader.",
    StayEvent.PLACE_CHANGED: "The day stays as it was promised; the page says the place.",
    PlaceEvent.CLOSURE_CHANGED: _PLACES,
    PlaceEvent.GAVE_WAY: _PLACES,
    CitizenEvent.ASKED_WHO: "Who assesses has it in Min dag, until somebody has answered.",
    CitizenEvent.TOLD_APART: _IDENTITY,
    CitizenEvent.JOINED: _IDENTITY,
    CitizenEvent.CORRECTED: _IDENTITY,
    CitizenEvent.COMPLETED: "Who reads the citizen's page sees what is new.",
    CitizenEvent.REGISTERED: _BESIDE,
    "client.registered": "No citizen is concerned; whoever gave the access did it.",
    "client.new_secret": "No citizen is concerned; whoever renewed it did it.",
    "client.revoked": "No citizen is concerned; whoever took the access away did it.",
}
