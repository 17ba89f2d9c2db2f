"""A night to try the place, while the citizen is still in hospital (V § 2.6).

It takes the place and starts nothing: length, follow-ups and days run from moving in.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from core.repeats import repeated
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.place_lock import check_free, check_period, constraints_in_words
from placements.services.stay_lock import expected_on, lock_citizen, lock_places, lock_stay


@transaction.atomic
def plan_trial(
    *, by: Actor, stay: Stay, place: Place, starts_on: date, ends_on: date, now: datetime
) -> Booking:
    """The citizen sleeps in ``place`` for the nights [starts_on, ends_on), before moving in.

    In any place of the stay's house, for as many nights at a time as its scheme says. The same
    again returns the booking there is. Raises :class:`PlaceTaken`, :class:`CitizenHasPlace`,
    :class:`Problem` at the field, :class:`Conflict` once the citizen has come.
    """
    rules.must(by, Verb.TRIAL)
    row = lock_stay(by, stay)
    place = lock_places(by, [place], now)[place.pk]
    rules.check(row, Verb.TRIAL)
    if place.facility_id != row.facility_id:
        raise Problem("not_a_choice", _("Choose one of the places."), field="place")
    check_period(starts_on, ends_on, on=timezone.localdate(now))
    _check_nights(row, starts_on, ends_on)
    lock_citizen(row.citizen)
    facts = {"place": place, "starts_on": starts_on, "ends_on": ends_on}
    standing = row.bookings.standing().trials()
    if (same := repeated(standing, **facts)) is not None:
        return same
    check_free(by, place, starts_on, ends_on, citizen=row.citizen, now=now)
    with constraints_in_words():
        booking = Booking.objects.create(
            controller_id=row.controller_id,
            kind=Booking.Kind.TRIAL,
            citizen=row.citizen,
            stay=row,
            created_by=by.user,
            **facts,
        )
    record(
        row,
        StayEvent.TRIAL_PLANNED,
        by=by,
        at=now,
        also=(place,),
        place=place.name,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return booking


@transaction.atomic
def cancel_trial(*, by: Actor, stay: Stay, trial: Booking, reason: str, now: datetime) -> Stay:
    """The citizen does not come, or did not come, to the trial night. Twice is once."""
    rules.must(by, Verb.CANCEL_TRIAL)
    row = lock_stay(by, stay)
    booking = row.bookings.trials().select_related("place").filter(pk=trial.pk).first()
    if booking is None:
        raise Conflict("no_trial", _("The trial night is not one of this stay."), field="trial")
    lock_places(by, [booking.place], now)
    booking.refresh_from_db(fields=["cancelled_at"])
    if booking.cancelled_at is not None:
        return row
    rules.check(row, Verb.CANCEL_TRIAL)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    booking.cancelled_at = now
    booking.save(update_fields=["cancelled_at"])
    record(
        row,
        StayEvent.TRIAL_CANCELLED,
        by=by,
        at=now,
        also=(booking.place,),
        place=booking.place.name,
        starts_on=booking.starts_on,
        reason=reason,
    )
    return row


def end_trials(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    """The citizen has moved in on ``on``: no night from then on is a trial. The stay is locked."""
    for trial in stay.bookings.standing().trials().filter(ends_on__gt=on):
        lock_places(by, [trial.place], now)
        if trial.starts_on < on:
            trial.ends_on = on
        else:
            trial.cancelled_at = now
        trial.save(update_fields=["ends_on", "cancelled_at"])


def _check_nights(stay: Stay, starts_on: date, ends_on: date) -> None:
    most, nights = stay.scheme_track.trial_nights, (ends_on - starts_on).days
    if nights > most:
        sentence = ngettext(
            "A trial is one night at a time here.",
            "A trial is at most %(most)d nights at a time here.",
            most,
        )
        raise Problem("too_many_nights", sentence % {"most": most}, field="ends_on")
    arrival = expected_on(stay)
    if arrival is not None and ends_on > arrival:
        raise Problem(
            "after_arrival",
            _("The citizen is expected on %(day)s. A trial night comes before.")
            % {"day": date_format(arrival)},
            field="starts_on" if starts_on >= arrival else "ends_on",
        )
