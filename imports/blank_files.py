"""The templates: the columns with an example, and (xlsx) a sheet that explains each."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time
from typing import IO, Final

import xlsxwriter
from django.utils.translation import gettext as _

from core.spreadsheets import as_csv_file
from imports.columns import COLUMNS, allowed_words
from placements.models import Facility

ENDINGS: Final = ("xlsx", "csv")


def blank_file(kind: str, ending: str, houses: list[Facility]) -> IO[bytes]:
    """For the organisation's own houses. The example is a row to write over."""
    heading = [str(column.label) for column in COLUMNS[kind]]
    example = _example(kind, houses)
    if ending == "csv":
        return as_csv_file(heading, [example])
    kept = tempfile.SpooledTemporaryFile()  # noqa: SIM115  # closed by who sends
    book = xlsxwriter.Workbook(
        kept, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
    text, wrapped = book.add_format({"num_format": "@"}), book.add_format({"text_wrap": True})
    page = book.add_worksheet(_("Rows"))
    for number, (label, value) in enumerate(zip(heading, example, strict=True)):
        is_day = isinstance(value, date) or COLUMNS[kind][number].key in _DAYS
        page.set_column(number, number, max(14, len(label) + 2), day if is_day else text)
        page.write_string(0, number, label, bold)
        if isinstance(value, date):
            page.write_datetime(1, number, datetime.combine(value, time.min), day)
        elif value:
            page.write_string(1, number, value, text)
    page.freeze_panes(1, 0)
    explained = book.add_worksheet(_("Explanation"))
    for number, label in enumerate((_("Column"), _("Must be filled in"), _("Meaning"), _("Words"))):
        explained.write_string(0, number, label, bold)
    words = allowed_words(kind, houses)
    for number, column in enumerate(COLUMNS[kind], start=1):
        needed = _("yes") if column.needed else ""
        cells = (str(column.label), needed, str(column.means), "\n".join(words.get(column.key, ())))
        for place, cell in enumerate(cells):
            explained.write_string(number, place, cell, wrapped)
    for number, width in enumerate((24, 18, 60, 50)):
        explained.set_column(number, number, width)
    explained.freeze_panes(1, 0)
    book.close()
    kept.seek(0)
    return kept


#: Columns that take days, in whichever file.
_DAYS: Final = frozenset(
    {"opens_on", "closes_on", "birth_date", "died_on", "arrived", "left", "planned_end"}
)


def _example(kind: str, houses: list[Facility]) -> list[str | date]:
    """As the columns have it, with a house and a kind of the organisation's own."""
    own = {"house": houses[0].name} if houses else {}
    if houses and kind == "places":
        words = allowed_words(kind, houses[:1])["track"]
        own["track"] = words[0] if words else ""
    return [own.get(column.key, column.example) for column in COLUMNS[kind]]
