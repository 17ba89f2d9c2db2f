"""Who of the house helps from day to day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.repeats import repeats
from moving_in.events import MovingInEvent
from moving_in.models import DailyHelper
from moving_in.rules import Verb
from moving_in.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Facility, Stay
from placements.services.stay_lines import checked_days, give_way

_AT_THE_HOUSE = (Role.FACILITY_STAFF, Role.FACILITY_LEADER)


@transaction.atomic
def set_helper(
    *,
    by: Actor,
    stay: Stay,
    helper: User | None,
    starts_on: date | None,
    last_on: date | None,
    note: str,
    now: datetime,
) -> DailyHelper:
    """From ``starts_on`` to and with ``last_on`` (without it: until somebody else is chosen) this
    colleague helps. Who was to help on these days no longer is, and stays to be read. The same
    again is a no-op.

    Raises :class:`Problems` at the fields.
    """
    row = own_stay(by, stay, Verb.SET_HELPER)
    checks = Checks()
    first, ends_on = checked_days(checks, row, starts_on, last_on, now)
    if helper is None:
        checks.add("missing", _("Choose who helps."), field="helper")
    elif first is not None and not staff_of(row.facility, first).filter(pk=helper.pk).exists():
        checks.add(
            "not_at_the_house", _("Choose somebody who works at the house then."), field="helper"
        )
    words = checks.text("note", note)
    check_without_numbers(checks, note=words)
    checks.raise_any()
    assert first is not None
    assert helper is not None
    standing = list(DailyHelper.objects.filter(stay=row).standing())
    facts = {"helper": helper, "starts_on": first, "ends_on": ends_on, "reason": words}
    for line in standing:
        if repeats(line, **facts):
            return line
    give_way(standing, first, ends_on, by=by, reason=words, now=now)
    line = DailyHelper(controller_id=row.controller_id, stay=row, by=by.user, at=now)
    for name, value in facts.items():
        setattr(line, name, value)
    line.save(force_insert=True)
    record(line, MovingInEvent.HELPER_SET, by=by, at=now, on=first, who=helper.name)
    return line


def staff_of(house: Facility, day: date) -> QuerySet[User]:
    """Who works at the house that day, by name."""
    members = Membership.objects.in_force_on(day).filter(
        assignments__facility=house, organisation=house.controller_id, role__in=_AT_THE_HOUSE
    )
    return User.objects.filter(pk__in=members.values("user")).order_by("name")
