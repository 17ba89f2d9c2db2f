"""How long ten thousand rows take: checked and brought in, each kind of file.

    .venv/bin/python -m flexplads.local run --throw-away -- \
        .venv/bin/python -m pytest -q -s -n 0 tests/imports/measure.py
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta

import pytest

from imports.models import Kind
from tests.imports.files import CITIZENS, PLACES, STAYS, as_csv, ordered, sent
from tests.world import House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MOST = 10_000
LIMIT = 60
_FIRST = ("Maja", "Ib", "Sofie", "Åse", "Jens", "Bo", "Kirsten", "Ole", "Anna", "Peter")
_LAST = ("Jensen", "Hansen", "Nielsen", "Vind", "Ø", "Eksempel", "Dam", "Kær", "Lund", "Holm")


def test_ten_thousand_rows_of_each_kind() -> None:
    house = house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    places = [["Skovlyset", f"Bolig {n}", "Fleksibel bolig", "01-01-2018", ""] for n in range(MOST)]
    citizens = [
        [_number(n) if n % 10 else "", f"B-{n}", _name(n), "", "", "" if n % 10 else "01-02-1970"]
        for n in range(MOST)
    ]
    stays = [_stay(n) for n in range(MOST)]
    for kind, heading, rows in (
        (Kind.PLACES, PLACES, places),
        (Kind.CITIZENS, CITIZENS, citizens),
        (Kind.STAYS, STAYS, stays),
    ):
        _measure(house, kind, as_csv(heading, *rows))


def _measure(house: House, kind: Kind, content: bytes) -> None:
    began = time.perf_counter()
    row = sent(house, kind, content)
    checked = time.perf_counter()
    assert (row.wrong, row.new) == (0, MOST), list(row.faults.values_list("row", "text")[:3])
    row = ordered(house, row)
    done = time.perf_counter()
    assert row.state == "done"
    figures = f"{kind}: checked in {checked - began:.1f} s, brought in in {done - checked:.1f} s"
    sys.stdout.write(f"\n{figures}\n")
    assert done - began < LIMIT


def _number(n: int) -> str:
    born = date(1950, 1, 1) + timedelta(days=n)
    return f"{born:%d%m%y}{n % 4}{n % 1000:03d}"


def _name(n: int) -> str:
    return f"{_FIRST[n % 10]} {_LAST[n // 10 % 10]} {_LAST[n // 100 % 10]}sen{n // 1000}"


def _stay(n: int) -> list[str]:
    """A hundred places with a hundred stays each."""
    arrived = date(2018, 1, 1) + timedelta(days=29 * (n // 100))
    left = arrived + timedelta(days=29)
    known = ["", f"B-{n}", f"O-{n}", "Skovlyset", f"Bolig {n % 100}"]
    days = [f"{arrived:%d-%m-%Y}", f"{left:%d-%m-%Y}"]
    return [*known, *days, "Som planlagt", "Egen bolig med støtte", ""]
