"""Real processes of the product, a broker of their own, and ways to kill them."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings as configured

from flexplads.local import valkey
from flexplads.local.home import Home, throw_away_home
from flexplads.local.processes import Children
from flexplads.local.serve import procfile


class Broker:
    """A Valkey of our own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.app = Celery("beats", broker=address)

    def wipe(self) -> None:
        with self.app.connection_for_write() as connection:
            connection.default_channel.client.flushall()


@pytest.fixture
def home() -> Iterator[Home]:
    made = throw_away_home()
    made.create()
    assert made.lock("test")
    yield made
    made.unlock()
    made.remove()


@pytest.fixture
def broker(home: Home) -> Iterator[Broker]:
    children = Children(home)
    yield Broker(valkey.start(home, children, secrets.token_urlsafe(16)))
    children.stop()


class Running:
    """A process of the Procfile, in a session of its own."""

    def __init__(self, name: str, env: dict[str, str], log: Path, *, app: str = "") -> None:
        command = [app if app and word == "flexplads" else word for word in procfile(env)[name]]
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                cwd=configured.BASE_DIR,
                env=env,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill(self) -> None:
        """All of it at once: nothing is finished, nothing given back."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < end:
        time.sleep(0.005)
    return held
