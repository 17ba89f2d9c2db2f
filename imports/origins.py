"""What the apps below ask of what was brought in."""

from __future__ import annotations

from datetime import date

from imports.models import Origin
from placements.models import Stay


def brought_in_on(stay: Stay) -> date | None:
    """The day the stay came from another system; None where it began here. What was due before
    that day was the other system's."""
    origins = Origin.objects.filter(controller=stay.controller_id, stay=stay, is_new=True)
    return origins.values_list("on", flat=True).first()
