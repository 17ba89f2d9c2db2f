"""The whole site on this machine: what `make run` ends in."""

import contextlib
import hashlib
import os
import shlex
import string
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg

from flexplads.local.errors import CannotRunError
from flexplads.local.home import CHECKOUT, Home, tell
from flexplads.local.processes import Children, undisturbed
from flexplads.local.services import program_environment, services
from flexplads.local.valkey import free_port

_PROGRAMS = ("web", "worker", "beat", "relay")
_STOP_ORDER = ("web", "beat", "worker", "relay")
_DEFAULT_PORT = 8000


def serve(home: Home) -> int:
    """Run everything until Ctrl-C, or until a part of it ends.

    Raises:
        CannotRunError: a step or a program failed; all that was started is stopped again.
    """
    started = time.monotonic()
    with services(home, "serve") as (added, children):
        tell(f"Database and queue are up ({time.monotonic() - started:.1f} s).")
        port = _port()
        address = f"http://localhost:{port}"
        env = program_environment(
            added
            | {
                "HOST": "127.0.0.1",
                "PORT": str(port),
                "BEAT_SCHEDULE": str(home.path / "beat"),
                "KEPT_MAIL": str(home.path / "mail"),
                "SITE_ADDRESS": address,
                "PYTHONUNBUFFERED": "1",
            }
        )
        home.note(verb="serve", pid=os.getpid(), address=address)
        sign_ins = _prepare(home, env)
        try:
            with _timed("The site is up"):
                _start(children, env, address)
            tell(f"\nflexplads runs at {address} ({time.monotonic() - started:.1f} s).")
            if sign_ins:
                tell(f"\n{sign_ins}\n")
            tell(f"Logs are in {home.logs}. Ctrl-C stops everything.")
            _watch(children)
        except KeyboardInterrupt:
            tell("\nStopping.")
        finally:
            with undisturbed():
                children.stop(*_STOP_ORDER)
    tell("Everything is stopped; the data stays.")
    return 0


def _prepare(home: Home, env: dict[str, str]) -> str:
    """Bring database, texts and files up to date; returns the sign-ins of the demonstration."""
    with _timed("The tables are up to date"):
        _manage(env, "migrate", "--database", "owner", "--noinput")
    texts = _contents([CHECKOUT / "locale"], "*.po")
    compiled = CHECKOUT / "locale" / "da" / "LC_MESSAGES" / "django.mo"
    with _once(home, "texts", texts, "The Danish texts are compiled", compiled) as needed:
        if needed:
            _manage(env, "messages", "compile")
    front_end = [
        CHECKOUT / "static",
        CHECKOUT / "package-lock.json",
        CHECKOUT / "requirements" / "local.txt",
        CHECKOUT / "flexplads" / "settings.py",
    ]
    files, collected = _contents(front_end), CHECKOUT / "staticfiles" / "dkfds"
    with _once(home, "files", files, "The files for the browser are ready", collected) as needed:
        if needed:
            _manage(env, "collectstatic", "--noinput")
    database = _database_identity(env["DATABASE_OWNER_URL"])
    with _once(home, "demo", database, "The demonstration data is in") as needed:
        if needed:
            _manage(env, "demo")
    sign_ins = home.path / "sign-ins"
    with _once(home, "sign-ins", database) as needed:
        if needed:
            sign_ins.write_text(_manage(env, "demo", "--sign-ins"))
    return sign_ins.read_text().strip()


def _start(children: Children, env: dict[str, str], address: str) -> None:
    commands = procfile(env)
    started = {
        name: children.start(name, commands[name], env=env, cwd=CHECKOUT) for name in _PROGRAMS
    }
    deadline = time.monotonic() + 60
    while not _answers(address):
        _complain_of_the_dead(children)
        if time.monotonic() > deadline:
            raise CannotRunError(
                f"The site gives no page at {address}, after a minute. The end of its log:\n"
                f"{started['web'].last_words()}"
            )
        time.sleep(0.1)


def procfile(env: dict[str, str]) -> dict[str, list[str]]:
    """The commands of `Procfile`, with its variables filled in and our own Python."""
    commands = {}
    for line in (CHECKOUT / "Procfile").read_text().splitlines():
        name, _, command = line.partition(":")
        words = [string.Template(word).safe_substitute(env) for word in shlex.split(command)]
        commands[name] = [sys.executable if word == "python" else word for word in words]
    return commands


def _watch(children: Children) -> None:
    while True:
        _complain_of_the_dead(children)
        time.sleep(0.3)


def _complain_of_the_dead(children: Children) -> None:
    dead = children.dead()
    if dead:
        raise CannotRunError(
            f"The {dead.name} ended by itself (status {dead.process.returncode}), so all the rest "
            f"is stopped. The end of {dead.log}:\n{dead.last_words()}"
        )


def _answers(address: str) -> bool:
    try:
        # Through no proxy: it would look for our localhost on its own machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=10):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code < 500
    except OSError:
        return False


def _port() -> int:
    wanted = os.environ.get("PORT") or str(_DEFAULT_PORT)
    if not wanted.isdecimal() or not 0 < int(wanted) < 65_536:
        raise CannotRunError(f"PORT is {wanted!r}; it must be a number from 1 to 65535.")
    port = free_port(int(wanted))
    if port != int(wanted):
        tell(f"Port {wanted} is taken by another program, so flexplads uses {port}.")
    return port


def _manage(env: dict[str, str], *arguments: str) -> str:
    """Run a management command and return what it said.

    Raises:
        CannotRunError: with the end of what it said.
    """
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        words = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        raise CannotRunError(f"`manage.py {' '.join(arguments)}` failed:\n{words}")
    return done.stdout


@contextlib.contextmanager
def _timed(sentence: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    tell(f"{sentence} ({time.monotonic() - started:.1f} s).")


@contextlib.contextmanager
def _once(
    home: Home, name: str, inputs: str, sentence: str = "", result: Path | None = None
) -> Iterator[bool]:
    """Whether a step has to be done for these inputs; remembered when it ends without error.

    Done again when its `result` has gone.
    """
    folder = home.path / "done"
    folder.mkdir(exist_ok=True)
    stamp = folder / name
    there = result is None or result.exists()
    if there and stamp.exists() and stamp.read_text() == inputs:
        yield False
        return
    with _timed(sentence) if sentence else contextlib.nullcontext():
        yield True
    stamp.write_text(inputs)


def _contents(paths: Iterable[Path], pattern: str = "*") -> str:
    """A fingerprint of what is in files and folders."""
    found = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob(pattern)) if path.is_dir() else [path]:
            if file.is_file():
                found.update(f"{file.relative_to(CHECKOUT)}\0".encode())
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _database_identity(address: str) -> str:
    """What tells this database from any other, also from one of the same name made anew."""
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "SELECT system_identifier, oid FROM pg_control_system(), pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    return " ".join(str(part) for part in row or ())
