"""Kinds of place in the order in which their schemes name them."""

from __future__ import annotations

import schemes

Kind = tuple[str, str]


def in_order(kind: Kind) -> tuple[str, int, str]:
    """A sort key of (scheme, track)."""
    scheme, track = kind
    tracks = [one.key for one in schemes.get(scheme).versions[-1].tracks]
    return scheme, tracks.index(track) if track in tracks else len(tracks), track


def takes_place(kind: Kind) -> bool:
    """False for help that is given without a bed."""
    scheme, track = kind
    return all(
        one.takes_place
        for version in schemes.get(scheme).versions
        for one in version.tracks
        if one.key == track
    )
