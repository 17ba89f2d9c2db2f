"""The citizen sleeps elsewhere for a while, in hospital or on leave, and the place is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Absence, Stay
from placements.rules import Verb
from placements.services.stay_lines import checked_days, give_way
from placements.services.stay_lock import lock_stay
from schemes.base import Track


@transaction.atomic
def record_absence(
    *,
    by: Actor,
    stay: Stay,
    kind: str,
    starts_on: date | None,
    last_on: date | None,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Absence:
    """The nights from ``starts_on`` to and with ``last_on`` (without it: until it is written that
    the citizen is back) are slept elsewhere.

    What was written of these nights stays to be read. The same again returns the line that stands.
    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale` where a colleague wrote an
    absence since ``shown``, :class:`Conflict` before the citizen has come.
    """
    rules.must(by, Verb.AWAY)
    row = lock_stay(by, stay)
    rules.check(row, Verb.AWAY)
    checks = Checks()
    kind = checks.choice(
        "kind", kind, Absence.Kind.values, missing=_("Choose where the citizen is.")
    )
    first, ends_on = checked_days(checks, row, starts_on, last_on, now)
    if first is not None and row.moved_in_on is not None and first < row.moved_in_on:
        checks.add(
            "before_stay",
            _("The citizen came on %(day)s. Choose that day or a later one.")
            % {"day": date_format(row.moved_in_on)},
            field="starts_on",
        )
    reason = checks.text(
        "reason", reason, missing=_("Write what you know about it."), longest=LONG_TEXT
    )
    checks.raise_any()
    facts = {"kind": kind, "starts_on": first, "ends_on": ends_on, "reason": reason}
    if (same := repeated(row.absences.standing(), **facts)) is not None:
        return same
    typed = {"kind": kind, "starts_on": first, "last_on": last_on}
    merge(shown, typed=typed, standing=written_of(row, timezone.localdate(now)))
    assert first is not None
    give_way(row.absences.standing(), first, ends_on, by=by, reason=reason, now=now)
    absence = Absence.objects.create(
        controller_id=row.controller_id,
        stay=row,
        by=by.user,
        at=now,
        counts_as_slept=_counts_as_slept(row.scheme_track, kind),
        **facts,
    )
    # Where, and why, stands in the row for those who see the stay: never in the event.
    event = StayEvent.AWAY if ends_on is None else StayEvent.AWAY_UNTIL
    record(row, event, by=by, at=now, on=first, until=ends_on)
    return absence


@transaction.atomic
def end_absence(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Absence | None:
    """The citizen slept in the place again on ``on``. On the absence's first night, or before: the
    citizen was not away, and None is returned.

    It is the last absence that began before ``on``, else the next. The same again is a no-op.
    Raises :class:`Conflict` ``not_away`` where nothing is written, :class:`Problems` at the fields,
    :class:`~core.shown.Stale` where a colleague wrote another day since ``shown``.
    """
    rules.must(by, Verb.BACK)
    row = lock_stay(by, stay)
    rules.check(row, Verb.BACK)
    absence = absence_at(row, on)
    if absence is None:
        raise Conflict("not_away", _("No absence is written that it could end."), field="on")
    if absence.ends_on == on:
        return absence
    merge(shown, typed={"on": on}, standing=back_on(row))
    was_not_away = on <= absence.starts_on
    checks = Checks()
    checks.day("on", on)
    missing = _("Write what was wrong, and how you know.") if was_not_away else ""
    reason = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    if absence.ends_on is not None and on > absence.ends_on:
        checks.add(
            "back_before",
            _("The citizen was back on %(day)s. Write a new absence instead.")
            % {"day": date_format(absence.ends_on)},
            field="on",
        )
    checks.raise_any()
    starts_on = absence.starts_on
    reason = reason or _("Back again")
    give_way([absence], max(on, starts_on), None, by=by, reason=reason, now=now)
    if was_not_away:
        record(row, StayEvent.NOT_AWAY, by=by, at=now, on=starts_on, reason=reason)
        return None
    record(row, StayEvent.BACK, by=by, at=now, on=on)
    return absence_at(row, on)


def back_on(stay: Stay) -> dict[str, date | None]:
    """When the citizen was back from the last absence, by the name of the form's field."""
    last = stay.absences.standing().last()
    return {"on": last.ends_on if last else None}


def absence_at(stay: Stay, on: date) -> Absence | None:
    """The absence that somebody who is back on ``on`` was on: the last begun before it; where none
    was, the first after it."""
    standing = list(stay.absences.standing())
    before = [absence for absence in standing if absence.starts_on < on]
    return before[-1] if before else next(iter(standing), None)


def written_of(stay: Stay, night: date) -> dict[str, Any]:
    """What is written of a night, by the names of the form's fields."""
    absence = stay.absences.on(night).first()
    if absence is None:
        return {"kind": "", "starts_on": None, "last_on": None}
    return {"kind": absence.kind, "starts_on": absence.starts_on, "last_on": absence.last_on}


def _counts_as_slept(track: Track, kind: str) -> bool:
    if kind == Absence.Kind.HOSPITAL:
        return track.hospital_nights_count
    return track.leave_nights_count
