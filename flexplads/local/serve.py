"""The whole site on this machine: what `make run` ends in."""

import contextlib
import json
import os
import shlex
import string
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from flexplads.local.errors import CannotRunError
from flexplads.local.home import CHECKOUT, Home, tell
from flexplads.local.processes import Children, complain_of_the_dead, undisturbed
from flexplads.local.services import program_environment, services
from flexplads.local.valkey import free_port

_STOP_ORDER = ("demonstration", "web", "background")
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
        progress = home.path / "demonstration.json"
        progress.unlink(missing_ok=True)  # of a run that was killed
        env = program_environment(
            added
            | {
                "HOST": "127.0.0.1",
                "PORT": str(port),
                "DEMO_PROGRESS": str(progress),
                "KEPT_MAIL": str(home.path / "mail"),
                "SITE_ADDRESS": address,
                "PYTHONUNBUFFERED": "1",
                "WEB_CONCURRENCY": os.environ.get("WEB_CONCURRENCY", "2"),
            }
        )
        home.note(verb="serve", pid=os.getpid(), address=address)
        try:
            prepared = _manage(children, env, "prepare")
            tell(prepared.partition("\n\n")[0])
            _start(children, env, address, home.path / "beat")
            tell(f"\nflexplads runs at {address} ({time.monotonic() - started:.1f} s).")
            tell(f"\n{prepared.partition('\n\n')[2].strip()}\n")
            tell(f"Logs are in {home.logs}. Ctrl-C stops everything.")
            _watch(children, progress)
        except KeyboardInterrupt:
            tell("\nStopping.")
        finally:
            with undisturbed():
                children.stop(*_STOP_ORDER)
    tell("Everything is stopped; the data stays.")
    return 0


def _start(children: Children, env: dict[str, str], address: str, schedule: Path) -> None:
    """The web process, and once it answers all that may come a moment later: worker, beat and
    relay, which share what they load, and the demonstration."""
    web = children.start("web", procfile(env)["web"], env=env, cwd=CHECKOUT)
    deadline = time.monotonic() + 60
    while not _answers(address):
        complain_of_the_dead(children)
        if time.monotonic() > deadline:
            raise CannotRunError(
                f"The site gives no page at {address}, after a minute. The end of its log:\n"
                f"{web.last_words()}"
            )
        time.sleep(0.1)
    behind = [sys.executable, "manage.py", "background", "--schedule", str(schedule)]
    children.start("background", behind, env=env, cwd=CHECKOUT)
    fill_in = [sys.executable, "manage.py", "demo"]
    children.start("demonstration", fill_in, env=env, cwd=CHECKOUT, ends=True)


def procfile(env: dict[str, str]) -> dict[str, list[str]]:
    """The commands of `Procfile`, with its variables filled in and our own Python."""
    commands = {}
    for line in (CHECKOUT / "Procfile").read_text().splitlines():
        name, _, command = line.partition(":")
        words = [string.Template(word).safe_substitute(env) for word in shlex.split(command)]
        commands[name] = [sys.executable if word == "python" else word for word in words]
    return commands


def _watch(children: Children, progress: Path) -> None:
    """Wait until a part ends by itself; tell meanwhile how far the demonstration is."""
    sentence = ""
    while True:
        complain_of_the_dead(children)
        if children.finished("demonstration"):
            tell("The demonstration is complete.")
        with contextlib.suppress(OSError, ValueError, KeyError):
            filled_in = json.loads(progress.read_text())
            place = f"{filled_in['subject']} ({filled_in['step']} of {filled_in['steps']})"
            if place != sentence:
                tell(f"The demonstration is being filled in: {place}.")
                sentence = place
        time.sleep(0.3)


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


def _manage(children: Children, env: dict[str, str], *arguments: str) -> str:
    """Run a management command and return its output.

    Raises:
        CannotRunError: with the end of its output, or with the service that died under it.
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
        complain_of_the_dead(children)
        words = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        raise CannotRunError(f"`manage.py {' '.join(arguments)}` failed:\n{words}")
    return done.stdout
