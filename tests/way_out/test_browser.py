"""From the card to the mail, behind the link, and back: in a browser, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.way_out.locks import path_in, sent
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovvang(live: str) -> House:
    return house_of("mpo", facilities=("Skovvang", "Andetsteds"))


def test_a_municipality_answers_by_a_link_and_the_house_reads_it(
    page: Page,
    axe: Callable[..., None],
    skovvang: House,
    mails: Path,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovvang.organisation), transaction.atomic():
        stay = make_stay(skovvang, track="place", days_ago=20, nights=60)

    morten = Person(page, axe, "facility_staff@holstebro.example", also_at=(NARROW,))
    morten.signs_in(at=f"/ophold/{stay.pk}/")
    morten.sees_heading("Vejen ud")
    page.get_by_role("link", name="Hvem svarer for det? Lejekontrakt").click()
    morten.fills("Hvem svarer for det?", "Lise Holm")
    morten.fills("E-mail", "lise@holstebro.example")
    morten.presses("Gem")
    morten.sees("Svarer for det: Lise Holm")
    page.get_by_role("button", name="Send et link").click()
    morten.sees("Nu får Lise Holm en mail med et link.")
    shot(page, "way-out-card")

    with acting(skovvang.organisation):
        mail = sent(skovvang, mails, timezone.now())[0]
    page.context.clear_cookies()
    page.goto(path_in(mail))
    lise = Person(page, axe, "lise@holstebro.example", also_at=(NARROW,))
    lise.sees_heading("Er lejekontrakten underskrevet?")
    lise.does_not_see("Maja")
    lise.looks()
    lise.presses("Send svaret")
    lise.sees("Vælg et af svarene.")
    lise.answers("Dit svar", "Ja, fra en bestemt dag")
    lise.fills("Fra hvilken dag?", timezone.localdate())
    lise.presses("Send svaret")
    lise.sees("Tak. Dit svar er gemt.")
    lise.sees("Du har svaret:")
    shot(page, "way-out-link")

    morten.signs_in(at=f"/ophold/{stay.pk}/")
    morten.sees("Svaret med et link af Lise Holm")
    hanne = Person(page, axe, "facility_leader@holstebro.example", also_at=(NARROW,))
    hanne.signs_in(at="/vejen-ud/?mangler=lease")
    hanne.sees("Ingen her venter på noget på vejen ud.")
    hanne.opens("Plan")
    hanne.sees("Ingen har svaret endnu:")
    shot(page, "way-out-list")
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
