"""A file's rows by its columns, read cell by cell with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from citizens.identifiers import holds_cpr
from citizens.municipality_names import NAMES
from core.checks import SHORT_TEXT, Checks
from core.problems import Problem, Text
from imports.columns import COLUMNS, Column, folded
from imports.models import KEY_LENGTH
from imports.reading import Cell, Line, Table

_DAY: Final = re.compile(
    r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})|(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?"
)
_MOST_DIGITS: Final = 9
_YES: Final = frozenset({"ja", "j", "x", "sand", "yes"})
_NO: Final = frozenset({"", "nej", "n", "falsk", "no"})


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a row, in words that name no citizen."""

    row: int
    column: str
    text: str


@dataclass
class Outcome[New]:
    """What a file comes to: rows that are new, rows that are here already, and what is wrong."""

    new: list[New] = field(default_factory=list)
    there: int = 0
    #: Of ``new`` those that are here already, and whose key is not known yet.
    only_keys: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def wrong_rows(self) -> set[int]:
        return {each.row for each in self.wrong}


@dataclass
class Row:
    """The cells of a line by their column's key, and the problems found in them so far."""

    number: int
    cells: Mapping[str, Cell]
    checks: Checks = field(default_factory=Checks)

    def add(self, column: str, text: Text, code: str = "row") -> None:
        self.checks.add(code, text, field=column)

    def add_from(self, problem: Problem, columns: Mapping[str, str] | None = None) -> None:
        """What a rule of the apps below refused, at the column its field stands for."""
        names = columns or {}
        self.checks.add_problem(
            problem.at_fields(lambda each: names.get(each.field or "", each.field))
        )

    @property
    def is_wrong(self) -> bool:
        return bool(self.checks.problems)

    @property
    def wrong(self) -> list[Wrong]:
        return [
            Wrong(self.number, problem.field or "", str(problem.message))
            for problem in self.checks.problems
        ]

    def text(self, column: str, *, missing: str = "", longest: int = SHORT_TEXT) -> str:
        return self.checks.text(
            column, _as_text(self._cell(column)), missing=missing, longest=longest
        )

    def number_of(self, column: str) -> str:
        """A CPR number. A spreadsheet that takes it for a number leaves out the first zero."""
        cell = self._cell(column)
        if isinstance(cell, int) and not isinstance(cell, bool) and 10**8 <= cell < 10**9:
            return f"{cell:010d}"
        return self.text(column)

    def key(self, column: str) -> str:
        key = self.text(column, longest=KEY_LENGTH)
        if holds_cpr(key):
            self.add(column, _("The key looks like a CPR number. Leave it out, or use another."))
        return key

    def whole(self, column: str) -> int | None:
        """A whole number; None where the cell is empty."""
        cell = self._cell(column)
        text = self.text(column)
        if isinstance(cell, float) and cell.is_integer():
            return int(cell)
        if text and not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
            self.add(column, _("Write a whole number."))
            return None
        return int(text) if text else None

    def day(self, column: str, *, missing: str = "") -> date | None:
        cell = self._cell(column)
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, str) and cell:
            cell = _read_day(cell) or cell
        if cell == "":
            return self.checks.day(column, None, missing=missing)
        if not isinstance(cell, date):
            self.add(column, _("Write a date, for example 24.03.2026."))
            return None
        return self.checks.day(column, cell)

    def yes(self, column: str) -> bool:
        word = folded(_as_text(self._cell(column)))
        if word not in _YES | _NO:
            self.add(column, _("Write yes or no."))
        return word in _YES

    def word(self, column: str, words: Mapping[str, str], *, missing: str = "") -> str:
        """The key of one of the words that the column takes."""
        text = self.text(column, missing=missing)
        key = {folded(word): key for word, key in words.items()}.get(folded(text), "")
        if text and not key:
            self.add(column, _("Write one of these: %(words)s.") % {"words": ", ".join(words)})
        return key

    def municipality(self, column: str) -> str:
        cell = self._cell(column)
        text = f"{cell:04d}" if type(cell) is int else self.text(column)
        if text in NAMES or not text:
            return text
        name = folded(text).removesuffix(" kommune")
        code = _CODES.get(name, "")
        if not code:
            self.add(column, _("There is no municipality by that name or number."))
        return code

    def _cell(self, column: str) -> Cell:
        return self.cells.get(column, "")


_CODES: Final = {folded(name): code for code, name in NAMES.items()}


def _as_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell)


def _read_day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        return date(int(iso_year or year), int(iso_month or month), int(iso_day or day))
    except ValueError:
        return None


def rows_of(kind: str, table: Table) -> list[Row]:
    """The rows by the kind's columns. Raises :class:`Problem` for columns that are not known, are
    there twice, or are missing."""
    columns = _by_place(kind, table.heading)
    return [_row(line, columns) for line in table.lines]


def _row(line: Line, columns: Mapping[int, str]) -> Row:
    row = Row(
        line.number, {key: line.cells[n] for n, key in columns.items() if n < len(line.cells)}
    )
    if any(cell != "" for cell in line.cells[max(columns) + 1 :]):
        row.add("", _("There are cells behind the last column. Is there a separator too many?"))
    return row


def _by_place(kind: str, heading: Iterable[str]) -> dict[int, str]:
    known: dict[str, Column] = {folded(str(column.label)): column for column in COLUMNS[kind]}
    columns: dict[int, str] = {}
    unknown, twice = [], []
    for number, name in enumerate(heading):
        column = known.get(folded(name))
        if column is None:
            unknown.append(name or _("(without a name)"))
        elif column.key in columns.values():
            twice.append(name)
        else:
            columns[number] = column.key
    there = set(columns.values())
    missing = [str(each.label) for each in COLUMNS[kind] if each.needed and each.key not in there]
    sentences = [
        _sentence(
            ngettext("Unknown column: %(names)s.", "Unknown columns: %(names)s.", len(unknown)),
            unknown,
        ),
        _sentence(
            ngettext(
                "Column that is there twice: %(names)s.",
                "Columns that are there twice: %(names)s.",
                len(twice),
            ),
            twice,
        ),
        _sentence(
            ngettext("Missing column: %(names)s.", "Missing columns: %(names)s.", len(missing)),
            missing,
        ),
    ]
    if any(sentences):
        hint = _("Use the names of the template.")
        raise Problem("columns", " ".join([*filter(None, sentences), hint]), field="file")
    return columns


def _sentence(words: str, names: list[str]) -> str:
    return words % {"names": ", ".join(each[:60] for each in names[:20])} if names else ""


def differs(row: Row, column: str, mine: Any, held: Any) -> None:
    """Say both, where the row has something and something else stands here. An empty cell says
    nothing."""
    if mine in ("", None, []) or mine == held:
        return
    words = _("The file says %(file)s, but here it says %(held)s.")
    row.add(column, words % {"file": _in_words(mine), "held": _in_words(held)})


def _in_words(value: Any) -> str:
    if value in ("", None, []):
        return _("nothing")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return f"“{value}”"
