"""What can be asked for in vain. Messages are for developers and logs; the edge words its own."""

from __future__ import annotations


class SchemeLookupError(LookupError):
    """A scheme, version or track that does not exist was asked for."""


class UnknownScheme(SchemeLookupError):  # noqa: N818 - reads as the fact it states
    pass


class UnknownTrack(SchemeLookupError):  # noqa: N818
    pass


class NoVersion(SchemeLookupError):  # noqa: N818
    """The scheme had no rules in force on that day."""
