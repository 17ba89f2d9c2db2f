"""The lines of one heading of Min dag: the first of them, and how many there are in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Count, Model, QuerySet, Window

from core.read_together import only

#: Each heading shows this many; the rest is one click away.
MOST_SHOWN: Final = 25


class Group[Line](list[Line]):
    def __init__(self, lines: Iterable[Line] = (), total: int | None = None) -> None:
        super().__init__(lines)
        self.total = len(self) if total is None else total

    @property
    def is_cut(self) -> bool:
        return self.total > len(self)


def of_many(rows: QuerySet[Any], fields: tuple[str, ...], most: int) -> QuerySet[Any]:
    """The first ``most`` of them, each with how many there are (:func:`total_of`)."""
    counted: QuerySet[Any] = only(rows, *fields).annotate(of_all=Window(Count("pk")))[:most]
    return counted


def total_of(rows: Sequence[Model]) -> int:
    """How many there are of those read by :func:`of_many`."""
    return vars(rows[0])["of_all"] if rows else 0
