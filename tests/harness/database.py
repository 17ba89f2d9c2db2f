"""One migrated database per run, cloned for every worker: nobody but the first one migrates.

Both aliases, the app's role and the owner's, look at the same clone. After a test of transactions
(and every browser test) the owner empties what was written to.
"""

import os
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest
import pytest_django
from django.test import TransactionTestCase
from django.test.testcases import QuietWSGIRequestHandler
from psycopg import sql

RUN = "FLEXPLADS_TEST_RUN"
ALIASES = ("default", "owner")


def pytest_configure(config: pytest.Config) -> None:
    """Name the run; workers inherit the name from the process that started them."""
    if not hasattr(config, "workerinput"):
        os.environ[RUN] = str(os.getpid())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Drop what the run made, after all its workers have ended."""
    if hasattr(session.config, "workerinput") or "DATABASE_OWNER_URL" not in os.environ:
        return
    with maintenance() as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [database_name("")]
        )
        for (name,) in rows.fetchall():
            drop_database(connection, name)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker) -> Iterator[None]:
    """Give this process a database of its own, a clone of the migrated one."""
    from django.db import connections

    mine = database_name(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    with django_db_blocker.unblock(), maintenance() as connection:
        template = migrated(connection)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(mine), sql.Identifier(template)
            )
        )
        before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
        use_database(mine)
    with maintenance(mine) as owner, pytest.MonkeyPatch.context() as patch:
        given = set(filled(owner))
        patch.setattr(
            TransactionTestCase, "_fixture_teardown", lambda _test: empty(owner, keep=given)
        )
        yield
    with django_db_blocker.unblock(), maintenance() as connection:
        close_connections()
        drop_database(connection, mine)
        for alias, name in before.items():
            connections[alias].settings_dict["NAME"] = name


#: Head and body are two small packets, and Nagle holds the second back until the first is
#: acknowledged: 40 ms a request that no server of the real site takes.
QuietWSGIRequestHandler.disable_nagle_algorithm = True


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server):
    """pytest-django's server, stopped before the database under it goes away."""
    return live_server


#: Tables with a page of their own: something was written since they were made or truncated, whether
#: or not it is still there. Row security hides nothing of this.
_FILLED = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
"""
_WITH_WHAT_REFERS = """
    WITH RECURSIVE emptied AS (
        SELECT unnest(%s::regclass[])::oid AS oid
        UNION SELECT conrelid FROM pg_constraint JOIN emptied ON confrelid = emptied.oid
        WHERE contype = 'f'
    ) SELECT oid::regclass::text FROM emptied
"""


def filled(owner: psycopg.Connection) -> list[str]:
    return [name for (name,) in owner.execute(_FILLED).fetchall()]


def empty(owner: psycopg.Connection, *, keep: set[str]) -> None:
    """What Django's flush does, but only the tables that were written to, and without making
    permissions and policies anew, which stand in those that are kept."""
    if names := [name for name in filled(owner) if name not in keep]:
        allowed = "SELECT has_parameter_privilege('session_replication_role', 'SET')"
        (may_delete,) = owner.execute(allowed).fetchone() or (False,)
        (_delete if may_delete else _truncate)(owner, names)


def _delete(owner: psycopg.Connection, names: list[str]) -> None:
    """A few rows are gone in a hundredth of the time that TRUNCATE takes, which makes the files of
    each table and each index anew, and of every table that refers to one of them."""
    tables = [sql.SQL(name) for name in names]
    with owner.transaction():
        # Without triggers, which would write history, and without looking at what refers to what.
        owner.execute("SET LOCAL session_replication_role = replica")
        # What a server's thread still writes is waited for.
        locked = sql.SQL(", ").join(tables)
        owner.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(locked))
        owner.execute(sql.SQL(";").join(sql.SQL("DELETE FROM {}").format(name) for name in tables))


def _truncate(owner: psycopg.Connection, names: list[str]) -> None:
    """On a server that is not ours the owner may not leave triggers out."""
    rows = owner.execute(_WITH_WHAT_REFERS, [names]).fetchall()
    tables = sql.SQL(", ").join(sql.SQL(name) for (name,) in rows)
    owner.execute(sql.SQL("TRUNCATE {}").format(tables))


def address() -> str:
    """This process's database as the app's role, for processes that a test starts."""
    from django.db import connection

    given = urlsplit(os.environ["DATABASE_URL"])  # it may lead to a socket or to a port
    return given._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def migrated(connection: psycopg.Connection) -> str:
    """The name of the run's migrated database; the first who asks makes it, others wait."""
    from flexplads.local import schema

    return made_once(connection, "template", schema.migrate)


def made_once(
    connection: psycopg.Connection, part: str, fill: Callable[[], object], like: str = ""
) -> str:
    """The name of a database of this run, filled by the first who asks; ``like`` is copied."""
    name, unfinished = database_name(part), database_name(f"{part}_unfinished")
    key = zlib.crc32(name.encode())
    connection.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not known.fetchone():
            drop_database(connection, unfinished)
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(unfinished), sql.Identifier(like or "template1")
                )
            )
            use_database(unfinished)
            try:
                fill()
            finally:
                close_connections()
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(name)
                )
            )
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [key])
    return name


@contextmanager
def only_read(
    part: str,
    fill: Callable[[], object],
    blocker: pytest_django.DjangoDbBlocker,
    *,
    copied: bool = False,
) -> Iterator[None]:
    """Look at a database that is made once per run; what is written to it is rolled back. Where
    much is written, each worker has a copy: else they would wait for each other's rows."""
    from django.db import connections, transaction

    before = connections["default"].settings_dict["NAME"]
    with blocker.unblock():
        with maintenance() as connection:
            name = made_once(connection, part, fill, like=migrated(connection))
            if copied:
                mine = f"{part}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
                name = made_once(connection, mine, lambda: None, like=name)
        use_database(name)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            close_connections()
            for alias in ALIASES:
                connections[alias].settings_dict["NAME"] = before


def use_database(name: str) -> None:
    from django.db import connections

    close_connections()
    for alias in ALIASES:
        connections[alias].settings_dict["NAME"] = name


def close_connections() -> None:
    """Close connections and pools: PostgreSQL neither copies nor drops a database in use."""
    from django.db import connections

    for alias in ALIASES:
        connections[alias].close()
        if hasattr(connections[alias], "close_pool"):
            connections[alias].close_pool()


def drop_database(connection: psycopg.Connection, name: str) -> None:
    """End what is still connected, and wait for it: a killed process leaves sessions, and so does
    Django where Playwright's loop had connections of its own."""
    for url in (os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]):
        with psycopg.connect(url, autocommit=True) as role:  # a role may end its own sessions only
            role.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND usename = current_user",
                [name],
            )
    dropping = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    patience = time.monotonic() + 10
    while True:
        try:
            connection.execute(dropping)
        except psycopg.errors.ObjectInUse:
            if time.monotonic() > patience:
                raise
            time.sleep(0.1)
        else:
            return


def maintenance(database: str | None = None) -> psycopg.Connection:
    """The owner's connection to the database the launcher made, to make others from, or to one."""
    more = {"dbname": database} if database else {}
    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True, **more)


def database_name(part: str) -> str:
    return f"test_flexplads_{os.environ[RUN]}_{part}"
