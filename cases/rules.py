"""Where the orientering to the acting municipality belongs: said by the scheme, not by its name."""

from __future__ import annotations

from placements.models import Stay


def uses_orientering(stay: Stay) -> bool:
    """The acting municipality is told when the citizen comes and leaves."""
    return any(rule.informs_municipality for rule in stay.scheme_track.follow_ups)
