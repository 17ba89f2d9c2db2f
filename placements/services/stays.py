"""The life of a stay: planned, moved in, moved out; or cancelled, or nobody came."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem, WayOn
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.agreement import NOTHING_AGREED, Agreement, agreed_fields
from placements.services.death import end_with_death
from placements.services.decisions import (
    award_stay,
    end_with_stay,
    follow_dates,
    write_expulsion,
)
from placements.services.leaving import checked_leaving
from placements.services.length import (
    end_from_arrival,
    keep_change_of_end,
    nights_until,
    reason_of_planned_length,
)
from placements.services.making_room import make_room
from placements.services.nights_of_stay import take_nights
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
    set_period,
)
from placements.services.together import has_arrived, stay_is_off
from placements.services.trial_nights import end_trials
from placements.services.turnaround import check_room_to_get_ready, give_way


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
    if hold is not None:
        _take_over(hold, place, citizen, now)
    stay = Stay(
        controller_id=place.controller_id,
        citizen=citizen,
        facility=place.facility,
        scheme=place.facility.scheme,
        track=place.track,
        rules_on=scheme_rules_on,
        planned_end_on=planned_end_on,
        created_by=by.user,
        **agreed_fields(agreed, citizen),
    )
    if (planned := _planned_before(stay, place, starts_on, agreed.length_reason)) is not None:
        return planned
    taken_until = _taken_until(stay, starts_on, ends_on)
    check_period(starts_on, taken_until, on=timezone.localdate(now))
    stay.length_reason = reason_of_planned_length(
        by, stay, starts_on, planned_end_on, agreed.length_reason
    )
    check_free(by, place, starts_on, taken_until, citizen=citizen, now=now)
    check_room_to_get_ready(place, planned_end_on, now=now)
    stay.save()
    with constraints_in_words():
        booking = Booking(
            controller_id=place.controller_id,
            place=place,
            kind=Booking.Kind.STAY,
            citizen=citizen,
            stay=stay,
            created_by=by.user,
        )
        set_period(booking, starts_on, taken_until)
    award_stay(
        by=by,
        stay=stay,
        starts_on=starts_on,
        award=agreed.award,
        reasons=agreed.reasons,
        now=now,
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


#: What is written of a stay when it is planned, besides who, where and when.
_AGREED: Final = (
    "legal_basis",
    "target_group",
    "goals",
    "intensity",
    "key_worker_id",
    "coordinator_id",
    "decided_on",
)


def _planned_before(stay: Stay, place: Place, starts_on: date, length_reason: str) -> Stay | None:
    """The stay a double click has just planned. Written otherwise it is a conflict."""
    planned = Stay.objects.filter(
        citizen=stay.citizen,
        status=Stay.Status.PLANNED,
        planned_end_on=stay.planned_end_on,
        bookings__place=place,
        bookings__starts_on=starts_on,
        bookings__cancelled_at=None,
    ).first()
    if planned is None:
        return None
    same = repeats(planned, **{name: getattr(stay, name) for name in _AGREED})
    # Kept only where the length takes a reason.
    if same and (not planned.length_reason or planned.length_reason == length_reason.strip()):
        return planned
    raise Conflict(
        "already_planned",
        _("The stay has been planned already, and other things were written about it."),
        field="starts_on",
    )


def _take_over(hold: Booking, place: Place, citizen: Citizen, now: datetime) -> None:
    """The hold gives way to the stay it was for; another citizen's never does."""
    row = Booking.objects.get(pk=hold.pk)
    is_of_the_stay = row.place_id == place.pk and row.citizen_id in (None, citizen.pk)
    if is_of_the_stay and row.kind == Booking.Kind.HOLD and row.cancelled_at is None:
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
    end_trials(by, row, on, now)
    if booking is not None:
        check_bed_free(by, row, booking, now)
        if on != booking.starts_on:
            _come_on_another_day(by, row, booking, on, now)
    row.moved_in_on = on
    with constraints_in_words():
        row.save()
    follow_dates(row, now=now)
    plan_follow_ups(stay=row, now=now)
    where = booking.place.name if booking else row.facility.name
    words = row.version.words_for(row.track).moved_in
    record(row, StayEvent.MOVED_IN, by=by, at=now, words=words, place=where, on=on)
    has_arrived(row, now=now)
    return row


def _moving_the_arrival(by: Actor, stay: Stay, on: date, now: datetime) -> list[WayOn]:
    """For a guest of a night who comes a day late: the end moves along."""
    rule = rules.RULES[Verb.MOVE_ARRIVAL]
    if on < timezone.localdate(now) or not rule.may(by):
        return []
    return [WayOn(rule.label, rule.address, (stay.pk,))]


def _come_on_another_day(by: Actor, stay: Stay, booking: Booking, on: date, now: datetime) -> None:
    """The place is taken from the day of arrival; a review is counted from it."""
    if stay.planned_end_on is None:
        ends_on = stay.version.review_on(stay.track, on)
    else:
        ends_on = end_from_arrival(
            stay, booking.starts_on, on, instead=_moving_the_arrival(by, stay, on, now)
        )
        keep_change_of_end(by, stay, on, new=ends_on, now=now)
    until = nights_until(booking, ends_on, timezone.localdate(now))
    give_way(booking.place, on)
    change_period(booking, by=by, starts_on=on, ends_on=until, now=now)


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
    written = {"left_on": on, "ending": ending, "outcome_note": note.strip().replace("\r\n", "\n")}
    if ending != Stay.Ending.DIED:
        written["destination"] = destination
    if repeats(row, status=Stay.Status.LEFT, **written):
        return row
    rules.apply(row, Verb.MOVE_OUT)
    row.outcome_note = checked_leaving(by, row, on, ending, destination, note, now)
    died = ending == Stay.Ending.DIED
    destination = "" if died else destination
    row.left_on, row.ending, row.destination = on, ending, destination
    row.conflict_since = None
    row.save()
    write_expulsion(by, row, now)
    if booking is not None:
        make_room(by, booking, until=on, now=now)
        take_nights(by, row, ends_on=on, now=now)
    let_go_on_leaving(stay=row, on=on, now=now)
    if died:
        end_with_death(stay=row, on=on, now=now)
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
    checks = Checks()
    field = "note" if verb is Verb.NO_SHOW else "reason"
    reason = checks.text(field, reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    if repeats(row, status=rules.RULES[verb].after, outcome_note=reason):
        return row
    rules.apply(row, verb)
    row.outcome_note = reason
    row.save()
    for booking in row.bookings.standing():
        lock_place(by, booking.place, now=now)
        booking.cancelled_at = now
        booking.save(update_fields=["cancelled_at"])
    let_go(stay=row)
    end_with_stay(row, now)
    stay_is_off(row, now=now)
    scheme = row.version.words_for(row.track)
    words = scheme.no_show if verb is Verb.NO_SHOW else scheme.cancelled
    record(row, event, by=by, at=now, words=words, reason=row.outcome_note, on=on)
    return row
