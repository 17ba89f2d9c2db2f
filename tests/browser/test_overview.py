"""The leader looks at a year, at how it was counted, and takes a table along."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.parametrize("viewport", [WIDE, NARROW])


@pytest.fixture
def herning(live: str) -> House:
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    with transaction.atomic():
        make_stay(house, n=0, days_ago=40, name="Aksel Bro")
        make_stay(house, n=1, days_ago=12, name="Maja Eksempel")
    return house


def test_the_leader_s_overview(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    leader = Person(page, axe, "facility_leader@herning.example")
    leader.signs_in()
    leader.goes_to("Overblik")
    for heading in ("I nat", "Belægning", "Unikke borgere", "Opholdslængde", "Budget"):
        leader.sees_heading(heading)
    unique = page.get_by_role("heading", name=re.compile("^Unikke borgere"))
    unique.click()
    page.get_by_text("Sådan er det talt: Unikke borgere").click()
    leader.sees("Anonyme ophold tælles for sig: ingen kan sige, hvem der kom to gange.")
    page.goto(page.url.split("#")[0] + "#budget")
    leader.sees("Budget og virkelighed")
    leader.looks()
    shot(page, "overview")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("window.innerWidth")

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Hent som csv.*Unikke borgere")).click()
    path = download.value.path()
    assert path is not None
    lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith('"Fleksibel bolig",')
    assert lines[1].endswith(',"2"')

    leader.chooses("År", "2020")
    leader.presses("Vis")
    unique.click()
    leader.sees("Ingen døgn var belagt i perioden.")
    expect(page.get_by_label("År", exact=True)).to_contain_text(str(timezone.localdate().year))
