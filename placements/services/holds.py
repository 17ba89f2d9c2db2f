"""A reservation changed: longer, shorter, on other days, for another reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import PlaceEvent
from placements.models import Booking
from placements.services.conflicts import period_in_words
from placements.services.place_lock import (
    check_free,
    check_period,
    constraints_in_words,
    lock_place,
)
from placements.services.reasons import checked_reason


@transaction.atomic
def change_hold(
    *,
    by: Actor,
    booking: Booking,
    starts_on: date,
    ends_on: date,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Booking:
    """Give the reservation other nights or another reason. When it lapses stays as it was.

    The same again is a no-op. Raises :class:`PlaceTaken` where a booking is in the way,
    :class:`Stale` where a colleague changed it since ``shown``, and :class:`Conflict` where it is
    over, or kept for a citizen.
    """
    by.must(Permission.BOOK)
    lock_place(by, booking.place, now=now)
    rows = Booking.objects.visible_to(by).filter(kind=Booking.Kind.HOLD).select_related("place")
    row = own_row(rows, booking.pk, not_yours=_("The booking is not one of yours."))
    check_changeable(row)
    check_period(starts_on, ends_on, on=timezone.localdate(now))
    checks = Checks()
    missing = _("Say whom or what it is held for.")
    reason = checked_reason(checks, reason, missing=missing)
    checks.raise_any()
    if repeats(row, starts_on=starts_on, ends_on=ends_on, reason=reason):
        return row
    typed = {"starts_on": starts_on, "ends_on": ends_on, "reason": reason}
    merge(shown, typed=typed, standing={name: getattr(row, name) for name in typed})
    check_free(by, row.place, starts_on, ends_on, besides=row, now=now)
    old = period_in_words(row.starts_on, row.ends_on)
    row.starts_on, row.ends_on, row.reason = starts_on, ends_on, reason
    with constraints_in_words():
        row.save(update_fields=["starts_on", "ends_on", "reason"])
    record(
        row,
        PlaceEvent.HOLD_CHANGED,
        by=by,
        at=now,
        place=row.place.name,
        old=old,
        new=period_in_words(starts_on, ends_on),
    )
    return row


def check_changeable(hold: Booking) -> None:
    """Raise why a reservation has no other days: it is over, or a referral says which they are."""
    if hold.cancelled_at is not None:
        raise Conflict("hold_is_over", _("The reservation is gone, and the place is free."))
    if hold.citizen_id is not None:
        raise Conflict(
            "held_for_citizen",
            _("The place is kept for a citizen. Choose other nights on the page of the referral."),
        )
