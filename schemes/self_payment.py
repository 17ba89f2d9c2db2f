"""What the citizen pays for a stay under § 110: the rate of lodging through the years.

The rate is the same in every § 110 house, and covers lodging with heating and electricity. For food
and laundry the house charges apart, and each meal can be left out: nothing is proposed for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemes.people import Office


class Cover(StrEnum):
    """What a payment is for: each by itself, so that each can be left out."""

    LODGING = "lodging"
    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    LAUNDRY = "laundry"


@dataclass(frozen=True, kw_only=True)
class SelfPayment:
    source: str
    #: Who writes what was decided about it.
    written_by: frozenset[Office]
    #: That whoever keeps a home as a rule pays nothing for lodging.
    home_kept_source: str
    #: (calendar year, kroner a day for lodging) of the years whose rate is known.
    lodging: tuple[tuple[int, Decimal], ...]

    def rate_on(self, cover: str, day: date) -> Decimal | None:
        """Kroner a day; None where no rate is known, and the amount has to be asked for."""
        if cover != Cover.LODGING:
            return None
        return dict(self.lodging).get(day.year)
