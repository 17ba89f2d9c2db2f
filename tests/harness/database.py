"""One migrated database per run, cloned for every worker: nobody but the first one migrates.

Both aliases, the app's role and the owner's, look at the same clone. A test of transactions (and
every browser test) has to name both, `databases=["default", "owner"]`, or nothing is flushed.
"""

import os
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
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
    with _maintenance() as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_name("")]
        )
        for (name,) in found.fetchall():
            _drop(connection, name)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker) -> Iterator[None]:
    """Give this process a database of its own, a clone of the migrated one."""
    from django.db import connections

    mine = _name(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    with django_db_blocker.unblock(), _maintenance() as connection:
        template = _migrated(connection)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(mine), sql.Identifier(template)
            )
        )
        before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
        _use(mine)
    yield
    with django_db_blocker.unblock(), _maintenance() as connection:
        _close()
        _drop(connection, mine)
        for alias, name in before.items():
            connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server):
    """pytest-django's server, stopped before the database under it goes away."""
    return live_server


def address() -> str:
    """This process's database as the app's role, for processes that a test starts."""
    from django.db import connection

    given = urlsplit(os.environ["DATABASE_URL"])  # it may lead to a socket or to a port
    return given._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def _migrated(connection: psycopg.Connection) -> str:
    """The name of the run's migrated database; the first who asks makes it, others wait."""
    from django.core.management import call_command

    template, unfinished = _name("template"), _name("unfinished")
    connection.execute("SELECT pg_advisory_lock(%s)", [zlib.crc32(template.encode())])
    try:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if not known.fetchone():
            _drop(connection, unfinished)
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            _use(unfinished)
            try:
                call_command("migrate", database="owner", interactive=False, verbosity=0)
            finally:
                _close()
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(template)
                )
            )
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [zlib.crc32(template.encode())])
    return template


def _use(name: str) -> None:
    from django.db import connections

    _close()
    for alias in ALIASES:
        connections[alias].settings_dict["NAME"] = name


def _close() -> None:
    """Close connections and pools: PostgreSQL neither copies nor drops a database in use."""
    from django.db import connections

    for alias in ALIASES:
        connections[alias].close()
        if hasattr(connections[alias], "close_pool"):
            connections[alias].close_pool()


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _maintenance() -> psycopg.Connection:
    """A connection to the database the launcher made, to make others from."""
    return psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True)


def _name(part: str) -> str:
    return f"test_flexplads_{os.environ[RUN]}_{part}"
