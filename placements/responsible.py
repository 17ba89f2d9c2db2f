"""Whose a follow-up is: the person named, else the one who knows the citizen and has the office."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet

from organisations.actors import Actor
from organisations.models import User
from placements.models import FollowUp, Stay
from schemes.base import Office

#: Who knows the citizen, by the office that does it. What is the leader's is nobody's by name: it
#: follows the office.
_KNOWS: Final = {Office.CASEWORKER: "coordinator", Office.FACILITY_STAFF: "key_worker"}

#: The same for SQL, of a follow-up ``f`` and its stay ``s``.
KNOWS_THE_CITIZEN_SQL: Final = "CASE f.office {} END".format(
    " ".join(f"WHEN '{office}' THEN s.{field}_id" for office, field in _KNOWS.items())
)


def whose(users: Collection[int] | QuerySet[Any, int]) -> Q:
    """Of follow-ups, those that are these people's by name or because they know the citizen."""
    by_name = Q(responsible__in=users)
    known = [Q(office=office, **{f"stay__{field}__in": users}) for office, field in _KNOWS.items()]
    return by_name | Q(responsible=None) & reduce(or_, known)


def person_id_for(follow_up: FollowUp) -> int | None:
    """The key of :func:`person_for`; asks the database nothing."""
    field = _KNOWS.get(Office(follow_up.office))
    known: int | None = getattr(follow_up.stay, f"{field}_id") if field else None
    return follow_up.responsible_id or known


def who_knows(stay: Stay, office: str) -> User | None:
    """Who does what falls to the office during the stay; None where the stay names nobody."""
    field = _KNOWS.get(Office(office))
    return getattr(stay, field) if field else None


def person_for(follow_up: FollowUp) -> User | None:
    """None where it is the office's, and nobody's by name."""
    return follow_up.responsible or who_knows(follow_up.stay, follow_up.office)


def is_responsible(actor: Actor, stay: Stay, follow_up: FollowUp | None = None) -> bool:
    """The actor follows the stay, or is named for the follow-up. Asks the database nothing."""
    people = {stay.key_worker_id, stay.coordinator_id}
    if follow_up is not None:
        people.add(follow_up.responsible_id)
    return actor.user is not None and actor.user.pk in people
