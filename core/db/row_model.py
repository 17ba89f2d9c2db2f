"""Models whose rows are read by the hundred: what stands in a row becomes the object's, as it is.

``Model.__init__`` goes through every field of the model for each row, also through those that were
not read, and asks who listens. For rows that the database gives it decides nothing: nobody listens,
and no model does anything of its own when it is made (``tests/core/test_row_model.py`` sees to
that). A board of a hundred places is read from a thousand objects, and this was a quarter of its
Python.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState
from django.db.models.fetch_modes import FetchMode


class RowModel(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        *,
        fetch_mode: FetchMode | None = None,
    ) -> Self:
        row = cls.__new__(cls)
        state = row._state = ModelState()
        state.adding = False
        state.db = db
        if fetch_mode is not None:
            state.fetch_mode = fetch_mode
        vars(row).update(zip(field_names, values, strict=True))
        return row
