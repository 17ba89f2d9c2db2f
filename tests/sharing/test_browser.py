"""A consent asked, printed, given; access seen before it is given; read; and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_house, make_stay

TABLET = 820


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Andetsteds"))


@pytest.fixture
def holstebro(live: str) -> House:
    return make_house("holstebro", "Holstebro Kommune", municipality_code="0661")


def test_a_partner_reads_until_the_citizen_takes_the_consent_back(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    holstebro: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=10)
    today = timezone.localdate()
    widths = (TABLET, NARROW)

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=widths)
    rikke.signs_in(at=f"/ophold/{stay.pk}/samtykker/")
    rikke.sees("Ikke besvaret")
    rikke.opens("Spørg borgeren")
    rikke.sees("Så de, der hjælper derhjemme, ved, hvordan det går")
    rikke.fills("Til hvem?", "Bostøtten i Holstebro")
    rikke.answers("Hvad svarer borgeren?", "Ja")
    rikke.answers("Hvilken dag blev det sagt?", "I dag")
    rikke.answers("Hvad må deles?", "At jeg bor her, siden hvornår og til hvornår")
    rikke.fills("Til og med hvilken dag?", today + timedelta(days=90))
    rikke.answers("Hvordan blev det sagt?", "Underskrevet på papir")
    rikke.presses("Gem")
    rikke.sees("Skriv, hvad det skal bruges til.")
    rikke.fills("Hvad skal det bruges til?", "Så Lise ved, hvornår jeg kommer hjem.")
    rikke.presses("Udskriv til underskrift først")
    rikke.sees("Du kan ombestemme dig")
    rikke.sees("Der er ikke gemt noget endnu.")
    shot(page, "consent-to-sign")
    page.emulate_media(media="print")
    shot(page, "consent-printed")
    page.emulate_media(media="screen")
    rikke.presses("Det er underskrevet: gem det")
    rikke.sees("Svaret er skrevet ned.")
    shot(page, "consents")

    lone = Person(page, axe, "facility_leader@herning.example", also_at=widths)
    lone.signs_in(at=f"/ophold/{stay.pk}/samtykker/")
    lone.opens("Giv en samarbejdspartner adgang")
    lone.opens("Holstebro Kommune")
    lone.fills("Arbejdsmail på den, der læser", "facility_staff@holstebro.example")
    lone.chooses("Hvilken slags samarbejdspartner er det?", "Bostøtten")
    lone.fills("Hvad skal det bruges til?", "Hjemkomsten planlægges")
    lone.answers("Hvad bygger det på?", "Borgerens samtykke")
    lone.answers("Hvad må de læse?", "Opfølgning")
    lone.fills("Til og med hvilken dag?", today + timedelta(days=30))
    lone.presses("Se, hvad de kommer til at læse")
    lone.sees("Samtykket dækker ikke: Opfølgning.")
    page.get_by_role("group", name="Hvad må de læse?").get_by_label("Opfølgning").uncheck()
    lone.answers("Hvad må de læse?", "Opholdet")
    lone.presses("Se, hvad de kommer til at læse")
    lone.sees("Der er ikke givet adgang endnu.")
    lone.sees("Skovlyset")
    shot(page, "access-preview")
    lone.presses("Giv adgang")
    lone.sees("Ingen har læst det endnu.")

    per = Person(page, axe, "facility_staff@holstebro.example", also_at=widths)
    per.signs_in(at="/delt-med-mig/")
    per.opens("Maja Eksempel")
    per.sees("Skovlyset")
    per.sees("Hjemkomsten planlægges")
    per.does_not_see("2. uge")
    shot(page, "shared-part")
    read = page.url

    rikke.signs_in(at=f"/ophold/{stay.pk}/samtykker/")
    rikke.opens("Træk tilbage")
    rikke.fills("Hvordan blev det sagt?", "Jeg vil ikke mere.")
    rikke.presses("Træk tilbage")
    rikke.sees("Samtykket er trukket tilbage. Der deles ikke mere efter det.")
    rikke.sees("Ingen har adgang.")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, f"consents-{width}")
    page.set_viewport_size({"width": WIDE, "height": 900})

    per.signs_in(at="/delt-med-mig/")
    per.sees("Der er ikke delt noget med dig lige nu.")
    page.goto(read)
    per.looks()
    per.sees_heading("Adgangen er slut")
    per.does_not_see("Maja")
