"""Compulsory appointments: made, moved, and how they went."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.repeats import repeated
from core.shown import Shown, merge
from network.events import NetworkEvent
from network.models import Appointment, TreatmentOrder
from network.rules import Verb
from network.services.locking import (
    check_without_numbers,
    own_appointment,
    own_order,
    own_stay,
)
from organisations.actors import Actor
from placements.models import Stay

Outcome = Appointment.Outcome
#: What people say of it; that it was moved is another act.
OUTCOMES: Final = (Outcome.ATTENDED, Outcome.MISSED, Outcome.CALLED_OFF)
_EVENTS: Final = {
    Outcome.ATTENDED: NetworkEvent.ATTENDED,
    Outcome.MISSED: NetworkEvent.MISSED,
    Outcome.CALLED_OFF: NetworkEvent.APPOINTMENT_CALLED_OFF,
}


@transaction.atomic
def make_appointment(
    *,
    by: Actor,
    stay: Stay,
    order: TreatmentOrder,
    on: date | None,
    at_time: time | None,
    place: str,
    companion: str,
    now: datetime,
) -> Appointment:
    """The day before, the key worker is reminded. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.MAKE_APPOINTMENT)
    own = own_order(row, order)
    facts = _checked(on, at_time, place, companion, now=now)
    if (again := repeated(_standing(own), **facts)) is not None:
        return again
    _check_day(own, facts["starts_at"])
    appointment = Appointment.objects.create(
        controller_id=own.controller_id, order=own, added_at=now, **facts
    )
    record(
        appointment,
        NetworkEvent.APPOINTMENT_MADE,
        by=by,
        at=now,
        also=[row],
        on=appointment.on,
    )
    return appointment


@transaction.atomic
def move_appointment(
    *,
    by: Actor,
    stay: Stay,
    appointment: Appointment,
    on: date | None,
    at_time: time | None,
    place: str,
    companion: str,
    reason: str,
    now: datetime,
) -> Appointment:
    """It becomes another, of which people are reminded anew; returns that. The same again is a
    no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_written``.
    """
    row = own_stay(by, stay, Verb.MOVE_APPOINTMENT)
    own = own_appointment(row, appointment)
    facts = _checked(on, at_time, place, companion, now=now)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=200)
    check_without_numbers(checks, reason=reason)
    checks.raise_any()
    if own.outcome:
        following = own.moved_to
        if following is not None and repeated(Appointment.objects.filter(pk=following.pk), **facts):
            return following
        raise Conflict("already_written", _("How it went is written already."))
    _check_day(own.order, facts["starts_at"], besides=own)
    own.outcome, own.note, own.outcome_at = Outcome.MOVED, reason, now
    own.save(update_fields=["outcome", "note", "outcome_at"])
    moved = Appointment.objects.create(
        controller_id=own.controller_id, order=own.order, added_at=now, **facts
    )
    own.moved_to = moved
    own.save(update_fields=["moved_to"])
    record(
        moved,
        NetworkEvent.APPOINTMENT_MOVED,
        by=by,
        at=now,
        also=[row],
        before=own.on,
        on=moved.on,
        reason=reason,
    )
    return moved


@transaction.atomic
def write_outcome(
    *,
    by: Actor,
    stay: Stay,
    appointment: Appointment,
    outcome: str,
    note: str,
    now: datetime,
    shown: Shown | None = None,
) -> Appointment:
    """Whether the citizen came; a miss is told to the key worker and the leader. It can be put
    right. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Stale`, :class:`Conflict` ``already_written``
    where it was moved or called off.
    """
    row = own_stay(by, stay, Verb.WRITE_OUTCOME)
    own = own_appointment(row, appointment)
    checks = Checks()
    outcome = checks.choice("outcome", outcome, OUTCOMES, missing=_("Choose how it went."))
    why_off = _("Write why.") if outcome == Outcome.CALLED_OFF else ""
    note = checks.text("note", note, missing=why_off, longest=200)
    check_without_numbers(checks, note=note)
    if outcome in (Outcome.ATTENDED, Outcome.MISSED) and own.starts_at > now:
        words = _("The appointment has not begun yet.")
        checks.add("not_begun", words, field="outcome")
    checks.raise_any()
    typed = {"outcome": outcome, "note": note}
    standing = standing_outcome(own)
    if typed == standing:
        return own
    if own.outcome in (Outcome.MOVED, Outcome.CALLED_OFF):
        raise Conflict("already_written", _("It was moved or called off."))
    merged = merge(shown, typed=typed, standing=standing, together=[("outcome", "note")])
    is_new = merged["outcome"] != own.outcome
    own.outcome, own.note, own.outcome_at = merged["outcome"], merged["note"], now
    own.save(update_fields=["outcome", "note", "outcome_at"])
    if is_new:
        kind = _EVENTS[Outcome(own.outcome)]
        record(own, kind, by=by, at=now, also=[row], on=own.on, reason=own.note)
    return own


def standing_outcome(appointment: Appointment) -> dict[str, str]:
    """As its form shows it."""
    return {"outcome": appointment.outcome, "note": appointment.note}


def _standing(order: TreatmentOrder) -> QuerySet[Appointment]:
    return Appointment.objects.filter(order=order, outcome="")


def _check_day(
    order: TreatmentOrder, starts_at: datetime, besides: Appointment | None = None
) -> None:
    if not order.stands_on(timezone.localdate(starts_at)):
        raise Conflict("already_ended", _("The treatment order has ended by that day."))
    others = _standing(order).filter(starts_at=starts_at)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Conflict("appointment_known", _("An appointment at that time stands already."))


def _checked(
    on: date | None, at_time: time | None, place: str, companion: str, *, now: datetime
) -> dict[str, Any]:
    checks = Checks()
    day = checks.day("on", on, missing=_("Write the day."))
    if at_time is None:
        checks.add("missing", _("Write when it begins."), field="at_time")
    if day is not None and day < timezone.localdate(now):
        checks.add("past_date", _("The day has passed."), field="on")
    place = checks.text("place", place, missing=_("Write where it is."), longest=200)
    companion = checks.text("companion", companion)
    check_without_numbers(checks, place=place, companion=companion)
    checks.raise_any()
    assert day is not None, "checked above"
    assert at_time is not None, "checked above"
    return {
        "starts_at": timezone.make_aware(datetime.combine(day, at_time)),
        "place": place,
        "companion": companion,
    }
