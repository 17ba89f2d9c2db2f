"""From the click to the mail, behind the link, and back beside the form: wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from descriptions.models import Partner
from tests.browser.people import Person
from tests.descriptions.acts import agree, path_in, sent
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_stay

VITAL = (
    "For at beskytte liv eller helbred, hvor borgeren ikke kan give samtykke "
    "(databeskyttelsesforordningen art. 9, stk. 2, litra c)"
)


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Andetsteds"))


def test_a_partner_describes_by_a_link_and_the_follow_up_is_done_with_it(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    mails: Path,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=10)
        week = stay.follow_ups.get(kind="second_week")
        agree(stay, Partner(kind="home_support", role="Bostøtten"))

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    rikke.sees_heading("Beskrivelser")
    rikke.opens("Samarbejdspartnere og alle beskrivelser")
    rikke.opens("Tilføj en samarbejdspartner")
    for name, role, kind, mail in (
        ("Lise Holm", "Bostøtten", "Bostøtten", "lise@stoette.example"),
        ("Per Bo", "Jobcentret", "Jobcentret", "per@job.example"),
    ):
        page.goto(f"/ophold/{stay.pk}/beskrivelser/ny-partner/")
        rikke.fills("Navn", name)
        rikke.fills("Arbejdssted", role)
        rikke.chooses("Hvilken slags samarbejdspartner er det?", kind)
        rikke.fills("E-mail", mail)
        rikke.presses("Gem")
        rikke.sees(f"{name} kan spørges fra nu af.")
    page.goto(f"/opfoelgning/{week.pk}/faerdig/")
    rikke.sees_heading("Beskrivelser")
    rikke.looks()
    rikke.sees("Jobcentret: borgeren er ikke spurgt.")
    rikke.answers("Hvem bliver spurgt?", "Per Bo, Jobcentret")
    rikke.presses("Bed om beskrivelser")
    rikke.sees("Per Bo: Jobcentret: borgeren er ikke spurgt.")
    shot(page, "descriptions-barred")
    rikke.answers("Er der nogen, du vil spørge uden borgerens samtykke?", VITAL)
    rikke.fills("Hvorfor giver loven lov til det her?", "Borgeren er ikke set i to døgn.")
    rikke.presses("Bed om beskrivelser")
    rikke.sees("Nu får 2 samarbejdspartnere hver en mail med et link.")
    rikke.sees("ønsket senest")
    shot(page, "descriptions-asked")

    with acting(skovlyset.organisation):
        mail = next(
            mail
            for mail in sent(skovlyset, mails, timezone.now())
            if mail.to == "lise@stoette.example"
        )
    page.context.clear_cookies()
    page.goto(path_in(mail))
    lise = Person(page, axe, "lise@stoette.example", also_at=(NARROW,))
    lise.sees_heading("Hvad har I set i de første uger?")
    lise.sees("M.E., født i 1990")
    lise.does_not_see("Maja")
    lise.looks()
    lise.presses("Send svaret")
    lise.sees("Skriv, hvordan det går, eller sæt kryds nedenfor.")
    lise.fills("Dit svar", "Hun åbner døren, når jeg kommer. Nætterne bekymrer.")
    lise.presses("Send svaret")
    lise.sees("Tak. Dit svar er gemt.")
    lise.sees("Du svarede")
    shot(page, "descriptions-link")

    rikke.signs_in(at=f"/opfoelgning/{week.pk}/faerdig/")
    rikke.sees("Hun åbner døren, når jeg kommer.")
    rikke.sees("Du kan gemme opfølgningen uden dem, der ikke har svaret.")
    shot(page, "descriptions-beside")
    rikke.fills("Hvad kom der ud af det?", "Døren er åben. Natten ses der på.")
    rikke.answers("Dato", "I dag")
    rikke.presses("Gem opfølgningen")

    page.context.clear_cookies()
    page.goto(path_in(mail))
    lise.sees_heading("Linket åbner ikke mere")
    lise.looks()
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
