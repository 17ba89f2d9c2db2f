"""Shifts: planned once or week after week, changed, called off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Facility
from volunteering.events import ShiftEvent
from volunteering.models import Shift, SignUp
from volunteering.models.shift import MOST_NEEDED
from volunteering.rules import RULES, Verb
from volunteering.services.checking import check_without_citizens, own_house
from volunteering.services.signing_up import own_shift

#: Ours: volunteers plan by the half-year.
FURTHEST: Final = timedelta(weeks=26)


@dataclass(frozen=True, kw_only=True)
class ShiftPlan:
    """A shift as it is typed. It ends the next day where it ends no later than it begins."""

    activity: str
    title: str
    place: str
    on: date | None
    begins: time | None
    ends: time | None
    needed: int | None

    @classmethod
    def of(cls, shift: Shift) -> ShiftPlan:
        starts, ends = timezone.localtime(shift.starts_at), timezone.localtime(shift.ends_at)
        return cls(
            activity=shift.activity,
            title=shift.title,
            place=shift.place,
            on=starts.date(),
            begins=starts.time(),
            ends=ends.time(),
            needed=shift.needed,
        )

    @property
    def values(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@transaction.atomic
def plan_shifts(
    *,
    by: Actor,
    house: Facility,
    plan: ShiftPlan,
    every_weeks: int,
    until: date | None,
    now: datetime,
    names_nobody: bool = False,
) -> list[Shift]:
    """One shift, or (``every_weeks`` 1 or 2) one each so many weeks up to ``until``. Those that
    stand already are not made twice.

    Raises :class:`Problems` at the names of the plan, and at ``until``.
    """
    RULES[Verb.PLAN].must(by)
    row = own_house(by, house)
    checks = Checks()
    facts = _checked(checks, row, plan.values, names_nobody, now)
    days = _days(checks, plan.on, every_weeks, until, now)
    checks.raise_any()
    begins, ends = plan.begins, plan.ends
    assert begins is not None
    assert ends is not None
    times = [_instants(day, begins, ends) for day in days]
    standing = Shift.objects.standing().filter(
        facility=row, activity=facts["activity"], title=facts["title"]
    )
    taken = set(
        standing.filter(starts_at__in=[start for start, _end in times]).values_list(
            "starts_at", flat=True
        )
    )
    series = uuid4() if len(days) > 1 else None
    shifts = Shift.objects.bulk_create(
        Shift(
            controller_id=row.controller_id,
            facility=row,
            starts_at=start,
            ends_at=end,
            series=series,
            by=by.user,
            created_at=now,
            **facts,
        )
        for start, end in times
        if start not in taken
    )
    if shifts:
        record(shifts[0], ShiftEvent.PLANNED, by=by, at=now, house=row.name, n=len(shifts))
    return shifts


@transaction.atomic
def change_shift(
    *,
    by: Actor,
    shift: Shift,
    plan: ShiftPlan,
    now: datetime,
    shown: Shown | None = None,
    names_nobody: bool = False,
) -> Shift:
    """This one of a series, too. Who has signed up stays on it. The same again is a no-op.

    Raises :class:`Problems`, :class:`~core.shown.Stale`, :class:`Conflict`.
    """
    RULES[Verb.CHANGE].must(by)
    row = own_shift(by, shift)
    standing = ShiftPlan.of(row).values
    merged = merge(shown, typed=plan.values, standing=standing, together=[("on", "begins", "ends")])
    if merged == standing:
        return row
    _check_open(row, now)
    checks = Checks()
    facts = _checked(checks, row.facility, merged, names_nobody, now)
    checks.raise_any()
    if row.sign_ups.standing().count() > facts["needed"]:
        checks.add("more_have_signed_up", _("More have signed up already."), field="needed")
        checks.raise_any()
    for name, value in facts.items():
        setattr(row, name, value)
    row.starts_at, row.ends_at = _instants(merged["on"], merged["begins"], merged["ends"])
    row.save()
    record(
        row,
        ShiftEvent.CHANGED,
        by=by,
        at=now,
        house=row.facility.name,
        on=merged["on"],
        to_ids=_accounts_on([row]),
    )
    return row


@transaction.atomic
def call_off_shift(
    *,
    by: Actor,
    shift: Shift,
    because: str,
    all_later: bool,
    now: datetime,
    names_nobody: bool = False,
) -> list[Shift]:
    """With ``all_later`` those of its series that follow, too. Twice is once.

    Raises :class:`Problems` at ``because``, :class:`Conflict` where it has begun.
    """
    RULES[Verb.CALL_OFF].must(by)
    row = own_shift(by, shift)
    if row.cancelled_at is not None:
        return []
    _check_open(row, now)
    checks = Checks()
    because = checks.text("because", because, missing=_("Write why."), longest=200)
    check_without_citizens(checks, row.facility, names_nobody=names_nobody, because=because)
    checks.raise_any()
    off = [row]
    if all_later and row.series is not None:
        later = Shift.objects.standing().filter(
            controller=row.controller_id, series=row.series, starts_at__gt=row.starts_at
        )
        off += later.order_by("pk").select_for_update(of=("self",), no_key=True)
    for each in off:
        each.cancelled_at, each.cancelled_because = now, because
    Shift.objects.bulk_update(off, ["cancelled_at", "cancelled_because"])
    record(
        row,
        ShiftEvent.CALLED_OFF,
        by=by,
        at=now,
        house=row.facility.name,
        n=len(off),
        to_ids=_accounts_on(off),
    )
    return off


def _accounts_on(shifts: Sequence[Shift]) -> list[str]:
    """Of those who have signed up; who has none is rung."""
    signed_up = SignUp.objects.standing().filter(shift__in=shifts)
    users = signed_up.exclude(volunteer__user=None).values_list("volunteer__user", flat=True)
    return sorted({str(user) for user in users})


def _check_open(shift: Shift, now: datetime) -> None:
    if shift.cancelled_at is not None:
        raise Conflict("shift_called_off", _("The shift is called off."))
    if shift.has_begun(now):
        raise Conflict("shift_over", _("The shift has begun already."))


def _checked(
    checks: Checks, house: Facility, typed: Mapping[str, Any], names_nobody: bool, now: datetime
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "activity": checks.choice(
            "activity", typed["activity"], Shift.Activity.values, missing=_("Choose what it is.")
        ),
        "title": checks.text("title", typed["title"]),
        "place": checks.text("place", typed["place"]),
        "needed": checks.whole(
            "needed",
            typed["needed"],
            least=1,
            most=MOST_NEEDED,
            missing=_("Write how many are wanted."),
        ),
    }
    check_without_citizens(
        checks, house, names_nobody=names_nobody, title=facts["title"], place=facts["place"]
    )
    day = checks.day("on", typed["on"], missing=_("Write the day."))
    for name in ("begins", "ends"):
        if typed[name] is None:
            checks.add("missing", _("Write the time."), field=name)
    if day is not None and typed["begins"] is not None:
        start = timezone.make_aware(datetime.combine(day, typed["begins"]))
        if start <= now:
            checks.add("in_the_past", _("Choose a time that is still to come."), field="on")
        elif start > now + FURTHEST:
            checks.add("too_far_ahead", _("That is more than half a year ahead."), field="on")
    return facts


def _days(
    checks: Checks, first: date | None, every_weeks: int, until: date | None, now: datetime
) -> list[date]:
    if first is None:
        return []
    if not every_weeks:
        return [first]
    last = checks.day("until", until, missing=_("Write the last day it is repeated until."))
    if last is None:
        return []
    if last < first:
        checks.add("ends_first", _("The last day is before the first."), field="until")
    elif last > timezone.localdate(now) + FURTHEST:
        checks.add("too_far_ahead", _("That is more than half a year ahead."), field="until")
    else:
        step = 7 * every_weeks
        return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
    return []


def _instants(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    last = day if ends > begins else day + timedelta(days=1)
    return (
        timezone.make_aware(datetime.combine(day, begins)),
        timezone.make_aware(datetime.combine(last, ends)),
    )
