"""The web process as it is in production: gunicorn with its own settings, the app's role."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flexplads.local.valkey import free_port

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60


@dataclass(frozen=True)
class Site:
    address: str
    pid: int


@contextmanager
def site(application: str = "flexplads.wsgi", *, workers: int = 2) -> Iterator[Site]:
    """Started on a free port and stopped again. Nobody is braked: one machine plays them all."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    env = os.environ | {
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WEB_CONCURRENCY": str(workers),
        "SITE_ADDRESS": address,
        "FLEXPLADS_API_RATE": "100000000/min",
    }
    with process(
        [sys.executable, "-m", "gunicorn", "--log-level", "warning", application], env
    ) as pid:
        _wait_for(address)
        yield Site(address, pid)


@contextmanager
def process(command: list[str], env: dict[str, str] | None = None) -> Iterator[int]:
    """A process of our own, stopped with TERM."""
    started = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        yield started.pid
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            opener.open(f"{address}/log-ind/", timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
