"""The one rounding of figures, page and files: half up, as people do it by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from core.numbers import rounded as rounded
from core.numbers import share_of as share_of

#: Fewer than these are told in whole per cent.
FEW: Final = 50


def per_cent(part: int, whole: int, decimals: int = 1) -> Decimal | None:
    """None where there is nothing to be a part of."""
    return rounded(Decimal(100 * part) / whole, decimals) if whole else None


def per_cent_of_persons(part: int, whole: int) -> Decimal | None:
    """Whole per cent where few are counted: a decimal would claim more than they can carry."""
    return per_cent(part, whole, 0 if whole < FEW else 1)
