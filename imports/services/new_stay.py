"""A row of a file of stays, as the stay it will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from imports.services.rows import Row
from placements.models import Place, Stay

#: Those of a stay, by the names of their columns.
MUNICIPALITIES: Final = ("home_municipality", "acting_municipality", "paying_municipality")


@dataclass
class NewStay:
    """A row as the stay it will be, unsaved; of one that is here already only the key is new."""

    row: Row
    key: str
    stay: Stay
    place: Place | None
    #: None where no night is slept: outreach, and who left on the day of arrival.
    nights: tuple[date, date] | None
    is_new: bool = True

    @property
    def review_on(self) -> date | None:
        """Of one without an end that takes a place: where its booking ends."""
        return self.nights[1] if self.nights and self.stay.is_open_ended else None
