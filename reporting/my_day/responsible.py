"""Whose it is: the people who follow a stay and its follow-ups.

Meant to give way to ``placements.responsible``; nothing else in reporting answers the question.
"""

from __future__ import annotations

from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Role
from placements.models import FollowUp, Stay


def responsible_for(follow_up: FollowUp) -> User | None:
    """Who is to make it: the one named, else who holds its office's thread of the stay."""
    stay = follow_up.stay
    knows = stay.coordinator if follow_up.office == Role.CASEWORKER else stay.key_worker
    return follow_up.responsible or knows


def is_responsible(actor: Actor, stay: Stay, follow_up: FollowUp | None = None) -> bool:
    """The actor follows the stay, or is named for the follow-up. Asks the database nothing."""
    people = {stay.key_worker_id, stay.coordinator_id}
    if follow_up is not None:
        people.add(follow_up.responsible_id)
    return actor.user is not None and actor.user.pk in people
