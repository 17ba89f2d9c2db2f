"""A list made before the statement that reads by it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, QuerySet


class IsListed(Func):
    """Whether a key is among those of a few rows, which are looked up once and first.

    With IN the planner may begin at the other end and go through ten years of rows to ask of each
    whether it is one of a hundred: under row-level security it thinks of few where there are many.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY ("
    output_field = BooleanField()

    def __init__(self, key: str, few: QuerySet[Any, Any]) -> None:
        super().__init__(key, ArraySubquery(few.order_by().values("pk")))
