"""The two servers together, and the environment that leads a program to them."""

import contextlib
import fcntl
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from flexplads.local import postgres, valkey
from flexplads.local.errors import CannotRunError
from flexplads.local.home import Home, abandoned_homes, tell, write_private
from flexplads.local.processes import Children, stop_leftovers, undisturbed

_DATABASES = ("DATABASE_URL", "DATABASE_OWNER_URL")


@contextlib.contextmanager
def services(home: Home, verb: str) -> Iterator[tuple[dict[str, str], Children]]:
    """Start what the environment does not name already; stop it at the end.

    Gives the environment for programs, and the children, to which the caller may add.

    Raises:
        TakenError: another process runs the services of this home.
        CannotRunError: a service does not start.
    """
    home.create()
    if not home.lock(verb):
        raise TakenError(home)
    children = Children(home)
    ready = home.path / "environment.json"
    try:
        ready.unlink(missing_ok=True)
        for name in stop_leftovers(home):
            tell(f"Stopped the {name} that an earlier run left behind.")
        _remove_abandoned()
        env = _environment(home, children)
        write_private(ready, json.dumps(env))
        yield env, children
    finally:
        try:
            if verb == "run":
                _wait_for_guests(home)
        finally:
            with undisturbed():
                ready.unlink(missing_ok=True)
                children.stop()
                home.leave_sockets()
                home.unlock()
                if home.throw_away:
                    postgres.forget(home)
                    home.remove()


class TakenError(CannotRunError):
    """Another process runs the services of this home."""

    def __init__(self, home: Home) -> None:
        self.home = home
        holder = home.holder()
        where = f" at {holder['address']}" if "address" in holder else ""
        super().__init__(
            f"flexplads already runs in this folder{where} (process {holder.get('pid', '?')}). "
            "Use that, or stop it with Ctrl-C where it was started."
        )


@contextlib.contextmanager
def joined(home: Home, patience: float = 60) -> Iterator[dict[str, str]]:
    """Use the services that another process runs; it waits for us before it stops them.

    Raises:
        TakenError: they did not get ready, or are being stopped.
    """
    ready = home.path / "environment.json"
    descriptor = os.open(home.path / "guests", os.O_RDWR | os.O_CREAT, 0o600)
    end = time.monotonic() + patience
    try:
        while True:
            with contextlib.suppress(OSError, ValueError):
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                env = json.loads(ready.read_text())
                break
            if time.monotonic() > end:
                raise TakenError(home)
            time.sleep(0.1)
        yield program_environment(
            {name: value for name, value in env.items() if not os.environ.get(name)}
        )
    finally:
        os.close(descriptor)


def program_environment(added: dict[str, str]) -> dict[str, str]:
    """The caller's environment with ours, in which the commands of our Python come first."""
    beside = Path(sys.executable).parent
    path = f"{beside}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return os.environ | added | {"PATH": path}


def _environment(home: Home, children: Children) -> dict[str, str]:
    secrets = home.secrets()
    password = secrets.pop("VALKEY_PASSWORD")
    env = {"FLEXPLADS_ENV": "local"} | {
        name: os.environ.get(name) or value for name, value in secrets.items()
    }
    named = [name for name in _DATABASES if os.environ.get(name)]
    if len(named) == 1:
        missing = next(name for name in _DATABASES if name not in named)
        raise CannotRunError(f"{named[0]} is set and {missing} is not. Set both, or neither.")
    if named:
        env |= {name: os.environ[name] for name in named}
    else:
        env |= postgres.start(home, children)
    env["REDIS_URL"] = os.environ.get("REDIS_URL") or valkey.start(home, children, password)
    return env


def _wait_for_guests(home: Home) -> None:
    with (home.path / "guests").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another command uses these services; they stop when it is done.")
            fcntl.flock(file, fcntl.LOCK_EX)


def _remove_abandoned() -> None:
    for home in abandoned_homes():
        stop_leftovers(home)
        postgres.forget(home)
        home.unlock()
        home.remove()
