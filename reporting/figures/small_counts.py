"""Few citizens can be recognised: what is hidden before a figure leaves the house (SECURITY.md).

Whoever leads a facility knows its citizens and sees its real numbers. For publication counts of
one to four citizens or stays are hidden, what is said of just those few is hidden with them, and
so is one citizen's own value. A lone hidden count could be had from the total: then the smallest
of the others is hidden too, and a sum of some of them goes as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reporting.figures.base import HIDDEN, Cell, Column, Figure, FigureRow

FEWEST_SHOWN: Final = 5


def for_publication(figure: Figure) -> Figure:
    counted = [n for n, column in enumerate(figure.columns) if column.persons]
    if not counted:
        return figure
    hidden = {
        (row, column)
        for column in counted
        for group in _groups(figure.rows)
        for row in _to_hide(figure.rows, group, column)
    }
    groups_with_hidden = {figure.rows[row].group for row, _column in hidden}
    rows = []
    for n, row in enumerate(figure.rows):
        if row.is_subtotal and row.group in groups_with_hidden:
            cells = [
                None if column.persons or column.of_persons else cell
                for column, cell in zip(figure.columns, row.cells, strict=True)
            ]
        else:
            cells = list(_cells(row, n, figure.columns, hidden))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(figure, rows=tuple(rows), headline="")


def _groups(rows: Iterable[FigureRow]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        groups.setdefault(row.group, []).append(n)
    return list(groups.values())


def _to_hide(rows: tuple[FigureRow, ...], group: list[int], column: int) -> set[int]:
    def count(n: int) -> int:
        cell = rows[n].cells[column]
        return cell if isinstance(cell, int) else 0

    few = {n for n in group if 0 < count(n) < FEWEST_SHOWN}
    parts = {n for n in group if not rows[n].is_total}
    has_total = len(parts) < len(group)
    if has_total and len(few & parts) == 1 and (others := [n for n in parts - few if count(n)]):
        few.add(min(others, key=count))
    return few


def _cells(
    row: FigureRow, n: int, columns: tuple[Column, ...], hidden: set[tuple[int, int]]
) -> Iterable[Cell]:
    any_hidden = any((n, column) in hidden for column in range(len(columns)))
    for column, (of, cell) in enumerate(zip(columns, row.cells, strict=True)):
        if (n, column) in hidden:
            yield HIDDEN
        elif cell is not None and (of.of_one_citizen or (of.of_persons and any_hidden)):
            yield None
        else:
            yield cell
