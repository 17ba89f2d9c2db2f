"""A visit by day, while the citizen is still in hospital (V § 2.6): planned, called off, and what
came of it.

It takes no night and starts nothing. A place that is somebody else's that day can be shown all the
same, so that is said and not refused.
"""

from __future__ import annotations

from datetime import date, datetime, time

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
from placements.models import Place, Stay, TrialVisit
from placements.nights import FURTHEST_AHEAD
from placements.rules import Verb
from placements.services.place_lock import FURTHEST_BACK
from placements.services.stay_lock import check_of_the_house, expected_on, lock_stay

_LONGEST_COMPANY = 200


@transaction.atomic
def plan_trial_visit(
    *,
    by: Actor,
    stay: Stay,
    on: date | None,
    from_time: time | None = None,
    until_time: time | None = None,
    place: Place | None = None,
    company: str = "",
    now: datetime,
) -> TrialVisit:
    """The citizen comes to see the house, or ``place``, on a day before moving in; written
    afterwards, it has been. The same again returns the visit there is.

    Raises :class:`Problems` at the fields, :class:`Conflict` once the citizen has moved in.
    """
    rules.must(by, Verb.TRIAL_VISIT)
    row = lock_stay(by, stay)
    rules.check(row, Verb.TRIAL_VISIT)
    if place is not None:
        check_of_the_house(row, place)
    checks = Checks()
    day = checks.day("on", on, missing=_("Write which day."))
    if day is not None:
        _check_day(checks, row, day, timezone.localdate(now))
    if until_time is not None and (from_time is None or until_time <= from_time):
        checks.add("ends_before_start", _("It ends after it begins."), field="until_time")
    company = checks.text("company", company, longest=_LONGEST_COMPANY)
    checks.raise_any()
    facts = {
        "on": day,
        "from_time": from_time,
        "until_time": until_time,
        "place": place,
        "company": company,
    }
    if (same := repeated(row.trial_visits.standing(), **facts)) is not None:
        return same
    visit = TrialVisit.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **facts
    )
    record(row, StayEvent.TRIAL_VISIT_PLANNED, by=by, at=now, on=day)
    return visit


@transaction.atomic
def cancel_trial_visit(
    *, by: Actor, stay: Stay, visit: TrialVisit, reason: str, now: datetime
) -> Stay:
    """The citizen does not come, or did not come. Twice is once."""
    rules.must(by, Verb.CANCEL_TRIAL_VISIT)
    row = lock_stay(by, stay)
    visit = _visit_of(row, visit)
    if visit.cancelled_at is not None:
        return row
    rules.check(row, Verb.CANCEL_TRIAL_VISIT)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    visit.cancelled_at = now
    visit.save(update_fields=["cancelled_at"])
    record(row, StayEvent.TRIAL_VISIT_CANCELLED, by=by, at=now, on=visit.on, reason=reason)
    return row


@transaction.atomic
def write_trial_visit(
    *,
    by: Actor,
    stay: Stay,
    visit: TrialVisit,
    outcome: str,
    now: datetime,
    shown: Shown | None = None,
) -> Stay:
    """What came of the visit, once its day has come; written anew, the former stays in the history.

    The same again is a no-op. Raises :class:`~core.shown.Stale` where a colleague wrote something
    else since ``shown``, :class:`Conflict` of a visit that was called off or lies ahead.
    """
    rules.must(by, Verb.WRITE_TRIAL_VISIT)
    row = lock_stay(by, stay)
    visit = _visit_of(row, visit)
    rules.check(row, Verb.WRITE_TRIAL_VISIT)
    if visit.cancelled_at is not None:
        raise Conflict("visit_called_off", _("The visit was called off."), field="visit")
    if visit.on > timezone.localdate(now):
        raise Conflict("not_yet", _("The visit has not been yet."), field="visit")
    checks = Checks()
    outcome = checks.text(
        "outcome", outcome, missing=_("Write what came of the visit."), longest=LONG_TEXT
    )
    checks.raise_any()
    if outcome == visit.outcome:
        return row
    merge(shown, typed={"outcome": outcome}, standing={"outcome": visit.outcome})
    visit.outcome = outcome
    visit.save(update_fields=["outcome"])
    # What it was stands in the row for those who see the stay: never in the event.
    record(row, StayEvent.TRIAL_VISIT_WRITTEN, by=by, at=now, on=visit.on)
    return row


def _visit_of(stay: Stay, visit: TrialVisit) -> TrialVisit:
    """As it stands. The stay is locked, and everybody who writes of its visits waits for it."""
    row = stay.trial_visits.filter(pk=visit.pk).first()
    if row is None:
        raise Conflict("no_visit", _("The visit is not one of this stay."), field="visit")
    return row


def _check_day(checks: Checks, stay: Stay, on: date, today: date) -> None:
    if on > today + FURTHEST_AHEAD:
        checks.add("too_far_ahead", _("That is more than two years ahead."), field="on")
    if on < today - FURTHEST_BACK:
        checks.add("too_far_back", _("That is more than a year ago."), field="on")
    arrival = expected_on(stay)
    if arrival is not None and on >= arrival:
        words = _("The citizen is expected on %(day)s. A visit comes before.")
        checks.add("after_arrival", words % {"day": date_format(arrival)}, field="on")
