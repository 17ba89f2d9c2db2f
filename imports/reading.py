"""A spreadsheet as rows of cells. What is hostile, too large or no table is refused in words.

An xlsx is a zip of XML: it is unpacked once with a limit, since what its list says of itself may be
a lie, before the library sees it. Formulas are never computed: what counts is the value that was
saved with them. Macros are never looked at.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext as _
from python_calamine import CalamineError, load_workbook

from core.numbers import grouped
from core.plain_text import one_line
from core.problems import Problem
from core.uploads import MB

#: Ours, settings: ten thousand rows with thirty columns of text take two or three of these.
LARGEST: Final = 5 * MB
MOST_ROWS: Final = 10_000
#: Of an xlsx, unpacked; and of its parts.
_LARGEST_UNPACKED: Final = 80 * MB
_MOST_PARTS: Final = 400
_MOST_COLUMNS: Final = 60
#: A sheet may have been formatted a million rows down.
_MOST_CELLS: Final = 4_000_000
_PIECE: Final = 256 * 1024
_ZIP: Final = b"PK\x03\x04"
#: Of an older Excel, and of an xlsx with a password.
_OLE: Final = b"\xd0\xcf\x11\xe0"

Cell = str | int | float | bool | date | datetime


@dataclass(frozen=True)
class Line:
    """A row of the file. ``number`` is what a spreadsheet writes beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    heading: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(content: bytes) -> Table:
    """The first sheet of an xlsx, or a csv. Raises :class:`Problem` at ``file``."""
    if not content:
        raise _refused("empty", _("There is nothing in the file."))
    if len(content) > LARGEST:
        words = _("The file is too large: it can be at most %(most)d MB. Split it into several.")
        raise _refused("too_large", words % {"most": LARGEST // MB})
    if content.startswith(_OLE):
        raise _refused(
            "wrong_kind",
            _("This is an older Excel file, or one with a password. Save it as xlsx without one."),
        )
    rows = _xlsx(content) if content.startswith(_ZIP) else _csv(content)
    return _table(rows)


def _table(rows: Iterable[tuple[int, list[Cell]]]) -> Table:
    heading: tuple[str, ...] = ()
    lines: list[Line] = []
    for number, cells in rows:
        if all(cell == "" for cell in cells):
            continue
        if not heading:
            heading = tuple(one_line(str(cell)) for cell in _without_end(cells))
            if len(heading) > _MOST_COLUMNS:
                words = _("The file has more than %(most)d columns. Use the template.")
                raise _refused("too_many_columns", words % {"most": _MOST_COLUMNS})
            continue
        if len(lines) == MOST_ROWS:
            words = _("The file has more than %(most)s rows. Split it into several.")
            raise _refused("too_many_rows", words % {"most": grouped(MOST_ROWS)})
        lines.append(Line(number, tuple(cells)))
    if not heading:
        raise _refused("empty", _("There is nothing in the file."))
    if not lines:
        raise _refused("empty", _("There is no row below the names of the columns."))
    return Table(heading, tuple(lines))


def _without_end(cells: list[Cell]) -> list[Cell]:
    while cells and cells[-1] == "":
        cells = cells[:-1]
    return cells


def _xlsx(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    _check_unpacked(content)
    try:
        with load_workbook(io.BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                words = _("The sheet is far larger than its rows. Copy them to a new one.")
                raise _refused("too_large", words)
            yield from (
                (number, [_cell(value) for value in row])
                for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1)
            )
    except (CalamineError, OSError, ValueError, IndexError):
        raise _unreadable() from None


def _check_unpacked(content: bytes) -> None:
    """Raise :class:`Problem` for a zip that unpacks to more than a spreadsheet should."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS:
                raise _unreadable()
            for part in parts:
                with packed.open(part) as opened:
                    while piece := opened.read(_PIECE):
                        unpacked += len(piece)
                        if unpacked > _LARGEST_UNPACKED:
                            words = _("The file unpacks to far more than a spreadsheet holds.")
                            raise _refused("too_large", words)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError):
        raise _unreadable() from None


def _cell(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    if isinstance(value, str | bool | int | float | date | datetime):
        return value.strip() if isinstance(value, str) else value
    return str(value) if isinstance(value, time | timedelta) else ""


def _csv(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    text = _decoded(content)
    if "\0" in text:
        raise _unreadable()
    first = text.lstrip("\r\n").split("\n", 1)[0]
    between = ";" if first.count(";") >= first.count(",") else ","
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        for number, row in enumerate(rows, start=1):
            yield number, [_unguarded(cell.strip()) for cell in row]
    except csv.Error:
        raise _unreadable() from None


def _decoded(content: bytes) -> str:
    """UTF-8, with or without its mark; else as an older Excel on Windows writes it."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable()


def _unguarded(cell: str) -> str:
    """Without the apostrophe that our own files put before what a spreadsheet would compute."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell


def _unreadable() -> Problem:
    return _refused(
        "unreadable",
        _("The file can't be read as a spreadsheet. Use the template, and save it as xlsx or csv."),
    )


def _refused(code: str, words: str) -> Problem:
    return Problem(code, words, field="file")
