"""Numbers as people read them. Templates write every other number as it is (settings)."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format


def grouped(number: int | float | Decimal) -> str:
    """ "1.243" and "149,0" in Danish, "1,243" in English."""
    return number_format(number, force_grouping=True)
