"""Numbers as people read them. Templates write every other number as it is (settings)."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def grouped(number: int | float | Decimal) -> str:
    """ "1.243" and "149,0" in Danish, "1,243" in English."""
    return number_format(number, force_grouping=True)


def kroner(amount: Decimal) -> str:
    """ "1.096,50 kr.": kroner and øre, on one line."""
    return _("%(amount)s kr.") % {"amount": number_format(amount, 2, force_grouping=True)}
