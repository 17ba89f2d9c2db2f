"""Where the citizen begins, and the goals: written, changed, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated, repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Stay
from recovery.editions import CURRENT, EDITIONS
from stay_plan.content import PARTS
from stay_plan.events import PlanEvent
from stay_plan.models import Goal, PlanStart
from stay_plan.rules import Verb
from stay_plan.services.locking import check_without_numbers, own_goal, own_stay


@transaction.atomic
def write_start(
    *,
    by: Actor,
    stay: Stay,
    functioning: str,
    needs: str,
    visits: str,
    now: datetime,
    shown: Shown | None = None,
) -> PlanStart | None:
    """What the plan begins from, and what visits are about. None where nothing is written.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.WRITE_START)
    start = PlanStart.objects.filter(stay=row).first()
    checks = Checks()
    typed = {
        name: checks.text(name, text, longest=LONG_TEXT)
        for name, text in (("functioning", functioning), ("needs", needs), ("visits", visits))
    }
    check_without_numbers(checks, **typed)
    checks.raise_any()
    standing = standing_start(start)
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing:
        return start
    start = start or PlanStart(controller_id=row.controller_id, stay=row)
    for name, text in merged.items():
        setattr(start, name, text)
    start.stay = row
    start.save()
    record(start, PlanEvent.START_WRITTEN, by=by, at=now)
    return start


def standing_start(start: PlanStart | None) -> dict[str, str]:
    """As its form shows it."""
    return {name: getattr(start, name, "") for name in PARTS}


@transaction.atomic
def add_goal(
    *,
    by: Actor,
    stay: Stay,
    parent: Goal | None = None,
    citizens_words: str,
    staff_words: str,
    areas: Iterable[str],
    method: str,
    now: datetime,
) -> Goal:
    """In the citizen's own words, with the staff's beside; a sub-goal of ``parent``. The same
    again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``goal_taken_out``.
    """
    row = own_stay(by, stay, Verb.ADD_GOAL)
    above = own_goal(by, parent, Verb.ADD_SUB_GOAL) if parent is not None else None
    if above is not None:
        check_stands(above)
        if above.parent_id is not None:
            raise Conflict("is_sub_goal", _("A sub-goal has no sub-goals of its own."))
    facts = _checked(citizens_words, staff_words, areas, method, edition=CURRENT)
    rows = Goal.objects.filter(stay=row, parent=above).standing()
    if again := repeated(rows, **facts):
        return again
    goal = Goal.objects.create(
        controller_id=row.controller_id,
        stay=row,
        parent=above,
        edition=CURRENT,
        by=by.user,
        at=now,
        touched_at=now,
        **facts,
    )
    record(goal, PlanEvent.GOAL_ADDED, by=by, at=now)
    return goal


@transaction.atomic
def change_goal(
    *,
    by: Actor,
    goal: Goal,
    citizens_words: str,
    staff_words: str,
    areas: Iterable[str],
    method: str,
    now: datetime,
    shown: Shown | None = None,
) -> Goal:
    """Versions that were agreed keep it as it was.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`, :class:`Conflict`
    ``goal_taken_out``.
    """
    row = own_goal(by, goal, Verb.CHANGE_GOAL)
    check_stands(row)
    typed = _checked(citizens_words, staff_words, areas, method, edition=row.edition)
    standing = standing_goal(row)
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing:
        return row
    for name, fact in merged.items():
        setattr(row, name, fact)
    row.touched_at = now
    row.save()
    record(row, PlanEvent.GOAL_CHANGED, by=by, at=now)
    return row


@transaction.atomic
def take_out_goal(*, by: Actor, goal: Goal, reason: str, now: datetime) -> Goal:
    """It was no goal after all, or is none any more; its sub-goals go with it. A goal that was
    given up stays, and says so (``note_progress``). Twice is once.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``goal_taken_out``.
    """
    row = own_goal(by, goal, Verb.TAKE_OUT_GOAL)
    checks = Checks()
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    if not row.stands and repeats(row, taken_out_because=why):
        return row
    check_stands(row)
    parts = Goal.objects.filter(parent=row, stay=row.stay).standing()
    for each in (row, *parts):
        each.taken_out_at, each.taken_out_by, each.taken_out_because = now, by.user, why
        each.touched_at = now
        each.save()
    record(row, PlanEvent.GOAL_TAKEN_OUT, by=by, at=now)
    return row


def standing_goal(goal: Goal) -> dict[str, object]:
    """As its form shows it."""
    return {
        "citizens_words": goal.citizens_words,
        "staff_words": goal.staff_words,
        "areas": goal.areas,
        "method": goal.method,
    }


def check_stands(goal: Goal) -> None:
    if not goal.stands:
        raise Conflict("goal_taken_out", _("The goal has been taken out of the plan."))


def _checked(
    citizens_words: str, staff_words: str, areas: Iterable[str], method: str, *, edition: str
) -> dict[str, object]:
    checks = Checks()
    texts = {
        "citizens_words": checks.text("citizens_words", citizens_words, longest=LONG_TEXT),
        "staff_words": checks.text("staff_words", staff_words, longest=LONG_TEXT),
        "method": checks.text("method", method, longest=LONG_TEXT),
    }
    if not texts["citizens_words"] and not texts["staff_words"]:
        words = _("Write the goal, best of all as the citizen says it.")
        checks.add("missing", words, field="citizens_words")
    check_without_numbers(checks, **texts)
    known = [area.key for area in EDITIONS[edition].areas]
    chosen = set(areas)
    if not chosen.issubset(known):
        checks.add("not_a_choice", _("Choose from the list."), field="areas")
    checks.raise_any()
    return {**texts, "areas": [key for key in known if key in chosen]}
