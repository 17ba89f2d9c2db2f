"""People and facilities of the demonstration, for tests that read it."""

from __future__ import annotations

from organisations.actors import Actor
from organisations.models import Membership, Organisation
from placements.models import Facility


def actor(email: str) -> Actor:
    return Actor.of(
        Membership.objects.select_related("user", "organisation").get(user__email=email)
    )


def facilities(key: str) -> tuple[Facility, ...]:
    return tuple(Facility.objects.filter(controller=Organisation.objects.get(key=key)))
