"""Where the Recovery Star belongs: said by the scheme, never by its name."""

from __future__ import annotations

from typing import Final

from placements.models import Stay

#: The part of the case page, and the kind of follow-up, that a scheme with stars has.
STAR_PART: Final = "star"
STAR_FOLLOW_UP: Final = "recovery_star"


def uses_star(stay: Stay) -> bool:
    """The scheme has the star, and the stay's track asks for one: a guest's night does not."""
    rules = stay.scheme_track.follow_ups
    return STAR_PART in stay.version.parts and any(rule.kind == STAR_FOLLOW_UP for rule in rules)
