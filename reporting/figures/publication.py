"""Few citizens can be recognised: what is hidden before a figure leaves the house (SECURITY.md).

Whoever leads a facility knows its citizens and sees its real numbers. Published is less, decided
once per **elementary cell**, a facility x kind of place x calendar year, whatever table asks:

- a count of one to four is :data:`SMALL`, and what is said of just those few goes with it;
- a sum is published only if none of its elementary cells is hidden, else it is :data:`COVERED`. So
  no published number holds anything of a hidden cell, and no file can be solved for it, alone or
  together with the files of other years and facilities;
- a breakdown of a cell (where they went, whose citizens they are) is published when all of it may
  be; else none of it, not even which rows it has;
- one citizen's own value is never published.

Part of a year can't be published, since the whole year less the part would say the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from core.problems import Problem
from placements.models import Stay
from reporting.figures.base import COVERED, SMALL, Cell, Figure, FigureRow, Scope
from reporting.figures.length_of_stay import NAME as LENGTHS
from reporting.figures.length_of_stay import counts_by_facility as stays_by_facility
from reporting.figures.outcomes import NAME as OUTCOMES
from reporting.figures.outcomes import OWN_HOME
from reporting.figures.own_citizens import NAME as OWN
from reporting.figures.own_citizens import counts_by_facility as own_by_facility
from reporting.figures.place_kinds import Kind
from reporting.figures.unique_citizens import NAME as UNIQUE
from reporting.figures.unique_citizens import counts_by_facility as citizens_by_facility
from schemes.destinations import IN_THE_NATIONAL_COUNT

FEWEST_SHOWN: Final = 5

#: (facility, year): where one elementary cell of a kind lies.
Where = tuple[int, int]


def for_publication(figure: Figure, scope: Scope) -> Figure:
    """The figure as it may leave the house. ``scope`` is what it was made of.

    Raises:
        Problem: where the period is not of whole calendar years.
    """
    rule = _RULES.get(figure.name)
    if rule is None:  # it counts no citizens
        return replace(figure, headline="")
    if (scope.start.month, scope.start.day, scope.end.month, scope.end.day) != (1, 1, 1, 1):
        raise Problem("whole_years", _("Only whole calendar years can be published."), field="to")
    return replace(
        figure,
        rows=tuple(rule(figure, scope)),
        headline="",
        definition=(
            *figure.definition,
            _("<5 = one to four. .. = not shown: others could be told from it."),
        ),
    )


def _is_safe(count: int) -> bool:
    return count == 0 or count >= FEWEST_SHOWN


def _mark(counts: Iterable[int], *, is_elementary: bool) -> str:
    """What stands in place of a sum of elementary counts; "" where it may be published."""
    if all(map(_is_safe, counts)):
        return ""
    return SMALL if is_elementary else COVERED


def _marked(figure: Figure, row: FigureRow, mark: str) -> FigureRow:
    """The row with its counts marked, and without what is said of the few or of one alone."""
    cells: list[Cell] = []
    for column, cell in zip(figure.columns, row.cells, strict=True):
        if column.of_one_citizen or (column.of_persons and mark):
            cells.append(None)
        else:
            cells.append(mark if column.persons and mark else cell)
    return replace(row, cells=tuple(cells))


def _ended(scope: Scope) -> Mapping[Kind, Mapping[Where, Counter[str]]]:
    """Stays that ended, by kind and elementary cell, and where they went."""
    rows = (
        Stay.objects.filter(controller__in=scope.controllers, facility__in=scope.ids)
        .filter(status=Stay.Status.LEFT, left_on__gte=scope.start, left_on__lt=scope.end)
        .values_list("scheme", "track", "facility", ExtractYear("left_on"), "destination")
        .annotate(Count("pk"))
    )
    ended: dict[Kind, dict[Where, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for scheme, track, facility, year, destination, count in rows:
        ended[scheme, track][facility, year][destination] += count
    return ended


def _lengths(figure: Figure, scope: Scope) -> Iterable[FigureRow]:
    ended = stays_by_facility(scope)
    for row in figure.rows:
        kind, year = row.key
        counts = [n for (of, _f, y), n in ended.items() if of == kind and year in (None, y)]
        one_year = year is not None or len(scope.years) == 1
        alone = one_year and len(scope.facilities) == 1
        yield _marked(figure, row, _mark(counts, is_elementary=alone))


def _outcomes(figure: Figure, scope: Scope) -> Iterable[FigureRow]:
    ended = _ended(scope)
    alone = len(scope.facilities) == len(scope.years) == 1
    for kind in dict.fromkeys(row.key[0] for row in figure.rows):
        of_kind = [row for row in figure.rows if row.key[0] == kind]
        cells = list(ended[kind].values())
        if all(_is_safe(count) for cell in cells for count in cell.values()):
            yield from of_kind
            continue
        parts = [row for row in of_kind if not row.is_total]
        for destination in Stay.Destination:
            # All there are, also those nobody went to: which ones there are would say something.
            name = parts[0].cells[0]
            national = _(IN_THE_NATIONAL_COUNT[destination])
            yield FigureRow(
                (name, str(destination.label), national, COVERED, None), key=(kind, destination)
            )
        back, whole = (row for row in of_kind if row.is_total)
        # Enough on both sides: then neither says anything of one way to live at home.
        shown = all(
            (home := sum(cell[key] for key in OWN_HOME)) >= FEWEST_SHOWN
            and cell.total() - home >= FEWEST_SHOWN
            for cell in cells
        )
        # The share is of the known, and would say how many are not known.
        back = replace(back, cells=(*back.cells[:-1], None))
        yield back if shown else _marked(figure, back, COVERED)
        yield _marked(figure, whole, _mark((c.total() for c in cells), is_elementary=alone))


def _unique(figure: Figure, scope: Scope) -> Iterable[FigureRow]:
    slept = citizens_by_facility(scope)
    years: list[int | None] = [*scope.years, *([None] if len(scope.years) > 1 else [])]
    for row in figure.rows:
        kind, anonymous = row.key
        cells: list[Cell] = [row.cells[0]]
        for year, cell in zip(years, row.cells[1:], strict=True):
            counts = [
                count
                for (of, _facility, y, unnamed), count in slept.items()
                if (kind is None or of == kind) and unnamed == anonymous and year in (None, y)
            ]
            one_year = year is not None or len(scope.years) == 1
            alone = kind is not None and one_year and len(scope.facilities) == 1
            cells.append(_mark(counts, is_elementary=alone) or cell)
        yield replace(row, cells=tuple(cells))


def _own(figure: Figure, scope: Scope) -> Iterable[FigureRow]:
    # Whose citizens they are adds up to how many there are: both must be safe.
    counts = [
        *own_by_facility(scope),
        *citizens_by_facility(scope).values(),
    ]
    if all(map(_is_safe, counts)):
        yield from figure.rows
        return
    for row in figure.rows:
        if row.is_total:
            bare = tuple(
                cell if n == 0 else COVERED if column.persons else None
                for n, (column, cell) in enumerate(zip(figure.columns, row.cells, strict=True))
            )
            yield replace(row, cells=bare)


_RULES: Final[dict[str, Callable[[Figure, Scope], Iterable[FigureRow]]]] = {
    LENGTHS: _lengths,
    OUTCOMES: _outcomes,
    UNIQUE: _unique,
    OWN: _own,
}
