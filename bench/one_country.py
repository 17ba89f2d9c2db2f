"""Measuring one database: `python -m bench.one_country`, started by `bench.__main__`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
# Pages are asked for in process too: under the name that the site goes by.
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver")
django.setup()

from django.conf import settings  # noqa: E402  Django first
from django.utils import timezone  # noqa: E402

from bench import figures, pages, processes, profiles, referrals  # noqa: E402
from bench.cases import Page  # noqa: E402
from bench.cases import pages as every_page  # noqa: E402
from bench.machine import facts  # noqa: E402
from bench.measured import Measured  # noqa: E402
from bench.reminders import reminders  # noqa: E402
from bench.sites import site  # noqa: E402
from demo.national.country import Size, codes  # noqa: E402
from organisations.models import Organisation  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stays", type=int, required=True)
    parser.add_argument("--calls", type=int, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--grown", action="store_true")
    parser.add_argument("--in-one", action="store_true")
    parser.add_argument("--profile", default="")
    asked = parser.parse_args()
    settings.ALLOWED_HOSTS = ["*"]
    size = Size(stays=asked.stays, in_one=asked.in_one)
    if asked.profile:
        profiles.profile(every_page(size), asked.profile)
        return
    measured = []
    for result in _all(size, calls=asked.calls, grown=asked.grown, only=asked.only):
        _tell(result)
        measured.append(asdict(result))
    day = timezone.localdate().isoformat()
    asked.out.write_text(json.dumps({"facts": facts(asked.stays, day), "measured": measured}))


def _all(size: Size, *, calls: int, grown: bool, only: str) -> Iterator[Measured]:
    """Every case; on the small country (not ``grown``) only what is compared with the large."""
    shown = [page for page in every_page(size) if only in page.name]
    with site() as ours:
        for page in shown:
            yield pages.measure(page, ours, calls=calls, eight=grown)
    if not grown:
        return
    first = Organisation.objects.get(key=f"national-{codes(size)[0]}")
    if not only:
        yield processes.two_clients(_board(shown), calls=calls)
        yield processes.idle_site()
        yield from figures.years(first, calls=max(3, calls // 8))
        yield from figures.sweeps(calls=max(3, calls // 8))
    if only in "referrals":
        yield from referrals.referrals(first, calls=10 * calls)
    if only in "reminders":
        last = Organisation.objects.get(key=f"national-{codes(size)[-1]}")
        # The goal speaks of a million, and they are written in a minute: however many stays.
        yield reminders(last, open_follow_ups=1_000_000, due=10_000, now=timezone.now())


def _board(shown: list[Page]) -> Page:
    return next(page for page in shown if page.name.startswith("board"))


def _tell(result: Measured) -> None:
    values = {key: value for key, value in asdict(result).items() if value not in (None, "")}
    words = [f"{key} {value:,.1f}" for key, value in values.items() if isinstance(value, float)]
    line = f"  {result.case}: {', '.join(words)}"
    sys.stdout.write(f"{line}{f' WRONG: {result.wrong}' if result.wrong else ''}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
