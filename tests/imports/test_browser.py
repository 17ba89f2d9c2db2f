"""An administrator brings history in, in the browser: a file with a fault, then the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from imports.services.work import work_on_files
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.imports.files import CITIZENS, as_csv
from tests.world import House, house_of


@pytest.fixture
def herning(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def worker(house: House) -> None:
    with acting(house.organisation):
        work_on_files(controller=house.organisation, now=timezone.now())


def sends(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.get_by_label("Fil").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Kontrollér filen").click()


def test_a_file_with_a_fault_is_put_right_and_comes_in_whole(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    tina = Person(page, axe, "organisation_admin@herning.example", also_at=(NARROW,))
    tina.signs_in()
    tina.goes_to("Administration")
    tina.opens("Historik fra et andet system")
    tina.sees("Der er ikke sendt nogen fil endnu.")
    shot(page, "imports-start")

    page.get_by_role("link", name=re.compile(r"^Send en fil\s*: Borgere")).click()
    tina.sees("Filen gemmes krypteret")
    shot(page, "imports-send")
    good = ["", "B-1", "Ib Hemmelig", "", "", "04-05-1980"]
    sends(page, "borgere.csv", as_csv(CITIZENS, good, ["12", "", "Bo Hemmelig", "", "", ""]))
    tina.sees("Filen bliver kontrolleret.")
    shot(page, "imports-progress")
    worker(herning)
    tina.sees("Intet kan hentes ind, så længe en række har fejl.")
    tina.sees("Skriv CPR-nummeret med ti cifre")
    tina.does_not_see("Hemmelig")
    shot(page, "imports-faults")
    page.set_viewport_size({"width": NARROW, "height": 844})
    shot(page, "imports-faults-narrow")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.set_viewport_size({"width": WIDE, "height": 900})

    tina.opens("‹ Historik fra et andet system")
    page.get_by_role("link", name=re.compile(r"^Send en fil\s*: Borgere")).click()
    sends(page, "borgere-2.csv", as_csv(CITIZENS, good))
    worker(herning)
    tina.sees("Alle rækker hentes ind samlet, eller slet ingen.")
    shot(page, "imports-checked")
    tina.presses("Hent ind")
    tina.sees("Filen bliver hentet ind.")
    worker(herning)
    tina.sees("Selve filen er slettet.")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    tina.does_not_see("Hemmelig")
    shot(page, "imports-done")

    tina.opens("‹ Historik fra et andet system")
    tina.sees("(1 nye)")
    shot(page, "imports-list")
