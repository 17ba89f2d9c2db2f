"""Who works in a house."""

from __future__ import annotations

from datetime import date
from typing import Final

from organisations.models import Membership, User
from organisations.roles import Permission, Role
from placements.models import Facility

_LIVES_WITH_IT: Final = [role for role in Role if Permission.HOUSE_LIFE in role.permissions]


def colleagues_at(house: Facility, today: date) -> list[User]:
    """By name."""
    members = Membership.objects.in_force_on(today).filter(
        organisation=house.controller_id,
        role__in=_LIVES_WITH_IT,
        assignments__facility=house,
        user__is_active=True,
    )
    rows = members.select_related("user").order_by("user__name", "user_id")
    return list({member.user_id: member.user for member in rows}.values())
