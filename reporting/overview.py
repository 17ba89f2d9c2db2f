"""What the leader's overview shows of the chosen facilities and year, each as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import schemes
from placements.models import Facility
from reporting.charts.lengths import LengthsChart, chart_of
from reporting.figures import FIGURES, Figure, Scope
from reporting.figures.length_of_stay import NAME as LENGTH_OF_STAY
from reporting.figures.length_of_stay import figure_of, lengths, of_whole_period
from reporting.figures.year import Year, year_of
from schemes.base import Payer

#: Years that a figure looks back on, the chosen one included: few stays end in one year, and V
#: Table 2.2 and Figure 2.1 are of three.
YEARS_BACK: Final = {
    "unique-citizens": 3,
    "length-of-stay": 3,
    "outcomes": 3,
}
#: Figures of no interest but where this one pays (``schemes.base.Payment``).
PAID_BY: Final = {
    "own-citizens": Payer.ACTING_MUNICIPALITY,
    "grant": Payer.GRANT,
}


@dataclass(frozen=True)
class ShownFigure:
    """A figure on the page, of its own years."""

    figure: Figure
    first_year: int
    last_year: int

    @property
    def years(self) -> str:
        if self.first_year == self.last_year:
            return str(self.last_year)
        return f"{self.first_year}–{self.last_year}"


@dataclass(frozen=True)
class Overview:
    year: Year
    figures: list[ShownFigure]
    spreads: list[LengthsChart]


def overview_of(
    facilities: Sequence[Facility], year: int, years: list[int], today: date
) -> Overview:
    of_year = Scope.of_year(facilities, year, today)
    figures: list[ShownFigure] = []
    spreads: list[LengthsChart] = []
    for name in names_for(facilities):
        looks_back = name in YEARS_BACK
        scope = scope_of(name, facilities, year, years, today) if looks_back else of_year
        if name == LENGTH_OF_STAY:
            counted = lengths(scope)
            figure = figure_of(scope, counted)
            spreads = [
                chart_of(scope.kind(*whole.kind), whole) for whole in of_whole_period(counted)
            ]
        else:
            figure = FIGURES[name](scope)
            if name in PAID_BY and not figure.rows:
                continue
        figures.append(ShownFigure(figure, scope.start.year, year))
    return Overview(year_of(of_year), figures, spreads)


def scope_of(
    name: str, facilities: Sequence[Facility], year: int, years: Sequence[int], today: date
) -> Scope:
    first = max(year - YEARS_BACK.get(name, 1) + 1, min(years, default=year))
    return Scope(tuple(facilities), date(first, 1, 1), date(year + 1, 1, 1), today)


def names_for(facilities: Sequence[Facility]) -> list[str]:
    """All figures, but those that say nothing where no place is sold or no grant pays."""
    payers = {
        version.payment.payer
        for facility in facilities
        for version in schemes.get(facility.scheme).versions
    }
    return [name for name in FIGURES if PAID_BY.get(name) in {None, *payers}]


def facilities_asked_for(asked: str, facilities: Sequence[Facility]) -> list[Facility]:
    """The one in the address, or all in sight."""
    chosen = [facility for facility in facilities if str(facility.pk) == asked]
    return chosen or list(facilities)
