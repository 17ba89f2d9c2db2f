"""What a colleague can carry of stays and follow-ups, and who may carry it.

A house's own work is its staff's, and a leader steps in; what is the authority's is its
caseworkers'. Whoever carries a thing already shows that their role can (a small house's staff
coordinate), so a colleague in the same role can take it over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Final

from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Permission, Role
from placements.models import Assignment, Stay
from schemes.base import Office


class Part(StrEnum):
    """As what somebody follows a stay; the value is the stay's field."""

    KEY_WORKER = "key_worker"
    COORDINATOR = "coordinator"


#: Whose part it is where nobody has it.
OFFICE_OF: Final = {Part.KEY_WORKER: Office.FACILITY_STAFF, Part.COORDINATOR: Office.CASEWORKER}


def may_carry(role: Role, office: str, *, of_role: Collection[str] = ()) -> bool:
    """``of_role`` are the roles of whoever carries it."""
    if Permission.FOLLOW_UP not in role.permissions:
        return False
    steps_in = role is Role.FACILITY_LEADER and office == Office.FACILITY_STAFF
    return role.value == office or steps_in or role.value in of_role


def gives(by: Actor, office: str) -> bool:
    """A leader gives what is carried at their house, the authority's caseworkers what is theirs:
    they have no leader here, and share their cases among themselves."""
    if not by.may(Permission.HAND_OVER):
        return False
    return by.role is not Role.CASEWORKER or office == Office.CASEWORKER


def houses_worked_at(members: Collection[Membership]) -> dict[int, set[int]]:
    """By membership, the houses it is assigned to. One statement."""
    houses: dict[int, set[int]] = {member.pk: set() for member in members}
    for member, facility in Assignment.objects.filter(membership__in=houses).values_list(
        "membership_id", "facility_id"
    ):
        houses[member].add(facility)
    return houses


def works_at(member: Membership, facility: int, houses: dict[int, set[int]]) -> bool:
    return Role(member.role).sees_whole_organisation or facility in houses.get(member.pk, ())


def lacks(stay: Stay) -> list[Part]:
    """The parts that somebody should have and nobody has. Nobody follows a guest of a night; and
    where no caseworker has a say, nobody coordinates (DOMAIN.md §2)."""
    track = stay.scheme_track
    if track.granted_on_the_spot_by:
        return []
    offices: Iterable[Office] = {*track.deciders, *(rule.responsible for rule in track.follow_ups)}
    missing = []
    if stay.key_worker_id is None:
        missing.append(Part.KEY_WORKER)
    if stay.coordinator_id is None and Office.CASEWORKER in offices:
        missing.append(Part.COORDINATOR)
    return missing
