"""Where the letter to the acting municipality belongs: said by the scheme, never by its name."""

from __future__ import annotations

from placements.models import Stay


def has_notice(stay: Stay) -> bool:
    """The acting municipality is told when the citizen comes and leaves."""
    return any(rule.is_notice for rule in stay.scheme_track.follow_ups)
