"""What stands on a person in their organisation, so that it can be given to somebody else.

Numbers only: whoever administers people sees no citizen.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from organisations.models import Membership
from placements.models import FollowUp, Stay
from referrals.models import Referral


@dataclass(frozen=True)
class Responsibilities:
    follow_ups: int
    stays: int
    referrals: int

    def __bool__(self) -> bool:
        return bool(self.follow_ups or self.stays or self.referrals)


def responsibilities_of(membership: Membership) -> Responsibilities:
    """Open follow-ups, stays that the person follows, and referrals that are theirs to answer."""
    own = {"controller": membership.organisation_id}
    user = membership.user_id
    return Responsibilities(
        follow_ups=FollowUp.objects.filter(
            **own, status=FollowUp.Status.OPEN, responsible=user
        ).count(),
        stays=Stay.objects.filter(**own, status__in=(Stay.Status.PLANNED, Stay.Status.HERE))
        .filter(Q(key_worker=user) | Q(coordinator=user))
        .count(),
        referrals=Referral.objects.filter(
            **own, assigned_to=user, status=Referral.Status.SUBMITTED
        ).count(),
    )
