"""How it goes with a goal: what moved, and how near it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from stay_plan.events import PlanEvent
from stay_plan.models import Goal, Nearness, Progress
from stay_plan.rules import Verb
from stay_plan.services.goals import check_stands
from stay_plan.services.locking import check_without_numbers, in_source, own_goal, touch


@transaction.atomic
def note_progress(
    *, by: Actor, goal: Goal, on: date | None, nearness: str, words: str, now: datetime
) -> Progress:
    """What moved, as it was seen on a day; of a goal that is given up, why. The same again is a
    no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``goal_taken_out``.
    """
    row = own_goal(by, goal, Verb.NOTE_PROGRESS)
    check_stands(row)
    facts = _checked(on, nearness, words, now)
    if again := repeated(row.progress.filter(corrected_by=None), **facts):
        return again
    entry = _write(row, facts, by=by, now=now)
    label = Nearness(entry.nearness).label
    record(entry, PlanEvent.GOAL_MOVED, by=by, at=now, on=entry.on, words=in_source(label))
    return entry


@transaction.atomic
def correct_progress(
    *,
    by: Actor,
    entry: Progress,
    on: date | None,
    nearness: str,
    words: str,
    now: datetime,
    shown: Shown | None = None,
) -> Progress:
    """What was written is wrong: another entry takes its place, and both stay to be read. Of
    one that was corrected before, the correction is corrected.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    goal = own_goal(by, entry.goal, Verb.CORRECT_PROGRESS)
    rows = list(goal.progress.all())
    row = next((each for each in rows if each.pk == entry.pk), None)
    if row is None:
        raise NotAllowed("not_yours", _("The entry is not one of yours."))
    latest = latest_of(row, rows)
    typed = _checked(on, nearness, words, now)
    standing = standing_entry(latest)
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing:
        return latest
    corrected = _write(goal, merged, by=by, now=now, corrects=latest)
    record(corrected, PlanEvent.PROGRESS_CORRECTED, by=by, at=now)
    return corrected


def latest_of(entry: Progress, rows: Iterable[Progress]) -> Progress:
    """The entry, or what corrects it."""
    by_corrected = {row.corrects_id: row for row in rows if row.corrects_id is not None}
    while (correction := by_corrected.get(entry.pk)) is not None:
        entry = correction
    return entry


def standing_entry(entry: Progress) -> dict[str, object]:
    """As its form shows it."""
    return {"on": entry.on, "nearness": entry.nearness, "words": entry.words}


def _checked(on: date | None, nearness: str, words: str, now: datetime) -> dict[str, object]:
    checks = Checks()
    day = checks.day("on", on, missing=_("Write on which day it was looked at."))
    if day is not None and day > timezone.localdate(now):
        checks.add("in_the_future", _("Choose today or an earlier day."), field="on")
    near = checks.choice(
        "nearness", nearness, Nearness.values, missing=_("Choose how near the goal is.")
    )
    missing = _("Write what moved.")
    if near == Nearness.GIVEN_UP:
        missing = _("Write why it is given up.")
    text = checks.text("words", words, missing=missing, longest=LONG_TEXT)
    check_without_numbers(checks, words=text)
    checks.raise_any()
    return {"on": day, "nearness": near, "words": text}


def _write(
    goal: Goal,
    facts: dict[str, object],
    *,
    by: Actor,
    now: datetime,
    corrects: Progress | None = None,
) -> Progress:
    entry = Progress.objects.create(
        controller_id=goal.controller_id, goal=goal, corrects=corrects, by=by.user, at=now, **facts
    )
    touch(goal, now)
    return entry
