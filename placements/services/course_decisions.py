"""Decisions in the course of a stay that whoever awards it makes: no longer stay, other support,
the award ended. The extension itself is in ``planned_end.py``."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Decision, Stay
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.decisions import Kind, follow_dates, write_for_stay
from placements.services.length import record_change_of_end
from placements.services.nights_of_stay import bookings_in_order, take_nights
from placements.services.planning import plan_follow_ups
from placements.services.stay_lock import lock_stay, lock_stay_and_place

#: Per cent of the base support; V § 2.3 mentions 200.
LEAST_INTENSITY, MOST_INTENSITY = 25, 400


@transaction.atomic
def refuse_extension(
    *, by: Actor, stay: Stay, asked_until: date, reasons: str, now: datetime
) -> Decision:
    """The stay is not made longer, though it was asked for: it ends as planned.

    The same again is one. Raises :class:`Problem` at ``asked_until`` where that is no longer stay.
    """
    rules.must(by, Verb.REFUSE_EXTENSION)
    row = lock_stay(by, stay)
    rules.check(row, Verb.REFUSE_EXTENSION)
    _must_decide(by, Verb.REFUSE_EXTENSION, row)
    checks = Checks()
    reasons = _reasons(checks, reasons)
    if row.planned_end_on is not None and asked_until <= row.planned_end_on:
        checks.add(
            "not_longer",
            _("The stay is planned until that day already. Write until when it was asked for."),
            field="asked_until",
        )
    checks.raise_any()
    decision = _written_before(row, Kind.EXTENSION_REFUSED, reasons=reasons, ends_on=asked_until)
    if decision is not None:
        return decision
    decision = write_for_stay(
        by=by,
        kind=Kind.EXTENSION_REFUSED,
        stay=row,
        reasons=reasons,
        starts_on=row.planned_end_on,
        ends_on=asked_until,
        now=now,
    )
    record(row, StayEvent.EXTENSION_REFUSED, by=by, at=now, until=asked_until, reason=reasons)
    return decision


@transaction.atomic
def change_intensity(
    *,
    by: Actor,
    stay: Stay,
    intensity: int,
    on: date,
    reasons: str,
    now: datetime,
    shown: Shown | None = None,
) -> Decision:
    """Another amount of support, in per cent of the base, from ``on``: today or earlier.

    The same again is one. Raises :class:`Conflict` where it is that much already, :class:`Stale`
    where a colleague changed it since ``shown``.
    """
    rules.must(by, Verb.CHANGE_INTENSITY)
    row = lock_stay(by, stay)
    rules.check(row, Verb.CHANGE_INTENSITY)
    _must_decide(by, Verb.CHANGE_INTENSITY, row)
    checks = Checks()
    reasons = _reasons(checks, reasons)
    check_intensity(checks, intensity)
    if on > timezone.localdate(now) or (row.moved_in_on is not None and on < row.moved_in_on):
        checks.add(
            "not_in_the_stay", _("Choose a day of the stay, today at the latest."), field="on"
        )
    checks.raise_any()
    written = {"reasons": reasons, "starts_on": on, "intensity": intensity}
    if decision := _written_before(row, Kind.INTENSITY, **written):
        return decision
    merge(shown, typed={"intensity": intensity}, standing={"intensity": row.intensity})
    if row.intensity == intensity:
        raise Conflict("same_intensity", _("The support is that much already."), field="intensity")
    old, row.intensity = row.intensity, intensity
    row.save(update_fields=["intensity"])
    decision = write_for_stay(by=by, kind=Kind.INTENSITY, stay=row, now=now, **written)
    record(row, StayEvent.INTENSITY_CHANGED, by=by, at=now, old=old, new=intensity, on=on)
    return decision


def check_intensity(checks: Checks, intensity: int) -> None:
    if not LEAST_INTENSITY <= intensity <= MOST_INTENSITY:
        checks.add(
            "intensity",
            _("Write a number of per cent between %(least)d and %(most)d.")
            % {"least": LEAST_INTENSITY, "most": MOST_INTENSITY},
            field="intensity",
        )


@transaction.atomic
def end_award(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reasons: str,
    now: datetime,
    shown: Shown | None = None,
) -> Decision:
    """The authority takes the award back: the stay ends on ``on``, before it was to.

    The place is free from then, and the follow-ups are planned anew. The citizen is still here:
    that the citizen left is written down when it happens. The same again is one.
    """
    rules.must(by, Verb.END_AWARD)
    row, booking = lock_stay_and_place(by, stay, now)
    rules.check(row, Verb.END_AWARD)
    _must_decide(by, Verb.END_AWARD, row)
    checks = Checks()
    reasons = _reasons(checks, reasons)
    if decision := _written_before(row, Kind.AWARD_ENDED, reasons=reasons, starts_on=on):
        return decision
    merge(shown, typed={"on": on}, standing={"on": row.planned_end_on})
    first_night = bookings_in_order(row)[0].starts_on if booking is not None else on
    if on < timezone.localdate(now):
        checks.add("in_the_past", _("Choose today or a later day."), field="on")
    elif row.planned_end_on is None or on >= row.planned_end_on:
        checks.add(
            "not_earlier",
            _("The stay is to end by then already. Choose an earlier day."),
            field="on",
        )
    elif booking is not None and on <= first_night:
        checks.add(
            "before_it_begins",
            _("The stay has not begun by then. Cancel it, and close the referral."),
            field="on",
        )
    checks.raise_any()
    assert booking is not None, "an end is set only where a place is taken"
    old = row.planned_end_on
    take_nights(by, row, ends_on=on, now=now)
    record_change_of_end(by, row, new=on, reason=reasons, now=now)
    row.conflict_since = None
    row.save(update_fields=["planned_end_on", "conflict_since"])
    decision = write_for_stay(
        by=by, kind=Kind.AWARD_ENDED, stay=row, reasons=reasons, starts_on=on, now=now
    )
    follow_dates(row, now=now)
    plan_follow_ups(stay=row, now=now)
    record(row, StayEvent.AWARD_ENDED, by=by, at=now, old=old, new=on, reason=reasons)
    return decision


def _must_decide(by: Actor, verb: Verb, stay: Stay) -> None:
    if why_not := not_this_person(by, verb, stay):
        raise why_not


def _reasons(checks: Checks, text: str) -> str:
    return checks.text("reasons", text, missing=_("Write the reasons."), longest=LONG_TEXT)


def _written_before(stay: Stay, kind: Kind, **written: object) -> Decision | None:
    """The decision a double click has just made."""
    standing = Decision.objects.standing().filter(stay=stay, kind=kind)
    return repeated(standing, **written)
