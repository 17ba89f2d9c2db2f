"""Whether a request is met by a stay that has begun, so that it needs no answer any more.

Only the very same kind of help meets it: the scheme and its track. A guest room is no home, and
outreach is no place. Where people come for a few nights again and again (what may be granted on the
spot), the nights asked for must lie in the stay: a night tonight is no answer to one in a month.
Where a home is asked for from a day after the stay has ended, it is asked for afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schemes.base import Track


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A stay that has begun; ``ends_on`` None: no end is set."""

    scheme: str
    track: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, kw_only=True)
class Wished:
    """What is still asked for; ``from_day`` None: as soon as it can be."""

    scheme: str
    track: Track
    from_day: date | None


def is_met(wished: Wished, by: Begun) -> bool:
    if (wished.scheme, wished.track.key) != (by.scheme, by.track):
        return False
    starts_after = (
        wished.from_day is not None and by.ends_on is not None and wished.from_day >= by.ends_on
    )
    if starts_after:
        return False
    if not wished.track.granted_on_the_spot_by:
        return True
    return wished.from_day is not None and wished.from_day >= by.starts_on
