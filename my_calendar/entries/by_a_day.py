"""What is to be done by a day or at an hour, and is no follow-up: what the actor agreed to at a
meeting, what is theirs in a stay plan, and the compulsory appointments of their citizens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from django.db.models import JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.read_together import read_together
from meetings.models import Agreement, Meeting
from my_calendar.entries.day_entry import DayEntry, State
from network.models import Appointment
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from stay_plan.models import Action

_UNDER_WAY: Final = (Stay.Status.PLANNED, Stay.Status.HERE)
Outcome = Appointment.Outcome


def entries_by_a_day(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    """One statement."""
    if actor.user is None or not actor.may(Permission.SEE_CITIZENS):
        return
    rows = read_together(
        actor.organisation,
        {
            Agreement: _agreements(actor, start, end),
            Action: _actions(actor, start, end),
            Appointment: _appointments(actor, start, end, today),
        },
    )
    for agreement in rows[Agreement]:
        yield _of_agreement(agreement, today)
    for action in rows[Action]:
        yield _of_action(action, today)
    for appointment in rows[Appointment]:
        yield _of_appointment(appointment, today)


def _agreements(actor: Actor, start: date, end: date) -> QuerySet[Agreement]:
    return Agreement.objects.filter(
        controller=actor.organisation,
        owner=actor.user,
        follow_up=None,
        due_on__gte=start,
        due_on__lt=end,
        meeting__held_at__isnull=False,
        meeting__in=Meeting.objects.open_to(actor).values("pk"),
    ).select_related("stay__citizen", "stay__facility")


def _actions(actor: Actor, start: date, end: date) -> QuerySet[Action]:
    return Action.objects.filter(
        controller=actor.organisation,
        owner=actor.user,
        due_on__gte=start,
        due_on__lt=end,
        taken_out_at=None,
        goal__taken_out_at=None,
        goal__stay__in=Stay.objects.visible_to(actor).filter(status__in=_UNDER_WAY).values("pk"),
    ).select_related("goal__stay__citizen", "goal__stay__facility")


def _appointments(actor: Actor, start: date, end: date, today: date) -> QuerySet[Appointment]:
    """Of whose key worker or coordinator the actor is, or stands in for; of a citizen without a key
    worker, of all who work at the house: as they are reminded."""
    away = stands_in_for(actor, today).values("user")
    whose = Q(key_worker=actor.user) | Q(coordinator=actor.user) | Q(key_worker__in=away)
    if not actor.sees_whole_organisation:
        whose |= Q(key_worker=None)
    stays = Stay.objects.visible_to(actor).filter(
        whose, citizen=OuterRef("order__citizen"), status__in=_UNDER_WAY
    )
    at_stay = stays.order_by("status", "-pk").values(
        facts=JSONObject(pk="pk", house="facility__name", facility_id="facility_id")
    )
    return (
        Appointment.objects.filter(
            controller=actor.organisation,
            starts_at__gte=midnight(start),
            starts_at__lt=midnight(end),
        )
        .exclude(outcome__in=[Outcome.MOVED, Outcome.CALLED_OFF])
        .annotate(at_stay=Subquery(at_stay[:1], output_field=JSONField()))
        .filter(at_stay__isnull=False)
        .select_related("order__citizen")
    )


def _of_agreement(row: Agreement, today: date) -> DayEntry:
    """What was agreed is somebody's own words: the file says that there is something, no more."""
    citizen = row.stay.citizen if row.stay is not None else None
    return DayEntry(
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


def _of_action(row: Action, today: date) -> DayEntry:
    stay = row.goal.stay
    return DayEntry(
        key=f"plan-action-{row.pk}",
        on=row.due_on,
        what=row.what,
        plain=_("To be done by a stay plan"),
        url=reverse("plan", args=[stay.pk]),
        state=State.of(row.due_on, today, is_done=row.is_done),
        who=stay.citizen.called,
        where=stay.facility.name,
        facility_id=stay.facility_id,
        citizen_id=stay.citizen_id,
    )


def _of_appointment(row: Appointment, today: date) -> DayEntry:
    citizen, at_stay = row.order.citizen, vars(row)["at_stay"]
    state = State.of(row.on, today, is_done=row.outcome == Outcome.ATTENDED)
    missed = row.outcome == Outcome.MISSED
    return DayEntry(
        key=f"compulsory-appointment-{row.pk}",
        on=row.on,
        at=timezone.localtime(row.starts_at).time(),
        what=_("Compulsory appointment"),
        what_more=str(Outcome.MISSED.label) if missed else "",
        plain=_("Compulsory appointment"),
        url=reverse("network", args=[at_stay["pk"]]),
        state=State.NOT_DONE if missed else state,
        who=citizen.called,
        where=at_stay["house"],
        facility_id=at_stay["facility_id"],
        citizen_id=citizen.pk,
    )


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
