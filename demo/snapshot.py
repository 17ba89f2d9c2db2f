"""The demonstration's past as text (`snapshot.jsonl.gz`): `make snapshot` writes it.

The years 2020 to 2023 are the same whatever the day, and living through them takes long. The file
holds the rows that came of it, in the order of their ids. Left out is what belongs to one
installation and is made when loading: sealed numbers and their blind indexes, passwords, the time
at which a row was written, and the change history, which is the database's alone to write.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.db.models import Model

from citizens.crypto import blind_index, seal, unseal
from citizens.models import CitizenNumber
from core.acting import acting
from core.db.row_security import concrete_models, is_controlled, is_history
from organisations.models import Membership, Organisation, Unit, User
from placements.models import Assignment, BudgetItem, DayRate, Facility, Place

SNAPSHOT: Final = Path(__file__).with_name("snapshot.jsonl.gz")

#: The part with the organisations, their people and places; the others are named by organisation.
SETTING_UP: Final = "setting up"
_SET_UP: Final[tuple[type[Model], ...]] = (
    Organisation,
    Unit,
    User,
    Membership,
    Facility,
    Place,
    DayRate,
    BudgetItem,
    Assignment,
)
#: Columns that say when a row was written, in truth: when it was loaded.
_TIMES_OF_WRITING: Final = ("created_at", "updated_at", "pgh_created_at")
_PLAIN_NUMBER: Final = "number"

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows of one table in one part."""

    part: str
    table: str
    key: str
    rows: list[Row]


@cache
def stored() -> tuple[Rows, ...]:
    """What the file holds; nothing when it was made from other tables than these."""
    if not SNAPSHOT.exists():
        return ()
    lines = iter(gzip.decompress(SNAPSHOT.read_bytes()).decode().splitlines())
    if json.loads(next(lines)) != _tables():
        return ()
    return tuple(_read(lines))


def write(text: str) -> None:
    """Keep a snapshot, where it differs from what is kept (zlib may pack the same differently)."""
    if kept_text() != text:
        SNAPSHOT.write_bytes(gzip.compress(text.encode(), mtime=0))
        stored.cache_clear()


def kept_text() -> str:
    """The file's text, "" where there is none."""
    return gzip.decompress(SNAPSHOT.read_bytes()).decode() if SNAPSHOT.exists() else ""


def taken() -> str:
    """The database's demonstration as text. Take it before anything of today is in it.

    Two are the same when the code that lived through the years is the same.
    """
    lines = [json.dumps(_tables())]
    organisations = list(Organisation.objects.order_by("pk"))
    with acting(*organisations):
        for model in _SET_UP:
            lines += _lines(SETTING_UP, model, "TRUE")
    for organisation in organisations:
        with acting(organisation):
            for model in concrete_models():
                # History is the database's to write: it is that of the loading.
                if is_controlled(model) and not is_history(model) and model not in _SET_UP:
                    lines += _lines(organisation.key, model, f"controller_id = {organisation.pk}")
    return "\n".join(lines) + "\n"


def load(part: str, *, now: datetime, password: str = "") -> None:
    """Put one part in, as rows: acting for the organisations whose they are.

    ``password`` is the hash of everyone's.
    """
    for table in stored():
        if table.part == part:
            _insert(table, [_completed(table, row, now, password) for row in table.rows])


def organisation_ids() -> list[int]:
    """The ids that the organisations have in the file."""
    table = Organisation._meta.db_table
    return [row["id"] for rows in stored() if rows.table == table for row in rows.rows]


def pass_over_ids() -> None:
    """Let what is written from now on get ids after those of the file, also of parts to come.

    The app's role may take numbers from a sequence and not set it; so numbers are taken.
    """
    highest: dict[tuple[str, str], int] = {}
    for table in stored():
        identity = table.table, table.key
        highest[identity] = max(highest.get(identity, 0), table.rows[-1][table.key])
    with connection.cursor() as cursor:
        for (table_name, key), last in highest.items():
            cursor.execute(
                "SELECT count(nextval(sequence)) FROM"
                " (SELECT sequence, nextval(sequence) AS reached"
                "  FROM pg_get_serial_sequence(%s, %s) AS sequence) AS begun,"
                " generate_series(reached + 1, %s)",
                [table_name, key, last],
            )


def _tables() -> str:
    """A fingerprint of all tables and columns: rows fit into no others."""
    columns = sorted(
        f"{model._meta.db_table}.{field.column} {field.get_internal_type()}"
        for model in concrete_models()
        for field in model._meta.local_concrete_fields
    )
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def _read(lines: Iterator[str]) -> Iterator[Rows]:
    for line in lines:
        head = json.loads(line)
        columns = head["columns"]
        rows = [
            dict(zip(columns, json.loads(next(lines)), strict=True)) for _ in range(head["rows"])
        ]
        yield Rows(part=head["part"], table=head["table"], key=columns[0], rows=rows)


def _lines(part: str, model: type[Model], condition: str) -> Iterable[str]:
    table, key = model._meta.db_table, model._meta.pk
    assert key is not None
    columns = [key.column, *sorted(_kept_columns(model) - {key.column})]
    with connection.cursor() as cursor:
        listed = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(
            f'SELECT to_jsonb(kept) FROM (SELECT {listed} FROM "{table}"'  # noqa: S608
            f' WHERE {condition} ORDER BY "{key.column}") AS kept'
        )
        rows = [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
    if not rows:
        return
    if model is CitizenNumber:
        columns = [*(c for c in columns if c not in ("sealed", "index")), _PLAIN_NUMBER]
        rows = [row | {_PLAIN_NUMBER: _opened(row)} for row in rows]
    yield _compact({"part": part, "table": table, "rows": len(rows), "columns": columns})
    yield from (_compact([row[column] for column in columns]) for row in rows)


def _kept_columns(model: type[Model]) -> set[str]:
    left_out = {*_TIMES_OF_WRITING, *(["password"] if model is User else ())}
    return {
        field.column
        for field in model._meta.local_concrete_fields
        if field.column and not field.generated and field.column not in left_out
    }


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _opened(row: Row) -> str:
    sealed = bytes.fromhex(row["sealed"].removeprefix("\\x"))
    return unseal(sealed, bound_to=CitizenNumber.binding(row["citizen_id"]))


def _completed(table: Rows, row: Row, now: datetime, password: str) -> Row:
    """With what this installation adds."""
    full = row | {name: now.isoformat() for name in _times_of_writing(table.table)}
    if table.table == User._meta.db_table:
        full["password"] = password
    if table.table == CitizenNumber._meta.db_table:
        number = full.pop(_PLAIN_NUMBER)
        sealed = seal(number, bound_to=CitizenNumber.binding(row["citizen_id"]))
        index = blind_index(number, controller_id=row["controller_id"])
        full |= {"sealed": f"\\x{sealed.hex()}", "index": f"\\x{index.hex()}"}
    return full


@cache
def _times_of_writing(table: str) -> tuple[str, ...]:
    model = next(model for model in concrete_models() if model._meta.db_table == table)
    columns = {field.column for field in model._meta.local_concrete_fields}
    return tuple(name for name in _TIMES_OF_WRITING if name in columns)


def _insert(table: Rows, rows: list[Row]) -> None:
    columns = ", ".join(f'"{column}"' for column in rows[0])
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table.table}" ({columns}) SELECT {columns}'  # noqa: S608
            f' FROM jsonb_populate_recordset(NULL::"{table.table}", %s::jsonb)',
            [json.dumps(rows)],
        )
