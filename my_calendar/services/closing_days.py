"""Closing a house to appointments for some days, and opening it again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from my_calendar.events import ClosingEvent, OfNoCitizen
from my_calendar.models import ClosingDays
from my_calendar.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import Facility
from placements.services.planning import plan_house

#: Ours, a setting: longer than this nobody follows up nowhere, and the house is to be closed.
MOST_DAYS = 60


@transaction.atomic
def add_closing_days(
    *, by: Actor, facility: Facility, first_on: date, last_on: date, name: str, now: datetime
) -> ClosingDays:
    """Nobody follows up at the house from ``first_on`` to ``last_on``. The same again is once.

    Raises :class:`Problems` at ``first_on``, ``last_on`` or ``name``, :class:`Conflict`
    ``closed_already`` where another closing has a day of it.
    """
    RULES[Verb.ADD_CLOSING].must(by)
    name = _checked(first_on, last_on, name)
    house = own_row(
        Facility.objects.run_by(by), facility.pk, not_yours=_("The facility is not one of yours.")
    )
    ends_on = last_on + timedelta(days=1)
    standing = (
        ClosingDays.objects.standing().filter(facility=house).in_period(first_on, ends_on).first()
    )
    if standing is not None:
        if (standing.starts_on, standing.ends_on, standing.name) == (first_on, ends_on, name):
            return standing
        words = _("The house has closing days then already: %(name)s, from %(first)s to %(last)s.")
        raise Conflict("closed_already", words % {"name": standing.name, **_spelt(standing)})
    closing = ClosingDays.objects.create(
        controller_id=house.controller_id,
        facility=house,
        starts_on=first_on,
        ends_on=ends_on,
        name=name,
        by=by.user,
        at=now,
    )
    plan_house(facility=house, now=now)
    _record(closing, ClosingEvent.ADDED, by=by, now=now)
    return closing


@transaction.atomic
def remove_closing_days(*, by: Actor, closing: ClosingDays, now: datetime) -> ClosingDays:
    """The days are ordinary ones again. The same again is once."""
    RULES[Verb.REMOVE_CLOSING].must(by)
    rows = ClosingDays.objects.run_by(by).select_related("facility")
    row = own_row(rows, closing.pk, not_yours=_("The facility is not one of yours."))
    if row.removed_at is None:
        row.removed_at = now
        row.save(update_fields=["removed_at"])
        plan_house(facility=row.facility, now=now)
        _record(row, ClosingEvent.REMOVED, by=by, now=now)
    return row


def _record(closing: ClosingDays, kind: ClosingEvent, *, by: Actor, now: datetime) -> None:
    record(
        OfNoCitizen(closing.controller_id),
        kind,
        by=by,
        at=now,
        house=closing.facility.name,
        words=closing.name,
        first=closing.starts_on,
        last=closing.last_on,
    )


def _checked(first_on: date, last_on: date, name: str) -> str:
    checks = Checks()
    checks.day("first_on", first_on)
    checks.day("last_on", last_on)
    name = checks.text("name", name, missing=_("Write why it is closed, for example Christmas."))
    checks.raise_any()
    if last_on < first_on:
        raise Problem(
            "ends_before_start", _("The last day is before the first one."), field="last_on"
        )
    if (last_on - first_on).days >= MOST_DAYS:
        words = _("At most %(n)d days at a time.") % {"n": MOST_DAYS}
        raise Problem("too_long", words, field="last_on")
    return name


def _spelt(closing: ClosingDays) -> dict[str, str]:
    return {
        "first": date_format(closing.starts_on, "DATE_FORMAT"),
        "last": date_format(closing.last_on, "DATE_FORMAT"),
    }
