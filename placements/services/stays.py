"""The life of a stay: planned, moved in, moved out; or cancelled, or nobody came."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.agreement import NOTHING_AGREED, Agreement, agreed_fields
from placements.services.length import (
    end_from_arrival,
    keep_change_of_end,
    reason_of_planned_length,
)
from placements.services.making_room import make_room
from placements.services.place_lock import (
    FURTHEST_BACK,
    check_free,
    check_period,
    constraints_in_words,
    lock_place,
)
from placements.services.planning import let_go, let_go_on_leaving, plan_follow_ups
from placements.services.stay_lock import (
    change_period,
    check_bed_free,
    expected_on,
    lock_citizen,
    lock_stay,
    lock_stay_and_place,
)


@transaction.atomic
def plan_stay(
    *,
    by: Actor,
    citizen: Citizen,
    place: Place,
    starts_on: date,
    ends_on: date | None,
    scheme_rules_on: date,
    now: datetime,
    hold: Booking | None = None,
    agreed: Agreement = NOTHING_AGREED,
) -> Stay:
    """Plan a stay and take the place for it. ``hold`` is a hold it takes over.

    The same citizen, place and dates again give the stay there is.

    ``ends_on`` None only where the scheme's track sets no end at the start; the place is then
    taken until the next review, and a day that is given is that review. A stay shorter or longer
    than the scheme says is refused (``too_short``, ``too_long``) unless it is agreed why. Raises
    :class:`PlaceTaken`, :class:`CitizenHasPlace` or :class:`Problem` at the field.
    """
    place = lock_place(by, place, now=now)
    if not (by.may(Permission.GRANT_GUEST_NIGHT) and _is_guest_place(place, by, scheme_rules_on)):
        by.must(Permission.BOOK)
    # One citizen at a time: two places taken at once would deadlock on the exclusion constraint.
    lock_citizen(citizen)
    track = place.track_on(scheme_rules_on)
    planned_end_on = ends_on if track.length.end_set_at_start else None
    if (planned := _planned_before(citizen, place, starts_on, planned_end_on)) is not None:
        return planned
    if hold is not None:
        _take_over(hold, place, now)
    stay = Stay(
        controller=place.controller,
        citizen=citizen,
        facility=place.facility,
        scheme=place.facility.scheme,
        track=place.track,
        rules_on=scheme_rules_on,
        planned_end_on=planned_end_on,
        created_by=by.user,
        **agreed_fields(agreed, citizen),
    )
    taken_until = _taken_until(stay, starts_on, ends_on)
    check_period(starts_on, taken_until, on=timezone.localdate(now))
    stay.length_reason = reason_of_planned_length(
        by, stay, starts_on, planned_end_on, agreed.length_reason
    )
    check_free(by, place, starts_on, taken_until, citizen=citizen, now=now)
    stay.save()
    with constraints_in_words():
        Booking.objects.create(
            controller=place.controller,
            place=place,
            kind=Booking.Kind.STAY,
            starts_on=starts_on,
            ends_on=taken_until,
            citizen=citizen,
            stay=stay,
            created_by=by.user,
        )
    plan_follow_ups(stay=stay, now=now)
    record(
        stay,
        StayEvent.PLANNED,
        by=by,
        at=now,
        also=(place,),
        place=place.name,
        starts_on=starts_on,
        ends_on=planned_end_on,
    )
    return stay


def _is_guest_place(place: Place, by: Actor, on: date) -> bool:
    return place.facility.rules_on(on).may_grant_on_the_spot(place.track, by.role or "")


def _planned_before(
    citizen: Citizen, place: Place, starts_on: date, planned_end_on: date | None
) -> Stay | None:
    """The stay a double click has just planned."""
    return Stay.objects.filter(
        citizen=citizen,
        status=Stay.Status.PLANNED,
        planned_end_on=planned_end_on,
        bookings__place=place,
        bookings__starts_on=starts_on,
        bookings__cancelled_at=None,
    ).first()


def _take_over(hold: Booking, place: Place, now: datetime) -> None:
    row = Booking.objects.get(pk=hold.pk)
    if row.place_id == place.pk and row.kind == Booking.Kind.HOLD and row.cancelled_at is None:
        row.cancelled_at = now
        row.save(update_fields=["cancelled_at"])


def _taken_until(stay: Stay, starts_on: date, ends_on: date | None) -> date:
    if ends_on is not None:
        return ends_on
    if stay.scheme_track.length.end_set_at_start:
        raise Problem("missing", _("Choose the day the stay is planned to end."), field="ends_on")
    review_on = stay.version.review_on(stay.track, starts_on)
    assert review_on is not None, "a track without an end has a review"
    return review_on


@transaction.atomic
def move_in(*, by: Actor, stay: Stay, on: date, now: datetime) -> Stay:
    """The citizen came on ``on``. Day 1; the scheme's follow-ups are planned from here.

    A citizen who came on another day than booked takes the place from that day. The same again
    is a no-op; another day raises :class:`Conflict`.
    """
    rules.must(by, Verb.MOVE_IN)
    row, booking = lock_stay_and_place(by, stay, now)
    if repeats(row, status=Stay.Status.HERE, moved_in_on=on):
        return row
    rules.apply(row, Verb.MOVE_IN)
    today = timezone.localdate(now)
    if on > today:
        raise Problem("future", _("Choose today or an earlier day."), field="on")
    if on < today - FURTHEST_BACK:
        raise Problem("too_far_back", _("That is more than a year ago."), field="on")
    if booking is not None:
        check_bed_free(by, row, booking, now)
        if on != booking.starts_on:
            _come_on_another_day(by, row, booking, on, now)
    row.moved_in_on = on
    with constraints_in_words():
        row.save()
    plan_follow_ups(stay=row, now=now)
    where = booking.place.name if booking else row.facility.name
    words = row.version.words_for(row.track).moved_in
    record(row, StayEvent.MOVED_IN, by=by, at=now, words=words, place=where, on=on)
    return row


def _come_on_another_day(by: Actor, stay: Stay, booking: Booking, on: date, now: datetime) -> None:
    """The place is taken from the day of arrival; a review is counted from it."""
    if stay.planned_end_on is None:
        ends_on = stay.version.review_on(stay.track, on)
    else:
        ends_on = end_from_arrival(stay, booking.starts_on, on)
        keep_change_of_end(by, stay, on, new=ends_on, now=now)
    change_period(booking, by=by, starts_on=on, ends_on=ends_on, now=now)


@transaction.atomic
def move_out(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    ending: str,
    destination: str,
    now: datetime,
    note: str = "",
) -> Stay:
    """The citizen left on ``on``: how it ended and where to. The place is free from that night.

    Asking someone to leave is the leader's and takes a reason. Raises :class:`Problems` for all
    that is missing. The same again is a no-op.
    """
    rules.must(by, Verb.MOVE_OUT)
    row, booking = lock_stay_and_place(by, stay, now)
    if repeats(row, status=Stay.Status.LEFT, left_on=on, ending=ending, destination=destination):
        return row
    rules.apply(row, Verb.MOVE_OUT)
    row.outcome_note = _leaving_note(by, row, on, ending, destination, note, now)
    row.left_on, row.ending, row.destination = on, ending, destination
    row.conflict_since = None
    row.save()
    if booking is not None:
        _end_booking(by, booking, on, now)
    let_go_on_leaving(stay=row, on=on, now=now)
    words = row.version.words_for(row.track).moved_out
    record(
        row,
        StayEvent.MOVED_OUT,
        by=by,
        at=now,
        words=words,
        on=on,
        ending=ending,
        destination=destination,
    )
    return row


def _leaving_note(
    by: Actor, row: Stay, on: date, ending: str, destination: str, note: str, now: datetime
) -> str:
    """The note, when all that leaving asks for is right."""
    checks = Checks()
    checks.choice("ending", ending, Stay.Ending.values, missing=_("Say how the stay ended."))
    checks.choice(
        "destination",
        destination,
        Stay.Destination.values,
        missing=_("Say where the citizen went; that it is not known is an answer too."),
    )
    asked = ending == Stay.Ending.ASKED_TO_LEAVE
    if asked and (why_not := rules.not_this_person(by, Verb.ASK_TO_LEAVE, row)):
        checks.add_problem(why_not.at_fields(lambda _problem: "ending"))
    note = checks.text(
        "note",
        note,
        missing=_("Write why the citizen was asked to leave.") if asked else "",
        longest=LONG_TEXT,
    )
    checks.day("on", on)
    if on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="on")
    if row.moved_in_on and on < row.moved_in_on:
        checks.add("before_moving_in", _("The citizen had not arrived then."), field="on")
    checks.raise_any()
    return note


def _end_booking(by: Actor, booking: Booking, on: date, now: datetime) -> None:
    """The place is free from the night of ``on``; who slept there past the plan did so."""
    if on <= booking.starts_on:
        booking.cancelled_at = now  # no night was slept
        booking.save(update_fields=["cancelled_at"])
    elif on != booking.ends_on:
        make_room(by, booking, until=on, now=now)
        change_period(booking, by=by, starts_on=booking.starts_on, ends_on=on, now=now)


@transaction.atomic
def ask_to_leave(
    *, by: Actor, stay: Stay, on: date, destination: str, note: str, now: datetime
) -> Stay:
    """The citizen was asked to leave, and left on ``on``: why, and where to."""
    return move_out(
        by=by,
        stay=stay,
        on=on,
        ending=Stay.Ending.ASKED_TO_LEAVE,
        destination=destination,
        note=note,
        now=now,
    )


@transaction.atomic
def cancel_stay(*, by: Actor, stay: Stay, reason: str, now: datetime) -> Stay:
    """The stay will not be. Twice is once."""
    return _call_off(by, stay, Verb.CANCEL, StayEvent.CANCELLED, reason, now)


@transaction.atomic
def record_no_show(*, by: Actor, stay: Stay, on: date, note: str, now: datetime) -> Stay:
    """The citizen did not come on the day, and the place is free again. Twice is once."""
    if on > timezone.localdate(now):
        raise Problem("future", _("Choose today or an earlier day."), field="on")
    first_day = expected_on(stay)
    if first_day is not None and on < first_day:
        raise Problem("not_expected_yet", _("The citizen was not expected yet."), field="on")
    return _call_off(by, stay, Verb.NO_SHOW, StayEvent.NO_SHOW, note, now, on=on)


def _call_off(
    by: Actor,
    stay: Stay,
    verb: Verb,
    event: StayEvent,
    reason: str,
    now: datetime,
    on: date | None = None,
) -> Stay:
    rules.must(by, verb)
    row = lock_stay(by, stay)
    if repeats(row, status=rules.RULES[verb].after):
        return row
    rules.apply(row, verb)
    checks = Checks()
    field = "note" if verb is Verb.NO_SHOW else "reason"
    row.outcome_note = checks.text(field, reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    row.save()
    for booking in row.bookings.standing():
        lock_place(by, booking.place, now=now)
        booking.cancelled_at = now
        booking.save(update_fields=["cancelled_at"])
    let_go(stay=row)
    scheme = row.version.words_for(row.track)
    words = scheme.no_show if verb is Verb.NO_SHOW else scheme.cancelled
    record(row, event, by=by, at=now, words=words, reason=row.outcome_note, on=on)
    return row
