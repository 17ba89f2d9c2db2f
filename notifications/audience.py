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
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from core.problems import Text
from notifications.models import News
from notifications.news import Reader, give_news, withdraw_news
from organisations.models import Membership
from organisations.roles import Permission, Role
from placements.events import StayEvent
from placements.models import Assignment, Facility, Stay
from referrals.events import ReferralEvent
from referrals.models import Referral

#: What is registered afterwards, or imported, is history and not news.
OLD_NEWS: Final = timedelta(days=14)

Audience = Callable[[Event, date], Iterable[Reader]]


@dataclass(frozen=True)
class Telling:
    """An event that is news: for whom, and how it is told."""

    audience: Audience
    #: %(about)s is a reference or a facility, never a citizen.
    sentence: Text
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
    readers = set(telling.audience(event, timezone.localdate(event.at)))
    others = [reader for reader in readers if reader.user_id != event.by_id]
    give_news(event, others, about=_about(event))


def sentence_of(news: News) -> str:
    """What its reader is told; a kind that no table holds any more says that something happened."""
    telling = NEWS.get(news.kind)
    return (
        str(telling.sentence) % {"about": news.about} if telling else gettext("Something happened.")
    )


def _the_one_who_asked(event: Event, _day: date) -> Iterator[Reader]:
    referral = Referral.objects.get(pk=_of(event.referral_id))
    if referral.submitted_by_id is not None:
        yield Reader(referral.submitted_by_id, referral.sender_id)


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
    stay = Stay.objects.select_related("facility").get(pk=_of(event.stay_id))
    yield from _people(event.controller_id, [Role.FACILITY_LEADER], stay.facility, day)


def _the_key_worker(event: Event, _day: date) -> Iterator[Reader]:
    stay = Stay.objects.get(pk=_of(event.stay_id))
    if stay.key_worker_id is not None:
        yield Reader(stay.key_worker_id, event.controller_id)


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


def _about(event: Event) -> str:
    if event.referral_id is not None:
        return Referral.objects.values_list("reference", flat=True).get(pk=_of(event.referral_id))
    stay = Stay.objects.select_related("facility").get(pk=_of(event.stay_id))
    return stay.facility.name


#: Every kind of event that is news. A new one is a line here.
NEWS: Final[dict[str, Telling]] = {
    ReferralEvent.SUBMITTED: Telling(_those_who_decide, _("%(about)s has come in.")),
    ReferralEvent.ACCEPTED: Telling(
        _the_one_who_asked, _("%(about)s is accepted."), answers_the_referral=True
    ),
    ReferralEvent.REFUSED: Telling(
        _the_one_who_asked,
        _("%(about)s is refused. The reasons are in the answer."),
        answers_the_referral=True,
    ),
    ReferralEvent.WITHDRAWN: Telling(
        _those_who_decide, _("%(about)s is withdrawn."), answers_the_referral=True
    ),
    ReferralEvent.PLACE_BOOKED: Telling(_the_one_who_asked, _("%(about)s has a place.")),
    StayEvent.EXTENDED: Telling(
        _the_key_worker, _("The end of a stay at %(about)s has been moved.")
    ),
    StayEvent.OVERRUN_CONFLICT: Telling(
        _the_leader,
        _("At %(about)s a citizen is still here though the place is promised to another."),
    ),
}
