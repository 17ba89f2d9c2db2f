"""Meetings that people are called to, and what the actor agreed to at one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import Agreement, Meeting, Participant
from meetings.rules import RULES, Verb
from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor


def meeting_entries(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    """Those the actor is called to, or has called; for who works at a house all of the house's."""
    rows = (
        Meeting.objects.visible_to(actor)
        .filter(called_off_at=None, starts_at__gte=_midnight(start), starts_at__lt=_midnight(end))
        .exclude(corrections__held_at__isnull=False)
    )
    if actor.sees_whole_organisation:
        called = Participant.objects.filter(user=actor.user, meeting=OuterRef("pk"))
        rows = rows.filter(Exists(called) | Q(by=actor.user))
    writes = RULES[Verb.WRITE_MINUTES].may(actor)
    for row in rows.with_subject():
        is_held = row.held_at is not None
        address = "write_minutes" if writes and not is_held and row.on <= today else "meeting"
        house = row.house
        yield DayEntry(
            key=f"called-meeting-{row.uid}",
            on=row.on,
            at=timezone.localtime(row.starts_at).time(),
            what=row.title,
            plain=row.title,
            url=reverse(address, args=[row.pk]),
            state=State.of(row.on, today, is_done=is_held),
            who=row.about if row.citizen_id is not None else "",
            where=str(house or ""),
            facility_id=house.pk if house is not None else None,
            citizen_id=row.citizen_id,
        )


def agreement_entries(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    """What was agreed is somebody's own words: the file says that there is something, no more."""
    rows = Agreement.objects.filter(
        controller=actor.organisation,
        owner=actor.user,
        follow_up=None,
        due_on__gte=start,
        due_on__lt=end,
        meeting__held_at__isnull=False,
        meeting__in=Meeting.objects.visible_to(actor).values("pk"),
    )
    for row in rows.select_related("stay__citizen", "stay__facility"):
        citizen = row.stay.citizen if row.stay is not None else None
        yield DayEntry(
            key=f"agreed-at-meeting-{row.pk}",
            on=row.due_on,
            what=row.what,
            plain=_("Agreed at a meeting"),
            url=reverse("meeting", args=[row.meeting_id]),
            state=State.of(row.due_on, today, is_done=row.done_at is not None),
            who=citizen.called if citizen is not None else "",
            where=row.stay.facility.name if row.stay is not None else "",
            facility_id=row.stay.facility_id if row.stay is not None else None,
            citizen_id=citizen.pk if citizen is not None else None,
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
