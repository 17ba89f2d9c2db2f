"""A lock of a stay, for who may write of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.problems import Problem
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay
from schemes.base import Condition
from way_out import rules
from way_out.models import Lock
from way_out.rules import RULES, Verb


def own_lock(by: Actor, stay: Stay, key: str, verb: Verb) -> tuple[Lock, Condition]:
    """The lock, made where it is the first that is written of it; its stay is locked.

    Raises :class:`NotAllowed`, and what stands against writing anything (``rules.obstacle``).
    """
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    if problem := rules.obstacle(row):
        raise problem
    condition = rules.lock_condition(row, key)
    if condition is None:
        raise Problem("no_such_lock", _("The scheme asks for no such thing."))
    return lock_for(row, key), condition


def lock_for(stay: Stay, key: str) -> Lock:
    """Of a stay that is locked, so that nobody else makes it at the same time."""
    lock, _made = Lock.objects.get_or_create(
        stay=stay, key=key, defaults={"controller": stay.controller}
    )
    lock.stay = stay
    return lock
