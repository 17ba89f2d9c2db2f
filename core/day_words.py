"""Days in words, kept: to write one takes longer than the rest of a short row, and a page says the
same few days in each."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language


def date_format(day: date, form: str = "DATE_FORMAT") -> str:
    """As Django's. A moment is written anew: two that are equal may be of other days."""
    if type(day) is not date:
        return formats.date_format(day, form)
    return _written(day, form, get_language())


@lru_cache(maxsize=4096)
def _written(day: date, form: str, _language: str | None) -> str:
    return formats.date_format(day, form)
