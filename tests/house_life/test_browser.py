"""A nurse writes an incident, and the leader follows up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from notifications.news import unseen_news
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.notifications.test_news import deliver_all
from tests.world import House, house_of, make_stay


@pytest.fixture
def pitstop(live: str) -> House:
    return house_of("pitstop", facilities=("Pitstop", "Andetsteds"))


def test_a_nurse_writes_an_incident_and_the_leader_follows_up(
    page: Page,
    axe: Callable[..., None],
    pitstop: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(pitstop.organisation), transaction.atomic():
        stay = make_stay(pitstop, track="room", name="Karla Bro", days_ago=3, nights=11)
    today = timezone.localdate()

    mette = Person(page, axe, "facility_staff@pitstop.example", also_at=(820, NARROW))
    mette.signs_in()
    mette.goes_to("Huset")
    mette.sees("Karla Bro")
    shot(page, "house-tonight")
    mette.opens("Skriv en hændelse")
    mette.presses("Gem")
    mette.sees("Skriv noget her.")
    mette.answers("Hvad var det?", "Trusler")
    mette.answers("Dag", "I går")
    mette.fills("Klokkeslæt", "21.30")
    mette.fills("Hvad skete der?", "En gæst råbte i stuen.")
    mette.answers("Hvilke borgere var med i det?", "Karla Bro")
    page.get_by_label("Nogen på arbejde kom til skade").check()
    mette.presses("Gem")
    mette.sees("Hændelsen er skrevet ned. Lederen får besked.")
    mette.sees("Arbejdstilsynet: arbejdsulykke")
    shot(page, "house-incident")

    deliver_all()
    with acting(pitstop.organisation), transaction.atomic():
        assert unseen_news(pitstop.leader).get().kind == "incident.written"
    carsten = Person(page, axe, "facility_leader@pitstop.example", also_at=(820, NARROW))
    carsten.signs_in()
    carsten.opens("Pitstop: der er skrevet en hændelse")
    carsten.opens("Trusler")
    page.locator("main").get_by_role("link", name="Trusler").last.click()
    carsten.sees("En gæst råbte i stuen.")
    carsten.opens("Aftal, hvem der følger op")
    carsten.fills("Hvad skal gøres?", "Tal om, hvad der hjælper")
    page.get_by_label("Hvem?").select_option(index=1)
    carsten.fills("Hvornår senest?", today)
    carsten.presses("Gem")
    carsten.sees("Tal om, hvad der hjælper")
    carsten.opens("Skriv, hvordan det gik")
    carsten.answers("Hvilken dag?", "I dag")
    carsten.fills("Hvad kom der ud af det?", "Vi aftalte et tegn")
    carsten.presses("Gem")
    carsten.sees("Vi aftalte et tegn")
    carsten.opens("De har fået besked")
    carsten.answers("Hvilken dag fik de besked?", "I dag")
    carsten.presses("Gem")
    carsten.sees("Fik besked")

    carsten.signs_in(at=f"/ophold/{stay.pk}/")
    page.get_by_text("Forløb").last.click()
    carsten.sees("Borgeren var med i en hændelse: Trusler")
    carsten.opens("Måltider")
    shot(page, "house-meals")
    page.goto("/huset/maaltider/")
    page.emulate_media(media="print")
    shot(page, "house-kitchen-print")
    page.emulate_media(media="screen")
    page.goto(f"/ophold/{stay.pk}/besoeg/")
    carsten.looks()
    shot(page, "house-visits")
