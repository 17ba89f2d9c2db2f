"""The lines of one heading of Min dag: the first of them, and how many there are in all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: Each heading shows this many; the rest is one click away.
MOST_SHOWN: Final = 25


class Group[Line](list[Line]):
    def __init__(self, lines: Iterable[Line] = (), total: int | None = None) -> None:
        super().__init__(lines)
        self.total = len(self) if total is None else total

    @property
    def is_cut(self) -> bool:
        return self.total > len(self)
