"""Follow-ups that are the actor's to make: named for them, or their office's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notifications.models import Reminder
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Booking, FollowUp, Stay
from placements.responsible import is_responsible
from recovery.rules import STAR_FOLLOW_UP
from reporting.my_day.task_lines import TaskLine, when

#: A leader sees what the staff owe too.
_ALSO_SEEN: dict[Role, tuple[Role, ...]] = {Role.FACILITY_LEADER: (Role.FACILITY_STAFF,)}


def follow_up_rows(
    actor: Actor, today: date, until: date, reminders: Mapping[int, Reminder]
) -> Iterator[TaskLine]:
    """``reminders``: what the actor was reminded of, by follow-up."""
    if actor.role is None or not actor.may(Permission.FOLLOW_UP):
        return
    offices = [actor.role, *_ALSO_SEEN.get(actor.role, ())]
    follow_ups = (
        FollowUp.objects.visible_to(actor)
        .due_by(until)
        .filter(Q(office__in=offices) | Q(responsible=actor.user))
        .select_related("stay__citizen", "stay__facility")
        .prefetch_related(
            Prefetch(
                "stay__bookings",
                Booking.objects.standing().select_related("place").order_by("starts_on"),
            )
        )
    )
    for follow_up in follow_ups:
        yield _row(actor, follow_up, today, reminders.get(follow_up.pk))


def _row(actor: Actor, follow_up: FollowUp, today: date, reminder: Reminder | None) -> TaskLine:
    stay = follow_up.stay
    is_star = follow_up.kind == STAR_FOLLOW_UP and stay.status == Stay.Status.HERE
    return TaskLine(
        due_on=follow_up.due_on,
        when=when(follow_up.due_on, today),
        who=stay.citizen.called,
        who_more=" · ".join(filter(None, [place_of(stay), day_of(stay, today)])),
        what=_(follow_up.rule.title),
        what_more=" · ".join(
            filter(None, [_by_when(follow_up, today), _reminded(reminder, today)])
        ),
        where=stay.facility.name,
        action=_("Make the star") if is_star else _("Follow up"),
        url=reverse("start_star", args=[stay.pk])
        if is_star
        else reverse("complete_follow_up", args=[follow_up.pk]),
        is_mine=is_responsible(actor, stay, follow_up),
        citizen_id=stay.citizen_id,
        follow_up_id=follow_up.pk,
    )


def _by_when(follow_up: FollowUp, today: date) -> str:
    if follow_up.due_on < today:
        was_due = date_format(follow_up.due_on, "MONTH_DAY_FORMAT")
        return _("Was due on %(date)s") % {"date": was_due}
    if follow_up.opens_on <= today < follow_up.due_on:
        return _("Can be made now, at the latest on %(date)s") % {
            "date": date_format(follow_up.due_on, "MONTH_DAY_FORMAT")
        }
    return ""


def _reminded(reminder: Reminder | None, today: date) -> str:
    """That there was a reminder, on a line of today or before. The news say it of later ones, and
    of the leader's own."""
    if reminder is None or reminder.as_leader or reminder.due_on > today:
        return ""
    on = timezone.localdate(reminder.at)
    if on == today:
        return _("reminded today")
    return _("reminded on %(date)s") % {"date": date_format(on, "MONTH_DAY_FORMAT")}


def place_of(stay: Stay) -> str:
    """The place of the last booking; the bookings are fetched beforehand."""
    bookings = list(stay.bookings.all())
    return bookings[-1].place.name if bookings else ""


def day_of(stay: Stay, today: date) -> str:
    if stay.status == Stay.Status.LEFT:
        return _("has left")
    if stay.status == Stay.Status.PLANNED:
        return _("expected")
    number = stay.day_number(today)
    return _("day %(n)d") % {"n": number} if number else ""
