"""The month, the private link, the closing days and the search box, as people use them: wide and
narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_month_is_read_and_taken_along(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=20, name="Aksel Bro")
        late = stay.follow_ups.order_by("due_on")[0]

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in()
    rikke.opens("Kalender")
    rikke.sees("Uge")
    page.goto(f"/kalender/?maaned={late.due_on:%Y-%m}")
    rikke.looks()
    shot(page, "calendar-month")
    page.goto(f"/kalender/?dag={late.due_on.isoformat()}")
    rikke.looks()
    rikke.sees("over tiden")
    shot(page, "calendar-day")
    rikke.opens("Opfølgning i 2. uge")
    rikke.sees_heading("Opfølgning i 2. uge")

    page.goto("/kalender/")
    rikke.opens("I din egen kalender")
    rikke.presses("Lav et link")
    rikke.sees("Her er dit link")
    address = page.get_by_label("Privat link").input_value()
    assert address.endswith(".ics")
    shot(page, "calendar-link")
    rikke.presses("Luk linket")
    rikke.sees("Linket er lukket")


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_house_closes_for_christmas_and_everybody_there_sees_it(
    page: Page, axe: Callable[..., None], skovlyset: House
) -> None:
    first = timezone.localdate() + timedelta(days=3)

    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in(at="/administration/")
    lone.opens("Lukkedage")
    lone.presses("Tilføj lukkedage")
    lone.sees("Skriv datoen")
    lone.chooses("Hus", "Skovlyset")
    lone.fills("Første lukkedag", first)
    lone.fills("Sidste lukkedag", first)
    lone.fills("Hvorfor har huset lukket?", "Juleferie")
    lone.presses("Tilføj lukkedage")
    lone.sees("Lukkedagene er gemt.")

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in(at=f"/kalender/?dag={first.isoformat()}")
    rikke.sees("Skovlyset: Juleferie")


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_key_leads_to_the_box_and_the_box_to_the_citizen(
    page: Page, axe: Callable[..., None], skovlyset: House
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        make_stay(skovlyset, days_ago=20, name="Aksel Bro")
    box = page.get_by_role("search").get_by_role("textbox")

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("aksel")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    rikke.sees("Hvorfor slår du op?")
    rikke.looks()
    rikke.chooses("Hvorfor slår du op?", "Borgeren opholder sig her eller er på vej")
    rikke.presses("Søg")
    rikke.sees_heading("Aksel Bro")

    page.get_by_text("Medarbejder på tilbuddet", exact=True)
    page.locator("summary").filter(has_text="Medarbejder").first.click()
    page.get_by_role("button", name="Slå tasten / til søgning fra").click()
    page.goto("/")
    page.keyboard.press("/")
    expect(box).not_to_be_focused()


@pytest.mark.parametrize("viewport", [WIDE])
def test_an_administrator_reads_what_stands_still(
    page: Page, axe: Callable[..., None], skovlyset: House
) -> None:
    tina = Person(page, axe, "organisation_admin@herning.example", also_at=(NARROW,))
    tina.signs_in(at="/administration/")
    tina.opens("Drift")
    tina.sees_heading("Drift")
    tina.sees("Alt står stille")
    tina.sees("Påmindelser har ikke været givet siden starten.")
