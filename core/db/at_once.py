"""Several small questions in one statement: rows of different tables, each with what is read of it.

A page that shows a little of many kinds would otherwise go to the database once for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import batched
from operator import or_
from typing import Any, Final

from django.db.models import F, Field, ForeignKey, IntegerField, Model, QuerySet, Value
from django.db.models.functions import JSONObject

#: A function of PostgreSQL takes a hundred arguments: a name and a value each.
_IN_A_PIECE: Final = 50


@dataclass(frozen=True)
class Question[Row: Model]:
    """Rows, and what is read of them: ``fields`` as for ``QuerySet.only``, also across foreign
    keys; ``annotations`` by name, with the field that each is of.

    What is not named is read by a statement of its own when it is asked for, as with ``only``.
    """

    rows: QuerySet[Row]
    fields: tuple[str, ...]
    annotations: Mapping[str, Field[Any, Any]] = field(default_factory=dict)

    def as_one_of(self, number: int) -> QuerySet[Row, Any]:
        paths = dict.fromkeys([*_with_keys(self.fields), *self.annotations])
        pieces = {
            str(n): JSONObject(**{path: F(path) for path in piece})
            for n, piece in enumerate(batched(paths, _IN_A_PIECE, strict=False))
        }
        return self.rows.values_list(
            Value(number, output_field=IntegerField()), JSONObject(**pieces)
        )

    def row(self, pieces: Mapping[str, Mapping[str, Any]]) -> Row:
        """As the database gave it."""
        values = reduce(or_, (dict(piece) for piece in pieces.values()))
        annotated = {name: values.pop(name) for name in self.annotations}
        row = _made(self.rows.model, values)
        assert row is not None, "a row has a key"
        for name, value in annotated.items():
            setattr(row, name, _read(self.annotations[name], value))
        return row


def at_once[Key: Hashable](questions: Mapping[Key, Question[Any]]) -> dict[Key, list[Any]]:
    """The rows of each question: the first of many (a slice) in their order, others in none.

    Nothing is asked where there is no question.
    """
    answers: dict[Key, list[Any]] = {key: [] for key in questions}
    keys = list(questions)
    asked = [questions[key].as_one_of(number) for number, key in enumerate(keys)]
    if asked:
        first, *others = asked
        # A union has its first model's order otherwise, which is no column of it.
        every = first.union(*others, all=True).order_by() if others else first
        for number, pieces in every:
            answers[keys[number]].append(questions[keys[number]].row(pieces))
    return answers


def under(path: str, fields: Iterable[str]) -> tuple[str, ...]:
    """The same fields of what a foreign key leads to."""
    return tuple(f"{path}__{name}" for name in fields)


def _with_keys(fields: Iterable[str]) -> Iterator[str]:
    """What is read, and the key of each row on the way."""
    yield "pk"
    for path in fields:
        steps = path.split("__")
        for n in range(1, len(steps)):
            yield "__".join([*steps[:n], "pk"])
        yield path


def _made(model: type[Model], values: Mapping[str, Any]) -> Any:
    """The row and those it leads to; None where there is none."""
    if values["pk"] is None:
        return None
    own: dict[str, Any] = {}
    across: dict[str, dict[str, Any]] = defaultdict(dict)
    for path, value in values.items():
        name, _step, rest = path.partition("__")
        if rest:
            across[name][rest] = value
        elif name == "pk":
            own[model._meta.pk.attname] = _read(model._meta.pk, value)
        else:
            named = model._meta.get_field(name)
            assert isinstance(named, Field)
            own[named.attname] = _read(named, value)
    related = {name: _made(_model_of(model, name), inner) for name, inner in across.items()}
    for name, row in related.items():
        own[f"{name}_id"] = None if row is None else row.pk
    names = [each.attname for each in model._meta.concrete_fields if each.attname in own]
    made = model.from_db("default", names, [own[name] for name in names])
    for name, row in related.items():
        setattr(made, name, row)
    return made


def _model_of(model: type[Model], name: str) -> type[Model]:
    key = model._meta.get_field(name)
    assert isinstance(key, ForeignKey)
    target = key.related_model
    assert not isinstance(target, str)
    return target


def _read(named: Field[Any, Any], value: Any) -> Any:
    """As a model has it: JSON knows neither days nor times."""
    return None if value is None else named.to_python(value)
