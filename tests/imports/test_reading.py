"""Files as they come: other encodings and separators, hostile ones, and columns in any order."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from core.problems import Problem
from imports.columns import in_files_language
from imports.models import Kind
from imports.reading import LARGEST, MOST_ROWS, Table, read_table
from imports.services.rows import rows_of

HEADING = "Navn;Nøgle;Fødselsdato"


def xlsx(*rows: tuple[object, ...], formula: str = "") -> bytes:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    page, day = book.add_worksheet(), book.add_format({"num_format": "dd-mm-yyyy"})
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(y, x, cell, day)
            else:
                page.write(y, x, cell)
    if formula:
        page.write_formula(len(rows) - 1, 0, formula, None, "Saved value")
    book.close()
    return kept.getvalue()


def cells(table: Table) -> list[tuple[object, ...]]:
    return [line.cells for line in table.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("between", [";", ","])
def test_a_csv_is_read_however_it_was_saved(encoding: str, between: str) -> None:
    text = f"{HEADING}\r\nSøren Ægir;B-1;04-05-1980\r\n".replace(";", between)
    table = read_table(text.encode(encoding))
    assert table.heading == ("Navn", "Nøgle", "Fødselsdato")
    assert cells(table) == [("Søren Ægir", "B-1", "04-05-1980")]


def test_days_and_numbers_of_an_xlsx_are_what_they_are() -> None:
    content = xlsx(("Navn", "Fødselsdato", "CPR-nummer"), ("Bo", date(1980, 5, 4), 101901234))
    table = read_table(content)
    assert cells(table) == [("Bo", date(1980, 5, 4), 101901234)]
    with in_files_language():
        (row,) = rows_of(Kind.CITIZENS, table)
        assert row.number_of("number") == "0101901234"
        assert row.day("birth_date") == date(1980, 5, 4)


def test_a_formula_is_the_value_that_was_saved_with_it() -> None:
    content = xlsx(("Navn",), ("x",), formula='=HYPERLINK("http://x")')
    assert cells(read_table(content)) == [("Saved value",)]


def test_rows_keep_the_number_a_spreadsheet_gives_them() -> None:
    table = read_table(f"\n{HEADING}\n\nBo;B-1;\n".encode())
    assert [line.number for line in table.lines] == [4]
    by_excel = read_table(xlsx(("Navn",), (), ("Bo",)))
    assert [line.number for line in by_excel.lines] == [3]


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024**2))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (HEADING.encode(), "empty"),
        (b"x" * (LARGEST + 1), "too_large"),
        (b"PK\x03\x04 and no zip", "unreadable"),
        (b"\xd0\xcf\x11\xe0 an older one", "wrong_kind"),
        (b"a\0b;c\nd;e", "unreadable"),
        (f"{HEADING}\n".encode() + b"x;y;z\n" * (MOST_ROWS + 1), "too_many_rows"),
        ((";".join("abc" * 30)).encode() + b"\nx", "too_many_columns"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_table(content)
    assert (refused.value.code, refused.value.field) == (code, "file")


def test_a_bomb_is_unpacked_no_further_than_the_limit() -> None:
    with pytest.raises(Problem) as refused:
        read_table(bomb())
    assert refused.value.code == "too_large"


def test_a_zip_of_something_else_is_no_spreadsheet() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("readme.txt", "Hej")
    with pytest.raises(Problem) as refused:
        read_table(kept.getvalue())
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Navn;Skonummer", "Ukendt kolonne: Skonummer."),
        ("Navn;navn", "to gange: navn"),
        ("Plads;Åbner", "Manglende kolonne: Hus."),
    ],
)
def test_columns_that_are_not_known_are_named(heading: str, said: str) -> None:
    kind = Kind.PLACES if "Plads" in heading else Kind.CITIZENS
    with in_files_language(), pytest.raises(Problem) as refused:
        rows_of(kind, read_table(f"{heading}\nx;y".encode()))
    assert said in str(refused.value)


def test_an_xlsx_of_another_program_is_read_too() -> None:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Navn", "Nøgle"])
    book.active.append(["Søren", 17])
    book.save(kept)
    assert cells(read_table(kept.getvalue())) == [("Søren", 17)]
