"""What can be asked for in vain. Messages are for developers and logs; the edge words its own."""

from __future__ import annotations


class SchemeLookupError(LookupError):
    """A scheme, version or track that does not exist was asked for."""


class UnknownScheme(SchemeLookupError):
    pass


class UnknownTrack(SchemeLookupError):
    pass


class NoVersion(SchemeLookupError):
    """The scheme had no rules in force on that day."""
