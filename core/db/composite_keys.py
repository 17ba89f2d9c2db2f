"""Composite foreign keys: a mismatched pair is impossible.

A booking's citizen is its stay's citizen, and nothing of one controller hangs on another's row,
whoever writes it (FOUNDATION.md, "Two roles"). Django has no composite foreign key of its own.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.constraints import BaseConstraint


class CompositeForeignKey(BaseConstraint):
    """``fields`` here equal (id, the same fields) there. ``fields[0]`` is the foreign key.

    The model referred to needs a unique constraint on (id, *fields[1:]). A row in which one of
    the fields is NULL is not checked (MATCH SIMPLE).
    """

    def __init__(self, *, to: str, fields: tuple[str, ...], name: str) -> None:
        super().__init__(name=name)
        self.to = to
        self.fields = tuple(fields)

    def _sql(self, model: type[models.Model], schema_editor: Any) -> str:
        quote = schema_editor.quote_name
        state_apps = model._meta.apps or apps
        target = state_apps.get_model(self.to)
        here = ", ".join(quote(_column(model, f)) for f in self.fields)
        there = ", ".join(quote(_column(target, f)) for f in ("id", *self.fields[1:]))
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({here}) "
            f"REFERENCES {quote(target._meta.db_table)} ({there}) DEFERRABLE INITIALLY DEFERRED"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Nothing inside CREATE TABLE: the key referred to may itself be made at the end."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self._sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"

    def validate(self, *_args: object, **_kwargs: object) -> None:
        """The database checks it; a form never offers a mismatched pair."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, CompositeForeignKey):
            return (self.to, self.fields, self.name) == (other.to, other.fields, other.name)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.to, self.fields, self.name))

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"to": self.to, "fields": self.fields}


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.column)
