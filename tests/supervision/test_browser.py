"""A leader draws a sample, judges a case, says what is to be done and prints: wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovlyset(live: str) -> House:
    house = house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    with transaction.atomic():
        make_stay(house, n=0, name="Maja Eksempel", days_ago=60)
        make_stay(house, n=1, name="Aksel Bro", days_ago=12)
    return house


def test_how_it_goes_and_a_sample_from_drawing_to_print(
    page: Page, axe: Callable[..., None], skovlyset: House, shot: Callable[[Page, str], None]
) -> None:
    today = timezone.localdate()
    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in(at="/overblik/")
    lone.opens("Hvordan går det: til tiden, langsomme forløb, stikprøver")
    lone.sees_heading("Opfølgninger til tiden")
    shot(page, "in-time")
    lone.opens("For sent, og hvorfor")
    lone.sees("Maja Eksempel")
    shot(page, "late")
    lone.opens("Langsomme forløb")
    lone.sees("Der er ikke holdt en opfølgning i 8 uger.")
    lone.does_not_see("Aksel Bro")
    shot(page, "slow")

    lone.opens("Stikprøver af sager")
    lone.sees("Der er ikke udtrukket en stikprøve endnu.")
    lone.opens("Udtræk en stikprøve")
    lone.presses("Udtræk")
    lone.sees("Skriv et tal.")
    lone.fills("Periodens første dag", today - timedelta(days=90))
    lone.fills("Periodens sidste dag", today)
    lone.answers("Hvilke ophold?", "Igangværende og afsluttede ophold")
    lone.fills("Hvor mange sager?", "2")
    shot(page, "draw")
    lone.presses("Udtræk")
    lone.sees("Stikprøven er udtrukket og gemt.")
    lone.sees("Tallet trækker de samme sager igen; det er prøvet lige nu.")

    page.get_by_role("link", name="Vurdér sagen").first.click()
    lone.sees("Ingen færdig stjerne.")
    lone.answers("Recovery Star er lavet", "Ikke i orden")
    lone.presses("Gem")
    lone.sees("Skriv, hvad der ikke er i orden.")
    shot(page, "judge")
    lone.fills("Bemærkning: Recovery Star er lavet", "Den skulle være lavet i 3. uge")
    lone.presses("Gem")
    lone.sees("1 ting er ikke i orden")
    shot(page, "sample")
    lone.opens("Skriv, hvad der skal gøres")
    lone.fills("Hvad skal gøres?", "Stjernen sættes på dagsordenen hver mandag")
    lone.presses("Gem")
    lone.opens("Til udskrift, uden navne")
    lone.sees_heading("Ledelsestilsyn")
    lone.sees("Stjernen sættes på dagsordenen hver mandag")
    lone.does_not_see("Maja Eksempel")
    shot(page, "sample-sheet")

    page.set_viewport_size({"width": NARROW, "height": 844})
    for address in ("til-tiden", "for-sent", "langsomt", "stikproever", "stikproever/ny"):
        page.goto(f"/tilsyn/{address}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, address
        shot(page, f"narrow-{address.replace('/', '-')}")
