"""Where the Recovery Star and Det Dobbelte KRAM belong: said by the scheme, never by its name."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from placements.models import Stay
from recovery.models import Star
from schemes.base import Part

#: The kind of follow-up that a scheme with stars has.
STAR_FOLLOW_UP: Final = "recovery_star"


def missing_star(stay: Stay) -> str:
    """Answers ``Need.STAR``."""
    if Star.objects.finished().filter(stay=stay).exists():
        return ""
    return _("Make a Recovery Star with the citizen first: this follow-up builds on it.")


def uses_star(stay: Stay) -> bool:
    """The scheme has the star, and the stay's track asks for one: a guest's night does not."""
    rules = stay.scheme_track.follow_ups
    return Part.STAR in stay.version.parts and any(rule.kind == STAR_FOLLOW_UP for rule in rules)


def uses_kram(stay: Stay) -> bool:
    """The scheme has it, whichever way the citizen is helped: in the house or by outreach."""
    return Part.KRAM in stay.version.parts
