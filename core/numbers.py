"""Numbers as people read them. Templates write every other number as it is (settings)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def grouped(number: int | float | Decimal) -> str:
    """ "1.243" and "149,0" in Danish, "1,243" in English."""
    return number_format(number, force_grouping=True)


def kroner(amount: Decimal) -> str:
    """ "1.096,50 kr.": kroner and øre, on one line."""
    return _("%(amount)s kr.") % {"amount": number_format(amount, 2, force_grouping=True)}


def rounded(value: Decimal | float, decimals: int) -> Decimal:
    """Half up, as people do it by hand."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def share_of(nights: int, per_cent: int) -> int:
    """Whole nights that a share in per cent comes to."""
    return int(rounded(Decimal(nights * per_cent) / 100, 0))
