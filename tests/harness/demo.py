"""The demonstration, made once per run and shared by every worker's tests, which only read it.

Its past comes from the snapshot, today is lived through; a copy of the migrated database keeps it.
What a test writes is rolled back.
"""

import zlib
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from tests.harness.database import (
    ALIASES,
    close_connections,
    database_name,
    drop_database,
    maintenance,
    migrated,
    use_database,
)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests of this module look at the demonstration, in one transaction each owner's."""
    from django.db import connections, transaction

    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        with maintenance() as connection:
            demo = _built(connection)
        use_database(demo)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            close_connections()
            for alias in ALIASES:
                connections[alias].settings_dict["NAME"] = before


def _built(connection: psycopg.Connection) -> str:
    """The database with the demonstration; the first who asks makes it, others wait."""
    from django.utils import timezone

    from demo.build import build

    demo, unfinished = database_name("demo"), database_name("demo_unfinished")
    connection.execute("SELECT pg_advisory_lock(%s)", [zlib.crc32(demo.encode())])
    try:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [demo])
        if not known.fetchone():
            drop_database(connection, unfinished)
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(unfinished), sql.Identifier(migrated(connection))
                )
            )
            use_database(unfinished)
            try:
                assert build(timezone.now())
            finally:
                close_connections()
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(demo)
                )
            )
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [zlib.crc32(demo.encode())])
    return demo
