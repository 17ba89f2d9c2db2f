"""Who does what for a goal by when: agreed, changed, done, taken out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import User
from placements.models import Stay
from stay_plan.events import PlanEvent
from stay_plan.models import Action, Goal
from stay_plan.rules import Verb
from stay_plan.services.goals import check_stands
from stay_plan.services.locking import check_without_numbers, own_goal, touch, whose

LONGEST: Final = 200
#: Ours: what is to be done further ahead is a slip of the finger.
FURTHEST: Final = timedelta(days=366)


@transaction.atomic
def add_action(
    *,
    by: Actor,
    goal: Goal,
    what: str,
    owner: int | None,
    owner_name: str,
    due_on: date | None,
    now: datetime,
) -> Action:
    """A colleague (``owner``), or somebody else by name, the citizen among them. The same again is
    a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``goal_taken_out``.
    """
    row = own_goal(by, goal, Verb.ADD_ACTION)
    check_stands(row)
    facts = _checked(row.stay, what, owner, owner_name, due_on, now)
    rows = row.actions.filter(taken_out_at=None)
    if again := repeated(rows, **facts):
        return again
    action = Action.objects.create(
        controller_id=row.controller_id, goal=row, by=by.user, at=now, **facts
    )
    touch(row, now)
    record(
        action,
        PlanEvent.ACTION_ADDED,
        by=by,
        at=now,
        due_on=action.due_on,
        to_id=action.owner_id,
    )
    return action


@transaction.atomic
def change_action(
    *,
    by: Actor,
    action: Action,
    what: str,
    owner: int | None,
    owner_name: str,
    due_on: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> Action:
    """Versions that were agreed keep it as it was.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`, :class:`Conflict`
    ``action_done``, ``action_taken_out``.
    """
    row = _own_action(by, action, Verb.CHANGE_ACTION)
    _check_stands(row)
    if row.is_done:
        raise Conflict("action_done", _("It is done already."))
    facts = _checked(row.goal.stay, what, owner, owner_name, due_on, now, standing=row)
    person = facts.pop("owner")
    typed = facts | {"owner": person.pk if isinstance(person, User) else None}
    standing = standing_action(row)
    merged = merge(shown, typed=typed, standing=standing, together=[("owner", "owner_name")])
    if merged == standing:
        return row
    was = row.owner_id
    row.owner_id = merged.pop("owner")
    for name, fact in merged.items():
        setattr(row, name, fact)
    row.save()
    touch(row.goal, now)
    record(row, PlanEvent.ACTION_CHANGED, by=by, at=now, to_id=row.owner_id, from_id=was)
    return row


@transaction.atomic
def action_done(*, by: Actor, action: Action, now: datetime) -> Action:
    """Twice is once. Raises :class:`Conflict` ``action_taken_out``."""
    row = _own_action(by, action, Verb.ACTION_DONE)
    _check_stands(row)
    if not row.is_done:
        row.done_at, row.done_by = now, by.user
        row.save()
        touch(row.goal, now)
        record(row, PlanEvent.ACTION_DONE, by=by, at=now)
    return row


@transaction.atomic
def open_action(*, by: Actor, action: Action, now: datetime) -> Action:
    """It is not done after all. Twice is once. Raises :class:`Conflict` ``action_taken_out``."""
    row = _own_action(by, action, Verb.OPEN_ACTION)
    _check_stands(row)
    if row.is_done:
        row.done_at = row.done_by = None
        row.save()
        record(row, PlanEvent.ACTION_OPENED, by=by, at=now)
    return row


@transaction.atomic
def take_out_action(*, by: Actor, action: Action, now: datetime) -> Action:
    """It is not to be done any more, and stays to be read. Twice is once."""
    row = _own_action(by, action, Verb.TAKE_OUT_ACTION)
    if row.stands:
        row.taken_out_at, row.taken_out_by = now, by.user
        row.save()
        record(row, PlanEvent.ACTION_TAKEN_OUT, by=by, at=now)
    return row


def standing_action(action: Action) -> dict[str, object]:
    """As its form shows it."""
    return {
        "what": action.what,
        "owner": action.owner_id,
        "owner_name": action.owner_name,
        "due_on": action.due_on,
    }


def _own_action(by: Actor, action: Action, verb: Verb) -> Action:
    goal = own_goal(by, action.goal, verb)
    rows = Action.objects.filter(goal=goal)
    row = own_row(rows, action.pk, not_yours=_("The action is not one of yours."))
    row.goal = goal
    return row


def _check_stands(action: Action) -> None:
    if not action.stands:
        raise Conflict("action_taken_out", _("It has been taken out of the plan."))


def _checked(
    stay: Stay,
    what: str,
    owner: int | None,
    owner_name: str,
    due_on: date | None,
    now: datetime,
    *,
    standing: Action | None = None,
) -> dict[str, object]:
    checks = Checks()
    text = checks.text("what", what, missing=_("Write what is to be done."), longest=LONGEST)
    check_without_numbers(checks, what=text)
    day = checks.day("due_on", due_on, missing=_("Write by when."))
    today = timezone.localdate(now)
    is_new = standing is None or day != standing.due_on
    if day is not None and is_new and not today <= day <= today + FURTHEST:
        checks.add("not_in_time", _("Choose a day from today to a year ahead."), field="due_on")
    person, name = whose(
        checks, stay, owner, owner_name, now, standing=standing.owner_id if standing else None
    )
    if owner is None and not name:
        checks.add("nobody", _("Say whose it is."), field="owner")
    checks.raise_any()
    return {"what": text, "owner": person, "owner_name": name, "due_on": day}
