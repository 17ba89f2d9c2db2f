"""A closure changed: longer, shorter, on other days, for another reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, WayOn
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import PlaceEvent
from placements.models import Booking, Place
from placements.services.conflicts import PlaceTaken, period_in_words
from placements.services.place_lock import (
    check_free,
    check_period,
    constraints_in_words,
    lock_place,
)
from placements.services.reasons import checked_reason
from placements.services.turnaround import give_way


@transaction.atomic
def change_closure(
    *,
    by: Actor,
    booking: Booking,
    starts_on: date,
    ends_on: date | None,
    reason: str,
    now: datetime,
    why: str = "",
    shown: Shown | None = None,
) -> Booking:
    """Give the closure other days or another reason; ``why`` where nights that have passed change.

    The same again is a no-op. Raises :class:`PlaceTaken` where a booking is in the way,
    :class:`Stale` where a colleague changed it since ``shown``.
    """
    by.must(Permission.CLOSE_PLACES)
    lock_place(by, booking.place, now=now)
    rows = Booking.objects.visible_to(by).filter(kind=Booking.Kind.CLOSURE).select_related("place")
    row = own_row(rows, booking.pk, not_yours=_("The booking is not one of yours."))
    if row.cancelled_at is not None:
        raise Conflict("already_reopened", _("The place has been opened again."))
    today = timezone.localdate(now)
    check_period(starts_on, ends_on, on=today)
    checks = Checks()
    missing = _("Say why the place is closed.")
    reason = checked_reason(checks, reason, missing=missing)
    if repeats(row, starts_on=starts_on, ends_on=ends_on, reason=reason):
        return row
    typed = {"starts_on": starts_on, "ends_on": ends_on, "reason": reason}
    merge(shown, typed=typed, standing={name: getattr(row, name) for name in typed})
    why = checked_why(checks, why, changes_the_past=_past_changes(row, starts_on, ends_on, today))
    checks.raise_any()
    old = period_in_words(row.starts_on, row.ends_on)
    gained: list[tuple[date, date | None]] = []
    if starts_on < row.starts_on:
        gained.append((starts_on, row.starts_on))
    if row.ends_on is not None and (ends_on is None or ends_on > row.ends_on):
        gained.append((max(starts_on, row.ends_on), ends_on))
    give_way(row.place, starts_on)
    for first, last in gained:
        check_free(by, row.place, first, last, besides=row, now=now)
    row.starts_on, row.ends_on, row.reason = starts_on, ends_on, reason
    with constraints_in_words():
        row.save(update_fields=["starts_on", "ends_on", "reason"])
    record(
        row,
        PlaceEvent.CLOSURE_CHANGED,
        by=by,
        at=now,
        place=row.place.name,
        old=old,
        new=period_in_words(starts_on, ends_on),
        reason=reason,
        why=why,
    )
    return row


def checked_why(checks: Checks, why: str, *, changes_the_past: bool) -> str:
    """Nights that have passed stand behind published figures: changing them takes a reason."""
    missing = _("Nights that have passed are changed. Write why.") if changes_the_past else ""
    return checks.text("why", why, missing=missing, longest=LONG_TEXT)


def check_not_closed_already(
    place: Place, starts_on: date, ends_on: date | None, reason: str
) -> None:
    """Raise what closure there is, with the way to change it: never that it is in its own way."""
    closures = place.bookings.standing().filter(
        kind=Booking.Kind.CLOSURE, starts_on__lt=ends_on or date.max
    )
    for row in closures:
        if row.ends_on is not None and row.ends_on <= starts_on:
            continue
        if repeats(row, starts_on=starts_on, ends_on=ends_on, reason=reason):
            continue
        taken = PlaceTaken(
            _("The place is closed already %(period)s: %(reason)s. Change that closure instead.")
            % {"period": period_in_words(row.starts_on, row.ends_on), "reason": row.reason}
        )
        taken.ways_on = (WayOn(_("Change the closure"), "change_closure", (row.pk,)),)
        raise taken


def _past_changes(row: Booking, starts_on: date, ends_on: date | None, today: date) -> bool:
    """Whether a night before today is closed, or opened, that was not."""
    first = {row.starts_on, starts_on}
    last = {min(day or today, today) for day in (row.ends_on, ends_on)}
    return (len(first) > 1 and min(first) < today) or (len(last) > 1 and min(last) < today)
