"""The demonstration, made once per run and shared by every worker's tests, which only read it.

It takes some twenty seconds to live through three years; a copy of the migrated database keeps it.
What a test writes is rolled back.
"""

import zlib
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from tests.harness.database import ALIASES, _close, _drop, _maintenance, _migrated, _name, _use


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests of this module look at the demonstration, in one transaction each owner's."""
    from django.db import connections, transaction

    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        with _maintenance() as connection:
            demo = _built(connection)
        _use(demo)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            _close()
            for alias in ALIASES:
                connections[alias].settings_dict["NAME"] = before


def _built(connection: psycopg.Connection) -> str:
    """The database with the demonstration; the first who asks makes it, others wait."""
    from django.utils import timezone

    from demo.build import build

    demo, unfinished = _name("demo"), _name("demo_unfinished")
    connection.execute("SELECT pg_advisory_lock(%s)", [zlib.crc32(demo.encode())])
    try:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [demo])
        if not known.fetchone():
            _drop(connection, unfinished)
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(unfinished), sql.Identifier(_migrated(connection))
                )
            )
            _use(unfinished)
            try:
                assert build(timezone.now())
            finally:
                _close()
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(demo)
                )
            )
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [zlib.crc32(demo.encode())])
    return demo
