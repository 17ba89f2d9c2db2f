"""The citizen's week: a line added, changed, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import SHORT_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Stay
from stay_plan.events import PlanEvent
from stay_plan.models import WeekLine
from stay_plan.rules import Verb
from stay_plan.services.locking import check_without_numbers, own_stay

#: What a line is made of.
_FACTS: Final = ("days", "begins_at", "ends_at", "what", "who")


@transaction.atomic
def add_week_line(
    *,
    by: Actor,
    stay: Stay,
    days: Iterable[int],
    begins_at: time | None,
    ends_at: time | None,
    what: str,
    who: str,
    now: datetime,
) -> WeekLine:
    """What happens on these days, from when, and who comes. On all of them it is of the daily
    rhythm. The same again is a no-op.

    Raises :class:`Problems` at the fields.
    """
    row = own_stay(by, stay, Verb.ADD_WEEK_LINE)
    facts = _checked(days, begins_at, ends_at, what, who)
    if again := repeated(WeekLine.objects.filter(stay=row, taken_out_at=None), **facts):
        return again
    line = WeekLine.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **facts
    )
    record(line, PlanEvent.WEEK_CHANGED, by=by, at=now)
    return line


@transaction.atomic
def change_week_line(
    *,
    by: Actor,
    line: WeekLine,
    days: Iterable[int],
    begins_at: time | None,
    ends_at: time | None,
    what: str,
    who: str,
    now: datetime,
    shown: Shown | None = None,
) -> WeekLine:
    """Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`, :class:`Conflict`
    ``week_line_taken_out``."""
    row = _own_line(by, line, Verb.CHANGE_WEEK_LINE)
    if not row.stands:
        raise Conflict("week_line_taken_out", _("It has been taken out of the week."))
    typed = _checked(days, begins_at, ends_at, what, who)
    standing = standing_line(row)
    merged = merge(shown, typed=typed, standing=standing, together=[("begins_at", "ends_at")])
    if merged == standing:
        return row
    for name, fact in merged.items():
        setattr(row, name, fact)
    row.save()
    record(row, PlanEvent.WEEK_CHANGED, by=by, at=now)
    return row


@transaction.atomic
def take_out_week_line(*, by: Actor, line: WeekLine, now: datetime) -> WeekLine:
    """It happens no more, and stays to be read. Twice is once."""
    row = _own_line(by, line, Verb.TAKE_OUT_WEEK_LINE)
    if row.stands:
        row.taken_out_at, row.taken_out_by = now, by.user
        row.save()
        record(row, PlanEvent.WEEK_CHANGED, by=by, at=now)
    return row


def standing_line(line: WeekLine) -> dict[str, object]:
    """As its form shows it."""
    return {name: getattr(line, name) for name in _FACTS}


def _own_line(by: Actor, line: WeekLine, verb: Verb) -> WeekLine:
    stay = own_stay(by, line.stay, verb)
    rows = WeekLine.objects.filter(stay=stay)
    row = own_row(rows, line.pk, not_yours=_("The line is not one of yours."))
    row.stay = stay
    return row


def _checked(
    days: Iterable[int], begins_at: time | None, ends_at: time | None, what: str, who: str
) -> dict[str, object]:
    checks = Checks()
    chosen = sorted(set(days))
    if not chosen:
        checks.add("missing", _("Choose on which days."), field="days")
    if not set(chosen).issubset(WeekLine.Day.values):
        checks.add("not_a_choice", _("Choose from the list."), field="days")
    if begins_at is None:
        checks.add("missing", _("Write when it begins."), field="begins_at")
    elif ends_at is not None and ends_at <= begins_at:
        checks.add("ends_before_it_begins", _("It ends before it begins."), field="ends_at")
    texts = {
        "what": checks.text("what", what, missing=_("Write what happens."), longest=SHORT_TEXT),
        "who": checks.text("who", who, longest=SHORT_TEXT),
    }
    check_without_numbers(checks, **texts)
    checks.raise_any()
    return {"days": chosen, "begins_at": begins_at, "ends_at": ends_at, **texts}
