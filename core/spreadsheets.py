"""Lists as files that a spreadsheet opens: text is text there, and never computed."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import IO, Final

import xlsxwriter

#: Where a spreadsheet may begin a cell: at the front, and behind whatever it splits at (a Danish
#: Excel at ";"), through blanks and quotes and what nobody sees. Then what begins a formula.
_FORMULA: Final = re.compile(
    r"(^|[;,|\t\r\n])(?=[\s\"'\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
)
#: Above this a file is kept on disk while it is made.
_IN_MEMORY: Final = 1_000_000

Value = str | int | date | None


def guarded(cell: str) -> str:
    """Text that no spreadsheet computes: names are typed by people (SECURITY.md)."""
    guarding = _FORMULA.sub(r"\1'", cell)
    return f"'{guarding}" if guarding[:1].isspace() else guarding


def as_csv_file(heading: Sequence[str], rows: Iterable[Sequence[Value]]) -> IO[bytes]:
    """As a Danish Excel opens it by a double click: with a BOM, and ";" between cells."""
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed by who sends
    text = io.TextIOWrapper(kept, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([guarded(cell) for cell in heading])
    for row in rows:
        writer.writerow([_in_csv(cell) for cell in row])
    text.detach()
    kept.seek(0)
    return kept


def as_xlsx_file(sheet: str, heading: Sequence[str], rows: Iterable[Sequence[Value]]) -> IO[bytes]:
    """Row by row, so that a long list takes no more memory than a short one."""
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed by who sends
    book = xlsxwriter.Workbook(
        kept,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = book.add_worksheet(sheet[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
    for column, cell in enumerate(heading):
        page.write_string(0, column, cell, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                midnight = datetime.combine(value, time.min)
                page.write_datetime(number, column, midnight, day)
            elif isinstance(value, int):
                page.write_number(number, column, value)
            elif value:
                page.write_string(number, column, value)
    page.freeze_panes(1, 0)
    page.set_column(0, len(heading) - 1, 18)
    book.close()
    kept.seek(0)
    return kept


def _in_csv(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return guarded(value) if isinstance(value, str) else str(value)
