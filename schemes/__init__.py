"""The rules of each scheme, in plain Python: no Django, no database, no clock.

Read ``base`` for the contract, then ``polaris``, ``mpo`` and ``pitstop``. A new scheme is one
module that builds a ``Scheme``, and its name below.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemes.base import Scheme, Track
from schemes.errors import NoVersion, UnknownScheme, UnknownTrack
from schemes.meetings import MeetingRule
from schemes.mpo import MPO
from schemes.pitstop import PITSTOP
from schemes.polaris import POLARIS

__all__ = [
    "SCHEMES",
    "NoVersion",
    "Scheme",
    "UnknownScheme",
    "UnknownTrack",
    "every_track",
    "get",
    "meeting_rule",
]

SCHEMES: dict[str, Scheme] = {scheme.key: scheme for scheme in (POLARIS, MPO, PITSTOP)}


def get(key: str) -> Scheme:
    try:
        return SCHEMES[key]
    except KeyError:
        known = ", ".join(SCHEMES)
        raise UnknownScheme(f"There is no scheme {key!r}, only: {known}.") from None


def meeting_rule(key: str, kind: str) -> MeetingRule:
    """Of a scheme that has had such a meeting, as its newest version has it."""
    versions = reversed(get(key).versions)
    return next(rule for each in versions for rule in each.meetings if rule.kind == kind)


def every_track() -> Iterator[Track]:
    """Of every scheme, in every version."""
    for scheme in SCHEMES.values():
        for version in scheme.versions:
            yield from version.tracks
