"""What the citizen has said of sharing, beside whatever is about to be shared."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from placements.models import Stay
from sharing.rules import uses_consents
from sharing.standing import standing_of

register = template.Library()


@register.inclusion_tag("sharing/_beside.html")
def consents_beside(stay: Stay) -> dict[str, Any]:
    """Of a stay in sight; one statement, none where the scheme writes no consents down."""
    if not uses_consents(stay) or stay.citizen.is_anonymous:
        return {"stay": None}
    standing = standing_of(stay, timezone.localdate())
    return {"stay": stay, "standing": standing, "lacking": standing.lacking(stay)}
