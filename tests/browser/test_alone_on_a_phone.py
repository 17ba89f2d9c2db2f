"""A citizen alone on a phone asks Skovvang, on the page that everybody can open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from core.acting import acting
from referrals.models import Referral
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW, WIDE
from tests.public.houses import PHONE, publish
from tests.world import House

pytestmark = pytest.mark.parametrize("viewport", [NARROW])


@pytest.fixture
def open_door(skovvang: House, settings) -> House:
    """Skovvang has published its page; Playwright reads faster than people."""
    settings.PUBLIC_FORM_SECONDS = 0
    publish(skovvang, "skovvang")
    return skovvang


def test_bo_asks_takes_a_break_goes_on_and_sends(
    page: Page, axe: Axe, shot: Callable[[Page, str], None], open_door: House
) -> None:
    bo = Person(page, axe, "", also_at=(WIDE,))

    # He has been given the address, and reads what the house is.
    page.goto("/tilbud/")
    bo.looks()
    bo.opens("Skovvang")
    bo.sees("Et roligt hus i skoven.")
    bo.sees("Lederen af Specialcenter Skovvang beslutter.")
    shot(page, "public-house")
    bo.opens("Spørg selv her")

    # Before he begins he reads what is asked, who reads it and what it costs.
    bo.sees("Ingen andre end dig")
    bo.sees("112")
    shot(page, "public-start")
    bo.presses("Begynd")
    bo.sees("Vælg et af svarene")
    bo.answers("Hvad vil du spørge om?", MPO_PLACE)
    bo.presses("Begynd")
    code = page.get_by_text(re.compile(r"^\d{4}( \d{4}){3}$")).inner_text()
    shot(page, "public-code")
    bo.opens("Jeg har skrevet den ned")

    # He forgets how he can be found.
    bo.fills("Hvad hedder du", "Bo Alene")
    bo.presses("Gem og gå videre")
    bo.sees("Skriv dit telefonnummer, eller hvordan vi ellers finder dig.")
    expect(page.get_by_label(re.compile("Hvad hedder du"))).to_have_value("Bo Alene")
    shot(page, "public-about-wrong")
    bo.fills("Hvad er dit telefonnummer?", "20 30 40 50")
    bo.presses("Gem og gå videre")
    bo.answers("Hvor sover du i nat?", "På gaden")
    shot(page, "public-tonight")
    bo.presses("Gem og gå videre")

    # Somebody comes. He hides it, and the next at the phone sees nothing, not by the way back.
    bo.presses("Skjul mine svar og forlad siden")
    bo.sees("Du har forladt siden")
    shot(page, "public-hidden")
    page.go_back()
    bo.does_not_see("På gaden")
    page.goto("/tilbud/skovvang/spoerg/om-dig/")
    bo.looks()
    bo.does_not_see("Bo Alene")
    shot(page, "public-resume")

    # With the code he goes on where he was.
    bo.fills("Din kode", "1111 1111 1111 1111")
    bo.presses("Fortsæt")
    bo.sees("Den kode kender vi ikke.")
    bo.fills("Din kode", code)
    bo.presses("Fortsæt")
    bo.answers("Mangler du en bolig, du kan bruge", "Ja")
    bo.answers("Hvad ligner din situation mest lige nu?", "I forværring, så en indlæggelse truer")
    shot(page, "public-questions")
    bo.presses("Gem og gå videre")
    bo.answers("Har du prøvet at få anden hjælp", "Ved ikke")
    bo.presses("Gem og gå videre")
    bo.answers("Har du lyst til at samarbejde med os", "Ja")
    bo.answers("Har du et aktivt misbrug", "Ved ikke")
    bo.presses("Gem og gå videre")
    bo.fills("Hvad er der sket", "Jeg kan ikke være alene.")
    bo.answers("Hvor meget haster det for dig?", "Inden for få dage")
    bo.presses("Gem og gå videre")

    bo.sees("Jeg kan ikke være alene.")
    shot(page, "public-check")
    bo.presses("Send til Skovvang")
    bo.sees("Det er sendt")
    bo.sees(PHONE)
    reference = re.search(r"HOL-\d{4}-\d{4}", page.get_by_role("main").inner_text())
    assert reference
    shot(page, "public-receipt")
    bo.presses("Forlad siden")

    # The code now only says that it has been sent.
    page.goto("/tilbud/skovvang/spoerg/fortsaet/")
    bo.fills("Din kode", code)
    bo.presses("Fortsæt")
    bo.sees("er sendt og kan ikke læses her mere")
    bo.does_not_see(reference[0])
    bo.does_not_see("Bo Alene")

    # At Skovvang Hanne has it, and sees which way it came.
    hanne = Person(page, axe, "facility_leader@holstebro.example")
    hanne.signs_in(at="/henvisninger/")
    hanne.opens("Bo Alene")
    hanne.sees("Fra den offentlige side")
    shot(page, "public-received")


MPO_PLACE = "Et sted at være i en periode, med hjælp"


def test_aisha_asks_in_english_for_help_where_she_lives(
    page: Page, axe: Axe, shot: Callable[[Page, str], None], open_door: House
) -> None:
    aisha = Person(page, axe, "", also_at=(WIDE,))
    page.goto("/tilbud/skovvang/")
    aisha.presses("In English")
    aisha.sees("A quiet house in the wood.")
    aisha.opens("Ask for yourself here")
    aisha.answers("What would you ask for?", "Help where you live your life, without a place")
    aisha.presses("Begin")
    aisha.opens("I have written it down")
    aisha.fills("What is your name", "Aisha")
    aisha.fills("When can we ring", "Ask for me at the drop-in centre")
    aisha.presses("Save and go on")
    aisha.answers("Where do you sleep tonight?", "In my own home")
    aisha.presses("Save and go on")
    aisha.answers("Do you lack a home", "Don't know")
    aisha.answers("Which of these is most like", "Don't know")
    shot(page, "public-english")
    aisha.presses("Save and go on")
    aisha.answers("How urgent is it for you?", "It can wait some weeks")
    aisha.presses("Save and go on")
    aisha.presses("Send to Skovvang")
    aisha.sees("You get an answer by")
    with acting(open_door.organisation), transaction.atomic():
        referral = Referral.objects.select_related("citizen").get()
        assert (referral.track, referral.citizen.name) == ("outreach", "Aisha")
        # The house reads it in its own language.
        assert "Den offentlige side" in str(referral.frozen)
