"""Where the time of a page goes: `make bench PROFILE="my day"`."""

from __future__ import annotations

import cProfile
import pstats

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.cases import Page
from bench.pages import fetched, signed_in

_LINES = 40


def profile(every: list[Page], name: str) -> None:
    """Print the functions and the statements of the pages whose names hold this one."""
    for page in every:
        if name not in page.name:
            continue
        client = signed_in(page.users[0])
        fetched(page, client)
        profiler = cProfile.Profile()
        with CaptureQueriesContext(connection) as captured, profiler:
            fetched(page, client)
        print(f"\n=== {page.name}")
        for query in sorted(captured.captured_queries, key=lambda q: -float(q["time"])):
            print(f"{1000 * float(query['time']):8.1f} ms  {query['sql'][:300]}")
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(_LINES)
