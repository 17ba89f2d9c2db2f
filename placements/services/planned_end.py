"""Moving a stay's planned end, and stays that have run past it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from audit.models import Event
from audit.services import record_event
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements import workflow
from placements.models import DateChange, Stay
from placements.services.place_lock import CitizenHasPlace, PlaceTaken, check_period
from placements.services.planning import plan_follow_ups
from placements.services.stays import change_period, expected_on, locked, record
from placements.workflow import Verb
from schemes.base import Refusal


@transaction.atomic
def extend_stay(*, by: Actor, stay: Stay, ends_on: date, reason: str, now: datetime) -> Stay:
    """Move the planned end, later or earlier, with a reason. Old and new date are kept.

    The follow-ups are planned again. The same again is a no-op. Raises :class:`PlaceTaken` where
    the next booking is in the way, :class:`Problem` at the field otherwise.
    """
    by.must(Permission.EXTEND_STAYS)
    row, booking = locked(by, stay, now)
    if problem := workflow.obstacle(row, Verb.EXTEND):
        raise problem
    if booking is None or not row.scheme_track.length.end_set_at_start:
        raise Problem("no_end_set", _("No end is set here. Move the next review instead."))
    if row.planned_end_on == ends_on:
        return row
    checks = Checks()
    beyond = problem_of_end(row, ends_on)
    missing = gettext(beyond.text) if beyond else _("Write why the date is moved.")
    reason = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    checks.raise_any()
    today = timezone.localdate(now)
    check_period(booking.starts_on, ends_on, on=today, back=False)
    if row.status == Stay.Status.HERE and ends_on < today:
        raise Problem(
            "in_the_past",
            _("The citizen is still here. Choose today or later, or record the end of the stay."),
            field="ends_on",
        )
    old = row.planned_end_on
    change_period(booking, starts_on=booking.starts_on, ends_on=ends_on)
    row.planned_end_on = ends_on
    row.save(update_fields=["planned_end_on"])
    DateChange.objects.create(
        controller_id=row.controller_id,
        stay=row,
        what=DateChange.What.PLANNED_END,
        old=old,
        new=ends_on,
        reason=reason,
        by=by.user,
        at=now,
    )
    plan_follow_ups(stay=row, now=now)
    later = old is None or ends_on > old
    record(
        "stay.extended" if later else "stay.shortened",
        row,
        by,
        now,
        old=old,
        new=ends_on,
        reason=reason,
    )
    return row


def problem_of_end(stay: Stay, ends_on: date) -> Refusal | None:
    """What the scheme says against an end: never a bar, since a reason sets it aside."""
    start = stay.moved_in_on or expected_on(stay)
    if start is None:
        return None
    return stay.version.length_problem(stay.track, moved_in_on=start, ends_on=ends_on)


def carry_on_overdue(*, controller: Organisation, on: date, now: datetime) -> list[Stay]:
    """Take tonight as well for every citizen still here past the booked end.

    Runs as ``on`` begins. A planned end is past when its day is over, for the citizen may leave
    during the day and the next one come; where only a review ends the booking, nobody is leaving
    and the review day itself is carried on.

    Where the next booking is in the way the stay is left as it is and the conflict is recorded,
    once: it is for people to solve. Returns the stays in conflict.
    """
    by = Actor.system(controller)
    conflicts = []
    with transaction.atomic():  # the acting organisation is known only inside a transaction
        overdue = Stay.objects.visible_to(by).overdue_on(on).exclude(planned_end_on__gte=on)
        waiting = list(overdue.distinct().order_by("pk"))
    for stay in waiting:
        try:
            with transaction.atomic():
                _carry_on(by, stay, on, now)
        except (PlaceTaken, CitizenHasPlace):
            conflicts.append(stay)
            _record_conflict(by, stay, on, now)
    return conflicts


def _carry_on(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    row, booking = locked(by, stay, now)
    if (
        row.status != Stay.Status.HERE
        or booking is None
        or booking.ends_on is None
        or booking.ends_on > on
    ):
        return  # left, or carried on by another sweep, while we waited for the lock
    until = on + timedelta(days=1)
    change_period(booking, starts_on=booking.starts_on, ends_on=until)
    plan_follow_ups(stay=row, now=now)
    record("stay.carried_on", row, by, now, until=until, planned_end_on=row.planned_end_on)


@transaction.atomic
def _record_conflict(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    Stay.objects.select_for_update(of=("self",)).get(pk=stay.pk)  # two sweeps record one
    known = Event.objects.filter(
        controller=stay.controller_id, stay_id=stay.pk, kind="stay.overrun_conflict"
    )
    if not known.filter(facts__since=_booked_end(stay).isoformat()).exists():
        record_event(
            "stay.overrun_conflict",
            by=by,
            controller=stay.controller_id,
            citizen_id=stay.citizen_id,
            stay_id=stay.pk,
            at=now,
            since=_booked_end(stay),
            on=on,
        )


def _booked_end(stay: Stay) -> date:
    booking = stay.bookings.standing().order_by("-starts_on").first()
    assert booking is not None
    assert booking.ends_on is not None
    return booking.ends_on
