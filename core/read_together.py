"""The rows of several kinds in one statement: a page that shows much of one thing asks once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    BinaryField,
    Expression,
    ExpressionWrapper,
    Field,
    GeneratedField,
    JSONField,
    Model,
    QuerySet,
)
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import JSONObject

#: What a queryset joins, by name, and what that joins in its turn.
type Joined = Mapping[str, Joined]
type _Column = Field[Any, Any]


class _Exact(json.JSONDecoder):
    """Kroner and øre stay what they are."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, parse_float=Decimal)


def read_together[Kind](of: Model, rows: Mapping[Kind, QuerySet[Any]]) -> dict[Kind, list[Any]]:
    """The rows of each kind, in its own order: with what its queryset joins by name
    (``select_related``) and works out (``annotate``), without what it leaves out (``only``,
    ``defer``; :func:`only` does both). ``of``: the row they all belong to.

    What the database generates, and bytes, are left out too; they are read when somebody asks.
    """
    if not rows:
        return {}
    about = type(of)._default_manager.filter(pk=of.pk)
    (read,) = about.values_list(*(as_column(of_kind) for of_kind in rows.values()))
    return {
        kind: from_column(of_kind, every)
        for (kind, of_kind), every in zip(rows.items(), read, strict=True)
    }


def only[Row: Model](rows: QuerySet[Row], *paths: str) -> QuerySet[Row]:
    """The rows with nothing but these fields, joined as far as the paths lead."""
    joined = {path.rpartition(LOOKUP_SEP)[0] for path in paths} - {""}
    return (rows.select_related(*sorted(joined)) if joined else rows).only(*paths)


def under(path: str, fields: Iterable[str]) -> tuple[str, ...]:
    """The same fields of what a foreign key leads to."""
    return tuple(f"{path}{LOOKUP_SEP}{name}" for name in fields)


def hang_on(parents: Sequence[Any], name: str, children: Sequence[Any], via: str) -> None:
    """``children`` by their foreign key ``via``, as the parents' ``name``: what
    ``prefetch_related`` would have read."""
    of_parent: defaultdict[int, list[Any]] = defaultdict(list)
    for child in children:
        of_parent[getattr(child, f"{via}_id")].append(child)
    for parent in parents:
        rows = getattr(parent, name).get_queryset()
        rows._result_cache = of_parent[parent.pk]
        vars(parent).setdefault("_prefetched_objects_cache", {})[name] = rows


def as_column(rows: QuerySet[Any]) -> ArraySubquery:
    """The rows as a column of what they belong to (``OuterRef``)."""
    as_json = _as_json(rows, rows.model, _joined(rows), also=rows.query.annotations)
    exact = ExpressionWrapper(as_json, output_field=JSONField(decoder=_Exact))
    return ArraySubquery(rows.values_list(exact))


def from_column(rows: QuerySet[Any], read: Iterable[Mapping[str, Any]] | None) -> list[Any]:
    """What was read by :func:`as_column`: None of what can have no row (``none()``)."""
    joined, also = _joined(rows), rows.query.annotations
    made = [(_object(rows, rows.model, joined, row), row) for row in read or ()]
    for each, row in made:
        for name, worked_out in also.items():
            setattr(each, name, worked_out.output_field.to_python(row[name]))
    return [each for each, _row in made]


def _joined(rows: QuerySet[Any]) -> Joined:
    named = rows.query.select_related
    return cast("Joined", named) if isinstance(named, dict) else {}


def _fields(rows: QuerySet[Any], model: type[Model], prefix: str) -> list[_Column]:
    """What is read of a model that the rows lead to by the prefix."""
    names, are_left_out = rows.query.deferred_loading
    if not are_left_out and prefix and prefix.removesuffix(LOOKUP_SEP) in names:
        return list(_columns(model))
    return [
        field
        for field in _columns(model)
        if field.primary_key
        or (prefix + field.name in names or prefix + field.attname in names) is not are_left_out
    ]


def _as_json(
    rows: QuerySet[Any],
    model: type[Model],
    joined: Joined,
    prefix: str = "",
    also: Iterable[str] = (),
) -> JSONObject:
    columns: dict[str, str | Expression] = {name: name for name in also}
    columns |= {field.attname: prefix + field.attname for field in _fields(rows, model, prefix)}
    for name, more in joined.items():
        columns[name] = _as_json(rows, _model_at(model, name), more, prefix + name + LOOKUP_SEP)
    return JSONObject(**columns)


def _object(
    rows: QuerySet[Any],
    model: type[Model],
    joined: Joined,
    row: Mapping[str, Any],
    prefix: str = "",
) -> Any:
    fields = _fields(rows, model, prefix)
    values = [field.to_python(row[field.attname]) for field in fields]
    made = model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], values)
    for name, more in joined.items():
        other = _model_at(model, name)
        is_there = row[name][other._meta.pk.attname] is not None
        path = prefix + name + LOOKUP_SEP
        setattr(made, name, _object(rows, other, more, row[name], path) if is_there else None)
    return made


def _columns(model: type[Model]) -> Iterator[_Column]:
    for field in model._meta.concrete_fields:
        if not isinstance(field, GeneratedField | BinaryField):
            yield field


def _model_at(model: type[Model], name: str) -> type[Model]:
    return cast("type[Model]", model._meta.get_field(name).related_model)
