"""What the processes of a site weigh, and whether two clients disturb each other."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Final

from bench import callers
from bench.cases import Page
from bench.machine import memory
from bench.measured import Measured
from bench.pages import requests_of
from bench.sites import process, site
from flexplads.local.serve import procfile

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
    commands = procfile({"BEAT_SCHEDULE": "/tmp/bench-beat"})  # noqa: S108
    commands = {name: words for name, words in commands.items() if name not in ("release", "web")}
    with site() as ours, ExitStack() as started:
        pids = [ours.pid]
        pids += [started.enter_context(process(words)) for words in commands.values()]
        time.sleep(_QUIET)
        megabytes = memory(pids)
    return Measured(case="idle site, its Python processes", megabytes=megabytes)
