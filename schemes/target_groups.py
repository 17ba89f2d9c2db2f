"""Whether a target group fits where the citizen lives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemes.criteria import Choice
from schemes.texts import _

LIVES_ELSEWHERE: Final = _(
    "The citizen lives in another municipality. Choose the target group for that, or correct the "
    "home municipality."
)
LIVES_HERE: Final = _(
    "The target group is for citizens from another municipality, and the citizen lives here. "
    "Choose another group, or correct the home municipality."
)


def problem_of_group(
    groups: Iterable[Choice], group: str, *, home_municipality: str, own_municipality: str
) -> str:
    """What is wrong where the group contradicts the home municipality; "" if nothing, or where
    that is not known. Only asked where there is a group for citizens from elsewhere."""
    elsewhere = {choice.key for choice in groups if choice.from_elsewhere}
    if not elsewhere or not group or not home_municipality:
        return ""
    lives_elsewhere = home_municipality != own_municipality
    if lives_elsewhere and group not in elsewhere:
        return LIVES_ELSEWHERE
    if not lives_elsewhere and group in elsewhere:
        return LIVES_HERE
    return ""
