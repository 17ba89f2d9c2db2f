"""The houses a page is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from organisations.access import ActorRequest
from placements.models import Facility


@dataclass(frozen=True)
class Houses:
    in_sight: list[Facility]
    chosen: list[Facility]

    @property
    def single(self) -> Facility | None:
        """The one chosen among several."""
        return self.chosen[0] if len(self.chosen) == 1 < len(self.in_sight) else None


def houses_asked_for(request: ActorRequest) -> Houses:
    """All in sight, or the one in the address; 404 where it is not among them."""
    in_sight = list(Facility.objects.visible_to(request.actor))
    asked = request.GET.get("hus", "")
    if not asked:
        return Houses(in_sight, in_sight)
    chosen = [house for house in in_sight if str(house.pk) == asked]
    if not chosen:
        raise Http404
    return Houses(in_sight, chosen)
