"""A row that is looked up, instead of a set made of all."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, QuerySet, Subquery


class IsLookedUp(Subquery):
    """Whether there is such a row (with ``OuterRef``), asked of each row that gets so far.

    Of EXISTS the planner makes a set of everything there is, where it thinks that many rows will
    ask; under row-level security and behind an OR few do. It can't of a value that is looked up.
    """

    template = "((%(subquery)s) IS NOT NULL)"
    output_field = BooleanField()

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:1])
