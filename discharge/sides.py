"""The two sides of a case: whoever asked, and whoever was asked."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    SENDER = "sender"
    RECEIVER = "receiver"

    @property
    def other(self) -> Side:
        return Side.RECEIVER if self is Side.SENDER else Side.SENDER


BOTH = frozenset(Side)
