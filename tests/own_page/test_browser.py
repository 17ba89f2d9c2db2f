"""From the card in the house to the page on a phone, and back to the key worker."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from moving_in.services.preferences import add_preference
from own_page.models import Asking
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_stay

TABLET = 820


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Andetsteds"))


def presses(person: Person, words: str, about: str) -> None:
    """The button that stands at several things, at this one."""
    name = re.compile(rf"^{words}\s*: {about}$")
    person.page.get_by_role("button", name=name).click()
    person.page.wait_for_load_state()
    person.looks()


def test_a_citizen_gets_a_card_reads_along_writes_answers_and_says_no(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=2)
        stay.key_worker = skovlyset.staff.user
        stay.save(update_fields=["key_worker"])
        add_preference(
            by=skovlyset.staff, stay=stay, topic="food", text="Gerne havregrød", now=timezone.now()
        )
        Asking.objects.create(
            controller=skovlyset.organisation,
            stay=stay,
            moment="day_3",
            by="page",
            asked_at=timezone.now(),
            ends_on=timezone.localdate() + timedelta(days=14),
        )

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(TABLET, NARROW))
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    page.get_by_text("Mere", exact=True).click()
    rikke.opens("Mit forløb")
    rikke.sees("Borgeren har intet kort.")
    presses(rikke, "Åbn", "Hvem er her for mig")
    presses(rikke, "Åbn", "Sådan vil jeg gerne have det")
    rikke.opens("Lav et kort")
    rikke.fills("Pinkode", "1234")
    rikke.fills("Samme pinkode en gang til", "1234")
    rikke.presses("Lav kortet")
    rikke.sees("Den prøver andre noget af det første.")
    rikke.fills("Pinkode", "4718")
    rikke.fills("Samme pinkode en gang til", "4718")
    rikke.presses("Lav kortet")
    rikke.sees("Kortet er lavet: print det nu")
    shot(page, "own-page-card")
    card = page.locator(".print-card")
    assert card.evaluate("each => each.scrollWidth <= each.clientWidth"), "all of it is on the card"
    page.emulate_media(media="print")
    shot(page, "own-page-card-printed")
    expect(page.locator(".print-card")).to_be_visible()
    expect(page.get_by_text("Kortet er lavet: print det nu")).to_be_hidden()
    page.emulate_media(media="screen")
    code = page.locator(".print-code").last.inner_text().strip()

    # The citizen scans it with a phone of their own.
    page.context.clear_cookies()
    page.set_viewport_size({"width": NARROW, "height": 844})
    page.goto(f"/mit/herning/#{code.replace('-', '')}")
    maja = Person(page, axe, "maja", also_at=(TABLET, 1280))
    maja.sees_heading("Mit forløb")
    expect(page.get_by_label("Koden på dit kort")).to_have_value(code.replace("-", ""))
    assert "#" not in page.url
    maja.looks()
    maja.fills("Din pinkode", "4719")
    maja.presses("Åbn min side")
    maja.sees("Det åbnede ikke siden.")
    expect(page.get_by_label("Din pinkode")).to_have_value("")
    maja.fills("Din pinkode", "4718")
    maja.presses("Åbn min side")
    maja.sees("Det er dag 3 af din tid på Skovlyset.")
    maja.sees("Gerne havregrød")
    maja.sees(skovlyset.staff.name)
    maja.does_not_see("Hvem har læst om mig")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    shot(page, "own-page")
    for question in ("Føler du dig tryg", "Får du den hjælp", "Bestemmer du over"):
        maja.answers(question, "Ja")
    maja.presses("Send mine svar")
    maja.sees("Tak. Dine svar er gemt.")
    maja.does_not_see("Føler du dig tryg")
    maja.fills("Skriv til din kontaktperson", "Kan vi tale i morgen?")
    maja.presses("Send")
    maja.sees("Tak. Det er sendt til huset, og gemt.")
    maja.sees("Ikke læst endnu.")
    presses(maja, "Jeg siger nej", "Recovery Star")
    maja.sees("Du sagde nej")
    maja.presses("Luk min side")
    maja.sees_heading("Mit forløb")
    page.go_back()
    maja.does_not_see("Gerne havregrød")

    page.set_viewport_size({"width": 1280, "height": 900})
    rikke.signs_in(at=f"/ophold/{stay.pk}/mit-forloeb/")
    rikke.sees("Kan vi tale i morgen?")
    rikke.sees("Føler sig tryg")
    page.get_by_role("button", name="Jeg har læst det").last.click()
    rikke.sees("Borgeren kan se, at du har læst det.")
    shot(page, "own-page-tab")
    rikke.opens("Se siden, som borgeren ser den")
    rikke.sees("Sådan ser borgeren siden.")
    shot(page, "own-page-preview")
    rikke.sees("Gerne havregrød")
    rikke.sees(f"Læst af {skovlyset.staff.name}")
    assert settings.OWN_PAGE_COOKIE_NAME not in {each["name"] for each in page.context.cookies()}
