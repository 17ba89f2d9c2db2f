"""Who is concerned by what happened, and is told of it in Min dag (UX.md, "Where things are").

Nobody is told of what they did themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from audit.models import Event
from notifications.news import Reader, give_news, withdraw_news
from organisations.models import Membership
from organisations.roles import Permission, Role
from placements.models import Assignment, Facility, Stay
from referrals.models import Referral

#: What is registered afterwards, or imported, is history and not news.
OLD_NEWS: Final = timedelta(days=14)

#: What ends the news that a referral has come in.
ANSWERS: Final = frozenset({"referral.accepted", "referral.refused", "referral.withdrawn"})

Concerned = Callable[[Event, date], Iterable[Reader]]


def give_news_of(event_id: int, *, now: datetime) -> None:
    """Give the news of one event; the caller acts for its controller. Repeatable."""
    event = Event.objects.get(pk=event_id)
    concerned = CONCERNED.get(event.kind)
    if concerned is None or now - event.at > OLD_NEWS:
        return
    if event.kind in ANSWERS:
        withdraw_news(
            "referral.submitted",
            controller_id=event.controller_id,
            referral_id=event.referral_id,
            now=now,
        )
    readers = set(concerned(event, timezone.localdate(event.at)))
    give_news(event, [one for one in readers if one.user_id != event.by_id], about=_about(event))


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


CONCERNED: dict[str, Concerned] = {
    "referral.accepted": _the_one_who_asked,
    "referral.place_booked": _the_one_who_asked,
    "referral.refused": _the_one_who_asked,
    "referral.submitted": _those_who_decide,
    "referral.withdrawn": _those_who_decide,
    "stay.extended": _the_key_worker,
    "stay.overrun_conflict": _the_leader,
}
