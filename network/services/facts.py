"""What is written of a row, as plain facts: a form fills them in, a service checks them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Self

from django.db.models import Model


class RowFacts:
    """A dataclass whose fields are named as those of its row."""

    @classmethod
    def of(cls, row: Model) -> Self:
        names = [each.name for each in fields(cls)]  # type: ignore[arg-type]  # a dataclass below
        return cls(**{name: getattr(row, name) for name in names})

    @property
    def values(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}  # type: ignore[arg-type]
