"""A planned arrival that is moved: the patient leaves the ward earlier, or the home is ready later.

In practice a citizen may have to come on a day's notice (V § 2.6), and everybody around the stay
has to hear of it at once.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, DateChange, Place, Stay
from placements.rules import Verb
from placements.services.date_changes import check_same_words
from placements.services.decisions import follow_dates
from placements.services.length import end_from_arrival, record_change_of_end
from placements.services.place_lock import check_free, check_period, constraints_in_words
from placements.services.planning import plan_follow_ups
from placements.services.stay_lock import (
    change_period,
    check_of_the_house,
    expected_on,
    lock_citizen,
    lock_places,
    lock_stay,
    set_period,
)
from placements.services.trial_nights import end_trials
from placements.services.turnaround import check_room_to_get_ready


@transaction.atomic
def move_arrival(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reason: str,
    now: datetime,
    place: Place | None = None,
    ends_on: date | None = None,
    shown: Shown | None = None,
) -> Stay:
    """The citizen is expected on ``on``, today or later, in ``place`` where it is another.

    The nights, the award and what is counted from it follow; the planned end stands, unless the
    stay would be longer than the scheme says. Where the new day is not before it, or the end is to
    move along, ``ends_on`` says the new one: no longer than was agreed. Trial nights from that day
    on are no trials any more.

    The same again is a no-op. Raises :class:`PlaceTaken`, :class:`Stale` where a colleague moved it
    since ``shown``, :class:`Problem` at the field otherwise.
    """
    rules.must(by, Verb.MOVE_ARRIVAL)
    row, booking, new = _locked(by, stay, place, now)
    rules.check(row, Verb.MOVE_ARRIVAL)
    old = expected_on(row)
    if old == on and (booking is None or new is None or booking.place_id == new.pk):
        if ends_on not in (None, row.planned_end_on):
            words = _("The day of arrival is the same. Move the planned end instead.")
            raise Problem("only_the_end", words, field="ends_on")
        check_same_words(row, DateChange.What.ARRIVAL, on, reason)
        return row
    standing = {"on": old, "ends_on": row.planned_end_on}
    merge(shown, typed={"on": on, "ends_on": ends_on or row.planned_end_on}, standing=standing)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    assert old is not None, "a planned stay has a first day"
    if on < timezone.localdate(now):
        raise Problem(
            "in_the_past",
            _("Choose today or later. Has the citizen come already, then write the arrival."),
            field="on",
        )
    if booking is None:
        row.expected_on = on
        row.save(update_fields=["expected_on"])
    else:
        _take_other_nights(by, row, booking, new or booking.place, on, ends_on, reason, now)
    if on != old:
        _keep(by, row, old, on, reason, now)
    follow_dates(row, now=now)
    plan_follow_ups(stay=row, now=now)
    record(
        row,
        StayEvent.ARRIVAL_MOVED,
        by=by,
        at=now,
        old=old,
        new=on,
        place=booking.place.name if booking else row.facility.name,
        reason=reason,
    )
    return row


def _locked(
    by: Actor, stay: Stay, place: Place | None, now: datetime
) -> tuple[Stay, Booking | None, Place | None]:
    row = lock_stay(by, stay)
    own = row.bookings.standing().without_trials().select_related("place")
    booking = own.first()
    places = [each for each in (booking.place if booking else None, place) if each is not None]
    locked = lock_places(by, places, now)
    if booking is not None:
        booking.refresh_from_db(fields=["starts_on", "ends_on", "place"])
    return row, booking, locked[place.pk] if place else None


def _take_other_nights(
    by: Actor,
    stay: Stay,
    booking: Booking,
    new: Place,
    on: date,
    typed_end: date | None,
    reason: str,
    now: datetime,
) -> None:
    """From the new day to the planned end, or to the review that is counted from it."""
    check_of_the_house(stay, new)
    ends_on = stay.version.review_on(stay.track, on)
    if stay.planned_end_on is not None:
        ends_on = _end(stay, stay.planned_end_on, booking.starts_on, on, typed_end)
        if ends_on != stay.planned_end_on:
            record_change_of_end(by, stay, new=ends_on, reason=reason, now=now)
            stay.save(update_fields=["planned_end_on"])
    check_period(on, ends_on, on=timezone.localdate(now))
    lock_citizen(stay.citizen)
    end_trials(by, stay, on, now)
    if new.pk == booking.place_id:
        change_period(booking, by=by, starts_on=on, ends_on=ends_on, now=now)
        return
    check_free(by, new, on, ends_on, citizen=stay.citizen, besides=booking, now=now)
    check_room_to_get_ready(new, stay.planned_end_on, besides=booking, now=now)
    booking.place = new
    with constraints_in_words():
        set_period(booking, on, ends_on)


def end_of_same_length(stay: Stay, on: date) -> date | None:
    """When the stay ends that begins on ``on`` and is as long as was agreed; None where no end is
    set."""
    first = expected_on(stay)
    if first is None or stay.planned_end_on is None:
        return None
    return on + (stay.planned_end_on - first)


def _end(stay: Stay, planned: date, planned_from: date, on: date, typed: date | None) -> date:
    agreed = on + (planned - planned_from)
    if typed is None and on >= planned:
        words = _(
            "The stay was to end on %(planned)s. With as many nights as agreed it ends on %(new)s. "
            "Is that right, then save again."
        )
        facts = {"planned": date_format(planned), "new": date_format(agreed)}
        raise Problem("after_planned_end", words % facts, field="ends_on")
    latest = agreed if on >= planned else end_from_arrival(stay, planned_from, on) or agreed
    if typed is None:
        return latest
    if typed <= on:
        words = _("The last day must be after the first.")
        raise Problem("ends_before_start", words, field="ends_on")
    if typed > max(latest, agreed):
        words = _(
            "The stay would be longer than was agreed. Choose %(day)s at the latest, or move the "
            "planned end afterwards."
        )
        facts = {"day": date_format(max(latest, agreed))}
        raise Problem("longer_than_agreed", words % facts, field="ends_on")
    return typed


def _keep(by: Actor, stay: Stay, old: date, new: date, reason: str, now: datetime) -> None:
    DateChange.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        what=DateChange.What.ARRIVAL,
        old=old,
        new=new,
        reason=reason,
        by=by.user,
        at=now,
    )
