"""A stay or a goal, for who may do something with its plan; and what every form of it asks."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from core.problems import Text
from organisations.actors import Actor
from organisations.models import User
from placements.models import Stay
from placements.services.agreeing import who_can_follow_up
from placements.services.stay_lock import lock_stay
from stay_plan import rules
from stay_plan.models import Goal
from stay_plan.rules import RULES, Verb


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """The stay, locked. Raises :class:`NotAllowed`, and what stands against the verb."""
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    rules.check(row, verb)
    return row


def own_goal(by: Actor, goal: Goal, verb: Verb) -> Goal:
    """The goal, locked with its stay. Raises the same."""
    stay = own_stay(by, goal.stay, verb)
    row = own_row(
        Goal.objects.filter(stay=stay), goal.pk, not_yours=_("The goal is not one of yours.")
    )
    row.stay = stay
    return row


def touch(goal: Goal, now: datetime) -> None:
    """It was worked on, and so was the goal it is a part of."""
    touched = [goal.pk, goal.parent_id] if goal.parent_id else [goal.pk]
    Goal.objects.filter(pk__in=touched).update(touched_at=now)
    goal.touched_at = now


def check_without_numbers(checks: Checks, **texts: str) -> None:
    """No CPR number in what is typed."""
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)


def colleagues(stay: Stay, now: datetime) -> list[User]:
    """Who can do something for the citizen and have it stand on them."""
    members = who_can_follow_up(stay, timezone.localdate(now))
    return list({member.user_id: member.user for member in members}.values())


def whose(
    checks: Checks, stay: Stay, owner: int | None, name: str, now: datetime, *, standing: int | None
) -> tuple[User | None, str]:
    """A colleague, or somebody by name; ``standing`` is who it is now, who may stay it."""
    written = checks.text("owner_name", name)
    check_without_numbers(checks, owner_name=written)
    if owner is None:
        return None, written
    if written:
        checks.add("two", _("Choose a colleague, or write a name."), field="owner_name")
    if owner == standing:
        return User.objects.get(pk=owner), ""
    colleague = next((user for user in colleagues(stay, now) if user.pk == owner), None)
    if colleague is None:
        checks.add("not_a_choice", _("Choose from the list."), field="owner")
    return colleague, ""


def in_source(label: Text) -> str:
    """A label as an event keeps it: translated where it is read."""
    with translation.override("en"):
        return str(label)
