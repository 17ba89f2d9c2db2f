"""Kinds of place in the order in which their schemes name them."""

from __future__ import annotations

import schemes

Kind = tuple[str, str]


def in_order(kind: Kind) -> tuple[str, int, str]:
    """A sort key of (scheme, track)."""
    scheme, track = kind
    tracks = [way.key for way in schemes.get(scheme).versions[-1].tracks]
    return scheme, tracks.index(track) if track in tracks else len(tracks), track


def counts_outcomes(kind: Kind) -> bool:
    """False for guests of a night: they came from home, and going back there says nothing."""
    scheme, track = kind
    return all(
        way.counts_outcomes
        for version in schemes.get(scheme).versions
        for way in version.tracks
        if way.key == track
    )


def takes_place(kind: Kind) -> bool:
    """False for help that is given without a bed."""
    scheme, track = kind
    return all(
        way.takes_place
        for version in schemes.get(scheme).versions
        for way in version.tracks
        if way.key == track
    )
