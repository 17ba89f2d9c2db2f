"""A figure as csv, json or plain text: raw numbers for machines, the definition for people."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

from django.utils.translation import gettext as _

from core.spreadsheets import guarded
from reporting.figures.base import Cell, Figure, Scope, Unit


def as_csv(figure: Figure) -> str:
    """The table alone, so that every program reads it: headings, then rows."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([guarded(column.label) for column in figure.columns])
    for row in figure.rows:
        writer.writerow([_raw(cell) for cell in row.cells])
    return written.getvalue()


def as_json(figure: Figure, scope: Scope) -> str:
    """Table, definition and source. Rows by the columns' keys."""
    keys = [column.key for column in figure.columns]
    return json.dumps(
        {
            "report": figure.name,
            "title": figure.title,
            "facilities": [facility.name for facility in scope.facilities],
            "from": scope.start.isoformat(),
            "to": scope.end.isoformat(),
            "counted_until": scope.until.isoformat(),
            "definition": list(figure.definition),
            "source": figure.source,
            "columns": [
                {"key": column.key, "label": column.label, "unit": column.unit}
                for column in figure.columns
            ],
            "rows": [
                {
                    **{key: _number(cell) for key, cell in zip(keys, row.cells, strict=True)},
                    "is_total": row.is_total,
                }
                for row in figure.rows
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(figure: Figure) -> str:
    """For a person at a terminal: the table in columns, then how it is counted."""
    lines = [figure.title, ""]
    if figure.rows:
        table = [
            [column.label for column in figure.columns],
            *([cell for _column, cell in row.cells] for row in figure.shown),
        ]
        widths = [max(len(row[n]) for row in table) for n in range(len(figure.columns))]
        for row in table:
            cells = [
                cell.ljust(width) if column.unit is Unit.TEXT else cell.rjust(width)
                for cell, width, column in zip(row, widths, figure.columns, strict=True)
            ]
            lines.append("  ".join(cells).rstrip())
    else:
        lines.append(figure.empty)
    lines += ["", *figure.definition, _("Source: %(source)s") % {"source": figure.source}]
    return "\n".join(lines) + "\n"


def _raw(cell: Cell) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else str(cell)


def _number(cell: Cell) -> str | int | float | None:
    return float(cell) if isinstance(cell, Decimal) else cell
