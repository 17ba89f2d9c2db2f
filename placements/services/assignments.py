"""Who works at which houses: staff and leaders see the houses they are assigned to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.own_row import own_row
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Permission
from placements.events import AssignmentEvent
from placements.models import Assignment, Facility


@transaction.atomic
def choose_houses(
    *,
    by: Actor,
    membership: Membership,
    houses: Collection[int],
    now: datetime,
    shown: Shown | None = None,
) -> Membership:
    """The person works at these houses, and at no other, from now on.

    The same again changes nothing. Raises :class:`Problem` at ``houses``, :class:`Stale` where a
    colleague chose otherwise since ``shown``.
    """
    by.must(Permission.MANAGE_PEOPLE)
    own = Membership.objects.filter(organisation=by.organisation).select_related("user")
    row = own_row(own, membership.pk, not_yours=_("The person is not among yours."))
    standing = houses_of(row)
    wanted = set(houses)
    if wanted == standing:
        return row
    merge(shown, typed={"houses": as_shown(wanted)}, standing={"houses": as_shown(standing)})
    known = Facility.objects.run_by(by).in_bulk(wanted | standing)
    if not wanted <= known.keys():
        raise Problem("not_a_choice", _("Choose among your own houses."), field="houses")
    for key in sorted(wanted - standing):
        assign(by=by, membership=row, facility=known[key], now=now)
    for key in sorted(standing - wanted):
        _take_off(by, row, known[key], now)
    return row


def assign(*, by: Actor, membership: Membership, facility: Facility, now: datetime) -> Assignment:
    """The person works at the house, too. The same again is one.

    Inside the caller's transaction, which has seen to it that both are the actor's to set up.
    """
    assignment, is_new = Assignment.objects.get_or_create(
        controller=by.organisation, membership=membership, facility=facility
    )
    if is_new:
        person = membership.user.name
        record(assignment, AssignmentEvent.ADDED, by=by, at=now, person=person, house=facility.name)
    return assignment


def houses_of(membership: Membership) -> set[int]:
    """Keys of the houses that the person works at."""
    rows = Assignment.objects.filter(controller=membership.organisation_id, membership=membership)
    return set(rows.values_list("facility_id", flat=True))


def as_shown(houses: Collection[int]) -> str:
    """As a form compares it (``core.shown``)."""
    return ",".join(map(str, sorted(houses)))


def _take_off(by: Actor, membership: Membership, facility: Facility, now: datetime) -> None:
    assignment = Assignment.objects.get(membership=membership, facility=facility)
    person = membership.user.name
    record(assignment, AssignmentEvent.REMOVED, by=by, at=now, person=person, house=facility.name)
    assignment.delete()
