"""Clients that call at the same time, in a process of their own: `python -m bench.callers`.

The calls come as JSON on standard input, what was measured goes out as JSON. Nothing of Django is
in here, so that the clients take no interpreter from what is measured.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Called:
    """What several clients got."""

    #: Milliseconds of each call.
    times: list[float]
    #: From the first call to the last answer.
    seconds: float
    size: int
    statuses: list[int]

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds


def call(calls: list[dict[str, Any]], *, address: str, clients: int, most_seconds: float) -> Called:
    """Make the calls, shared by the clients; whoever is late ends after ``most_seconds``.

    A call is ``{"method", "path", "headers", "body"}``.
    """
    asked = {"calls": calls, "address": address, "clients": clients, "most_seconds": most_seconds}
    done = subprocess.run(
        [sys.executable, "-m", "bench.callers"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return Called(**json.loads(done.stdout))


def _main() -> None:
    asked = json.load(sys.stdin)
    calls, address = iter(asked["calls"]), urlsplit(asked["address"])
    lock = threading.Lock()
    times: list[float] = []
    statuses: set[int] = set()
    sizes: list[int] = []
    began = time.perf_counter()
    until = began + asked["most_seconds"]

    def client() -> None:
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=120)
        while time.perf_counter() < until:
            with lock:
                this = next(calls, None)
            if this is None:
                break
            started = time.perf_counter()
            connection.request(this["method"], this["path"], this["body"], this["headers"])
            answer = connection.getresponse()
            body = answer.read()
            spent = 1000 * (time.perf_counter() - started)
            with lock:
                times.append(spent)
                statuses.add(answer.status)
                sizes.append(len(body))
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(asked["clients"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    size = max(sizes, default=0)
    json.dump(
        {"times": times, "seconds": seconds, "size": size, "statuses": sorted(statuses)}, sys.stdout
    )


if __name__ == "__main__":
    _main()
