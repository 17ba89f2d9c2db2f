"""Of which kinds there is anything, in one statement: of most pages' kinds there is nothing, and
what is not there needs not be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, QuerySet, Value


def kinds_with_rows[Kind](rows: Mapping[Kind, QuerySet[Any]]) -> frozenset[Kind]:
    """Each kind's rows are looked for by their own index, and for a single one."""
    kinds = list(rows)
    first, *others = (
        _unsorted(of_kind).values_list(Value(number, output_field=IntegerField()))[:1]
        for number, of_kind in enumerate(rows.values())
    )
    return frozenset(kinds[number] for (number,) in first.union(*others, all=True).order_by())


def _unsorted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of the latest few the order says which they are."""
    return rows if rows.query.is_sliced else rows.order_by()
