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
from own_page.services.openings import open_section
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.own_page.acts import PIN, card_for
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
    rikke.sees("Den er let at gætte. Vælg nogle andre tal.")
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
    page.goto(f"/ophold/{stay.pk}/mit-forloeb/")
    rikke.opens("Spørg om et samtykke")
    rikke.chooses("Hvem eller hvad gælder det?", "Pårørende")
    rikke.fills("Til hvem?", "Kirsten, din søster")
    rikke.answers("Hvad må deles?", "At jeg bor her, siden hvornår og til hvornår")
    rikke.fills("Hvorfor spørger I?", "Hun har ringet og spurgt, hvordan du har det.")
    rikke.presses("Spørg borgeren")
    rikke.sees("Skriv datoen.")
    rikke.fills("Til og med hvilken dag?", timezone.localdate() + timedelta(days=60))
    shot(page, "own-page-ask-consent")
    rikke.presses("Spørg borgeren")
    rikke.sees("Borgeren kan nu se spørgsmålet på sin egen side.")
    shot(page, "own-page-tab-asked")

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
    maja.sees(skovlyset.staff.name)
    maja.does_not_see("Hvem har læst om mig")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    shot(page, "own-page")
    for question in ("Føler du dig tryg", "Får du den hjælp", "Bestemmer du over"):
        maja.answers(question, "Ja")
    maja.presses("Send mine svar")
    maja.sees("Tak. Dine svar er gemt.")
    maja.does_not_see("Føler du dig tryg")
    maja.sees("Må vi tale om dig med Kirsten, din søster?")
    presses(maja, "Ja", "Kirsten, din søster")
    maja.sees("Tak. Huset ved det nu.")
    maja.does_not_see("Må vi tale om dig")
    shot(page, "own-page-calm")
    maja.opens("Sådan vil jeg gerne have det")
    maja.sees("Gerne havregrød")
    shot(page, "own-page-section")
    maja.opens("Mit forløb")
    maja.fills("Skriv til din kontaktperson", "Kan vi tale i morgen?")
    maja.presses("Send")
    maja.sees("Tak. Det er sendt til huset, og gemt.")
    maja.sees("Ikke læst endnu.")
    maja.opens("Ja og nej")
    maja.sees("Kirsten, din søster")
    shot(page, "own-page-yes-and-no")
    presses(maja, "Tag det tilbage", "Kirsten, din søster")
    maja.sees("Du har taget det tilbage.")
    presses(maja, "Jeg siger nej", "Recovery Star")
    maja.sees("Du sagde nej")
    maja.opens("Mit forløb")
    maja.opens("Skift min pinkode")
    for label, pin in (
        ("Den pinkode, du har nu", "4718"),
        ("Din nye pinkode", "1111"),
        ("Din nye pinkode en gang til", "1111"),
    ):
        maja.fills(label, pin)
    maja.presses("Skift min pinkode")
    maja.sees("Den er let at gætte. Vælg nogle andre tal.")
    shot(page, "own-page-pin")
    for label, pin in (
        ("Den pinkode, du har nu", "4718"),
        ("Din nye pinkode", "8265"),
        ("Din nye pinkode en gang til", "8265"),
    ):
        maja.fills(label, pin)
    maja.presses("Skift min pinkode")
    maja.sees("Du har fået en ny pinkode.")
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
    rikke.sees(skovlyset.staff.name)
    rikke.sees(f"Læst af {skovlyset.staff.name}")
    assert settings.OWN_PAGE_COOKIE_NAME not in {each["name"] for each in page.context.cookies()}


def test_without_scripts_every_part_is_a_link_away(page: Page, skovlyset: House, live: str) -> None:
    """What comes by itself is a page like the others."""
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=2)
        stay.key_worker = skovlyset.staff.user
        stay.save(update_fields=["key_worker"])
        given = card_for(skovlyset, stay)
        open_section(by=skovlyset.staff, stay=stay, key="people", now=timezone.now())
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, base_url=live).new_page()
    plain.goto("/mit/herning/")
    plain.get_by_label("Koden på dit kort").fill(given.code)
    plain.get_by_label("Din pinkode").fill(PIN)
    plain.get_by_role("button", name="Åbn min side").click()
    plain.get_by_role("link", name="Se det").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Hvem er her for mig")
    expect(plain.get_by_text(skovlyset.staff.name)).to_be_visible()
    plain.context.close()
