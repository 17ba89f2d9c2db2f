"""What the processes of a site weigh, and whether two clients disturb each other."""

from __future__ import annotations

import sys
import time
from tempfile import TemporaryDirectory
from typing import Final

from bench import callers
from bench.cases import Page
from bench.machine import memory
from bench.measured import Measured
from bench.pages import requests_of
from bench.sites import process, site

_QUIET: Final = 4


def two_clients(page: Page, *, calls: int) -> Measured:
    """On one web process, to one client alone."""
    (request,) = requests_of(page)
    with site(workers=1) as ours:
        rates: dict[int, float] = {}
        for clients in (1, 2, 1, 2):
            called = callers.call(
                [request] * calls, address=ours.address, clients=clients, most_seconds=30
            )
            rates[clients] = max(rates.get(clients, 0), called.rate)
    return Measured(
        case=f"two clients on one web process, {page.name}",
        rate=rates[2],
        share_of_one=rates[2] / rates[1],
    )


def idle_site() -> Measured:
    """Megabytes of all that `make run` starts in Python, once a page has been read."""
    with TemporaryDirectory() as folder, site() as ours:
        behind = [sys.executable, "manage.py", "background", "--schedule", f"{folder}/beat"]
        with process(behind) as pid:
            time.sleep(_QUIET)
            megabytes = memory([ours.pid, pid])
    return Measured(case="idle site, its Python processes", megabytes=megabytes)
