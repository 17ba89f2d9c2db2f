"""Every file that can be published of some facilities, and what can be solved from them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from placements.models import Facility, Stay
from reporting.figures import FIGURES, Figure, Scope
from reporting.figures.base import COVERED, SMALL
from reporting.figures.publication import for_publication

COUNTING = ("length-of-stay", "outcomes", "unique-citizens", "own-citizens")
#: Later than any year published here.
TODAY = date(2026, 1, 1)


def scopes(facilities: Sequence[Facility], years: Sequence[int]) -> Iterator[Scope]:
    """Every set of the facilities, for every run of years."""
    for size in range(1, len(facilities) + 1):
        for chosen in combinations(facilities, size):
            for first in years:
                for last in range(first, years[-1] + 1):
                    yield Scope(chosen, date(first, 1, 1), date(last + 1, 1, 1), TODAY)


def files(all_scopes: Iterable[Scope]) -> list[tuple[Scope, Figure]]:
    return [
        (scope, for_publication(FIGURES[name](scope), scope))
        for scope in all_scopes
        for name in COUNTING
    ]


#: (facility, kind, year, destination): how many stays ended so.
Atom = tuple[int, Any, int, str]


@dataclass
class Solver:
    """Whole numbers from nought up, and what is published of their sums.

    Gauss over fractions says what the equations alone determine; bounds, tightened until nothing
    moves, say what whole numbers add to that.
    """

    equations: list[tuple[frozenset[Atom], int]] = field(default_factory=list)
    between: list[tuple[frozenset[Atom], int, int]] = field(default_factory=list)

    def read(self, scope: Scope, figure: Figure) -> None:
        places = [facility.pk for facility in scope.facilities]
        for row in figure.rows if figure.name in ("length-of-stay", "outcomes") else ():
            kind, what = row.key
            years = scope.years
            destinations: Iterable[str] = Stay.Destination.values
            if figure.name == "length-of-stay":
                years = scope.years if what is None else [what]
            elif what is not None:
                destinations = [what]
            elif _is_home(figure, row):
                destinations = ("own_home_with_support", "own_home")
            atoms = frozenset((p, kind, y, d) for p in places for y in years for d in destinations)
            cell = row.cells[[column.key for column in figure.columns].index("stays")]
            if isinstance(cell, int):
                self.equations.append((atoms, cell))
            elif cell == SMALL:
                self.between.append((atoms, 1, 4))
            else:
                assert cell == COVERED, cell

    def determined(self, sums: Iterable[frozenset[Atom]]) -> set[frozenset[Atom]]:
        wanted = list(sums)
        return {s for s in wanted if self._by_equations(s)} | self._by_bounds(wanted)

    def _by_equations(self, wanted: frozenset[Atom]) -> bool:
        rest: dict[Atom, Fraction] = {atom: Fraction(1) for atom in wanted}
        for pivot, row in self._echelon():
            if factor := rest.get(pivot):
                for atom, value in row.items():
                    rest[atom] = rest.get(atom, Fraction(0)) - factor * value
        return not any(rest.values())

    def _echelon(self) -> list[tuple[Atom, dict[Atom, Fraction]]]:
        if not hasattr(self, "_rows"):
            rows: list[tuple[Atom, dict[Atom, Fraction]]] = []
            for atoms, _value in dict.fromkeys(self.equations):
                row = {atom: Fraction(1) for atom in atoms}
                for pivot, earlier in rows:
                    if factor := row.get(pivot):
                        for atom, value in earlier.items():
                            row[atom] = row.get(atom, Fraction(0)) - factor * value
                row = {atom: value for atom, value in row.items() if value}
                if row:
                    pivot = min(row)
                    rows.append((pivot, {atom: v / row[pivot] for atom, v in row.items()}))
            self._rows = rows
        return self._rows

    def _by_bounds(self, wanted: list[frozenset[Atom]]) -> set[frozenset[Atom]]:
        known = {(atoms, value, value) for atoms, value in self.equations} | set(self.between)
        atoms = {atom for group, _low, _high in known for atom in group} | {
            atom for group in wanted for atom in group
        }
        low, high = dict.fromkeys(atoms, 0), dict.fromkeys(atoms, 10_000)
        moved = True
        while moved:
            moved = False
            for group, least, most in known:
                below, above = sum(low[a] for a in group), sum(high[a] for a in group)
                for atom in group:
                    up = max(low[atom], least - (above - high[atom]))
                    down = min(high[atom], most - (below - low[atom]))
                    if (up, down) != (low[atom], high[atom]):
                        below, above = below + up - low[atom], above + down - high[atom]
                        low[atom], high[atom], moved = up, down, True
        return {
            group for group in wanted if sum(low[a] for a in group) == sum(high[a] for a in group)
        }


def _is_home(figure: Figure, row: Any) -> bool:
    """The first of a kind's two totals."""
    totals = [each for each in figure.rows if each.is_total and each.key == row.key]
    return row is totals[0]


def solved(of: list[tuple[Scope, Figure]], atoms: Counter[Atom]) -> list[Any]:
    """Hidden counts that can be had all the same."""
    solver = Solver()
    for scope, figure in of:
        solver.read(scope, figure)
    cells: dict[frozenset[Atom], int] = {frozenset({atom}): n for atom, n in atoms.items()}
    for where in {atom[:3] for atom in atoms}:
        whole = frozenset((*where, d) for d in Stay.Destination.values)
        cells[whole] = sum(atoms[atom] for atom in whole)
    few = [cell for cell, n in cells.items() if 0 < n < 5]
    return sorted(map(sorted, solver.determined(few)))


def atoms_of(facilities: list[Facility]) -> Counter[Atom]:
    stays = Stay.objects.filter(facility__in=facilities, status="left")
    return Counter(
        (s.facility_id, (s.scheme, s.track), s.left_on.year, s.destination)
        for s in stays
        if s.left_on
    )
