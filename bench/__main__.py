"""`make bench`: two countries, a small and a large one, each measured in a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench import table
from bench.goals import GOALS, closing_line, judge
from bench.measured import Measured
from bench.sites import ROOT

FULL = 1_000_000
#: A municipality's ten years: what a page costs there it may cost, half as much again, anywhere.
SMALL = 10_000
#: The kinds of cases that are about one organisation: with others' data they may hardly grow.
_OF_ONE = ("board", "my day", "list", "search", "case", "overview")
#: Boards of so many places, beside the municipality's hundred: a small house, and a large city.
_BOARDS = (10, 1_000)
_STAYS_PER_PLACE = 100


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--stays", type=int, default=int(os.environ.get("STAYS") or FULL))
    parser.add_argument("--calls", type=int, default=int(os.environ.get("CALLS") or 0))
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="pages of this name")
    parser.add_argument("--profile", default=os.environ.get("PROFILE", ""), help="explain a page")
    asked = parser.parse_args()
    calls = asked.calls or (60 if asked.stays >= FULL else 40 if asked.stays >= 100_000 else 20)
    with tempfile.TemporaryDirectory() as folder:
        if asked.profile:
            _country("large", asked.stays)
            _measure("large", asked.stays, calls, None, "--profile", asked.profile)
            return
        small, _facts = _measured("small", min(SMALL, asked.stays), calls, folder, asked.only)
        large, facts = _measured("large", asked.stays, calls, folder, asked.only, "--grown")
        if asked.only in "board":
            large[1:1] = _boards(calls, folder)
    _grown(large, {result.case: result for result in small})
    verdicts = judge(GOALS, large)
    text = table.section(facts, large, verdicts)
    _say(f"\n{text}\n")
    for sentence in table.regressions(large, table.kept_ratios()):
        _say(f"Worse than what is kept: {sentence}")
    if asked.stays >= FULL and not asked.only:
        table.keep(text)
    _say(closing_line(verdicts))


def _grown(large: list[Measured], small: dict[str, Measured]) -> None:
    for result in large:
        before = small.get(result.case)
        if before is not None and before.p50 and result.p50 and result.case.startswith(_OF_ONE):
            result.growth = result.p50 / before.p50


def _boards(calls: int, folder: str) -> list[Measured]:
    """The board where there are fewer places, and many more than are shown on one page."""
    boards = []
    for places in _BOARDS:
        name, stays = f"of_{places}", places * _STAYS_PER_PLACE
        _country(name, stays, "--in-one")
        out = Path(folder) / f"{name}.json"
        _measure(name, stays, calls, out, "--only", "board", "--in-one")
        (row,) = json.loads(out.read_text())["measured"]
        # Of a thousand the page shows some, and bare SQL finds all: they are not compared.
        row |= {"case": f"places: {places:,}, board of 84 days", "bare": None, "wrong": ""}
        boards.append(Measured(**row))
    return boards


def _measured(
    name: str, stays: int, calls: int, folder: str, only: str, *more: str
) -> tuple[list[Measured], str]:
    _country(name, stays)
    out = Path(folder) / f"{name}.json"
    _measure(name, stays, calls, out, "--only", only, *more)
    read: dict[str, Any] = json.loads(out.read_text())
    return [Measured(**row) for row in read["measured"]], str(read["facts"])


def _country(name: str, stays: int, *more: str) -> None:
    """A database of its own, with so many stays."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(f"bench_{name}")))
    _say(f"\nA country of {stays:,} stays:")
    _run(name, "-m", "bench.tables")
    _run(name, "manage.py", "national", "--stays", str(stays), *more)


def _measure(name: str, stays: int, calls: int, out: Path | None, *more: str) -> None:
    _say(f"\nMeasured with {stays:,} stays:")
    written = ["--out", str(out)] if out else []
    words = ["--stays", str(stays), "--calls", str(calls), *written, *more]
    _run(name, "-m", "bench.one_country", *words)


def _run(name: str, *words: str) -> None:
    addresses = {
        key: _with_database(os.environ[key], f"bench_{name}")
        for key in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    subprocess.run([sys.executable, *words], cwd=ROOT, env=os.environ | addresses, check=True)


def _with_database(address: str, name: str) -> str:
    before, sign, parameters = address.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{sign}{parameters}"


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
