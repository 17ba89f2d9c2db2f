"""From the list of a place to what is owed at leaving: in a browser, at three widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from placements.services.stays import move_out
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_stay

TABLET = 820


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def test_a_contract_is_signed_and_what_is_broken_is_billed_by_it(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=20, nights=60)
        place = skovlyset.place()

    widths = (TABLET, NARROW)
    lone = Person(page, axe, "facility_leader@herning.example", also_at=widths)
    lone.signs_in(at=f"/administration/huse/plads/{place.pk}/inventar/")
    lone.fills("Hvad står der på pladsen?", "2 stole, ridse på ryggen\nseng")
    shot(page, "place-inventory")
    lone.presses("Gem")
    lone.sees("Inventaret er skrevet.")

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=widths)
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    rikke.sees("Ingen har endnu skrevet ned, hvordan borgeren gerne vil have det.")
    rikke.opens("Skriv et ønske ned")
    rikke.chooses("Hvad handler det om?", "Mad")
    rikke.fills("Med borgerens egne ord", "Kaffe, før nogen siger noget")
    rikke.presses("Gem")
    rikke.sees("Kaffe, før nogen siger noget")
    rikke.sees("Ubesat i dag")

    rikke.opens("Skriv kontrakten")
    rikke.fills("Hvad er der ellers aftalt?", "To nøgler")
    rikke.presses("Gem")
    rikke.sees("Kontrakten er skrevet. Nu kan den læses og skrives under.")
    shot(page, "contract")
    rikke.opens("Skriv under på skærmen")
    rikke.presses("Skriv under")
    rikke.sees("Sæt kryds for at gå videre.")
    rikke.fills("Borgerens navn", "Maja Eksempel")
    sheet = page.locator("canvas.signature-sheet")
    sheet.scroll_into_view_if_needed()
    at = sheet.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 20, at["y"] + 40)
    page.mouse.down()
    page.mouse.move(at["x"] + 120, at["y"] + 90, steps=5)
    page.mouse.up()
    page.get_by_label("Jeg har læst kontrakten").check()
    shot(page, "contract-signing")
    rikke.presses("Skriv under")
    rikke.sees("Kontrakten er skrevet under.")
    rikke.opens("Til print")
    rikke.sees_heading("Indflytningskontrakt")
    rikke.sees("ridse på ryggen")
    rikke.sees("har læst kontrakten og er enig")
    assert page.get_by_role("img", name="Underskriften, som den blev tegnet").is_visible()
    shot(page, "contract-sheet")

    with acting(skovlyset.organisation), transaction.atomic():
        move_out(
            by=skovlyset.staff,
            stay=stay,
            on=timezone.localdate(),
            ending="as_planned",
            destination="own_home",
            now=timezone.now(),
        )
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    rikke.sees("Inventaret er ikke gået igennem")
    rikke.opens("Gå inventaret igennem")
    page.get_by_role("group", name="Hvilken dag gik I det igennem?").get_by_label("I dag").check()
    rikke.fills("Hvem var med ud over dig?", "Maja")
    chairs = page.get_by_role("group", name="2 stole")
    chairs.get_by_label("Hvordan er det?").select_option(label="Beskadiget")
    chairs.get_by_label("Hvad skete der?").fill("Det ene ben er knækket")
    chairs.get_by_label("Kroner, borgeren skylder").fill("400,00")
    rikke.presses("Gem")
    rikke.sees("Vælg, hvordan det er: 1 seng.")
    bed = page.get_by_role("group", name="1 seng")
    bed.get_by_label("Hvordan er det?").select_option(label="Som før")
    shot(page, "inventory-check")
    rikke.presses("Gem")
    rikke.sees("I alt: 400,00 kr.")
    shot(page, "contract-left")

    lone.signs_in(at="/overblik/")
    lone.opens("Skader at opkræve")
    lone.sees("2 stole: Det ene ben er knækket")
    shot(page, "damages")
    lone.opens("Hvad skal der ske med den?")
    lone.answers("Hvad skal der ske med den?", "Sendt til opkrævning")
    page.get_by_role("group", name="Hvilken dag?").get_by_label("I dag").check()
    lone.presses("Gem")
    lone.sees("Der er ingen skader, som venter på at blive afgjort.")
    lone.opens("Afgjort")
    lone.sees("Sendt til opkrævning")
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
