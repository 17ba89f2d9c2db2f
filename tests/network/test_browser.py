"""Who is around a citizen, on a tablet beside them: from the first actor to a miss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from network.models import Appointment, TreatmentOrder
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.network.acts import CLINIC, MOTHER, actor, relative
from tests.world import House, copies_of, house_of, make_stay

TABLET = 820


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Andetsteds"))


@pytest.mark.parametrize("viewport", [TABLET])
def test_a_network_is_written_beside_the_citizen(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
    viewport: int,
) -> None:
    now = timezone.now()
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=10)
        clinic = actor(skovlyset.staff, stay, CLINIC, now=now)
        copies_of(clinic, 14, organisation=lambda n: f"Sted nr. {n}", role=lambda _n: "gp")
        marked = replace(MOTHER, is_not_contacted=True)
        relative(skovlyset.staff, stay, marked, now=now)

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(WIDE, NARROW))
    rikke.signs_in(at=f"/ophold/{stay.pk}/")
    rikke.opens("Netværk")
    rikke.sees("må ikke kontaktes")
    rikke.opens("Tilføj en, der hjælper borgeren")
    rikke.chooses("Hvad er deres rolle?", "Bostøtten")
    rikke.fills("Navn", "Lise Holm")
    rikke.fills("Telefon", "96 11 22 33")
    page.get_by_label("Nøgleperson").check()
    rikke.looks()
    rikke.presses("Gem")
    rikke.sees("Lise Holm står i netværket.")
    assert page.locator(".network-box").count() == 17
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET
    rikke.looks()
    shot(page, "network")

    page.get_by_role("link", name="Lise Holm").click()
    rikke.opens("Sæt på pause")
    today = timezone.localdate()
    rikke.answers("Holder hjælpen helt pause", "På pause")
    rikke.fills("Fra hvilken dag?", today)
    rikke.fills("Fra hvilken dag skal hjælpen være som før?", today + timedelta(days=30))
    rikke.fills("Hvorfor?", "Huset giver støtten imens")
    rikke.presses("Gem")
    rikke.sees("Kontaktpersonen bliver mindet om det på dagen.")
    rikke.looks()

    # A treatment order as it stands in the judgment, and when the citizen is to come.
    page.goto(f"/ophold/{stay.pk}/netvaerk/")
    rikke.opens("Skriv en dom til behandling ned")
    rikke.fills("Hvad hedder dommen?", "Dom til behandling")
    page.get_by_label("Hvem behandler?").select_option(value=str(clinic.pk))
    rikke.fills("Fra hvilken dag?", today - timedelta(days=100))
    rikke.presses("Gem")
    rikke.fills("Hvad betyder det at blive væk?", "Klinikken skal have besked samme dag.")
    rikke.presses("Gem")
    rikke.opens("Skriv et fremmøde")
    rikke.fills("Hvilken dag?", today + timedelta(days=3))
    rikke.fills("Klokkeslæt", "10.30")
    rikke.fills("Hvor?", "Klinikken")
    rikke.presses("Gem")
    rikke.sees("Det er skrevet. Kontaktpersonen bliver mindet om det dagen før.")
    with acting(skovlyset.organisation), transaction.atomic():
        own = TreatmentOrder.objects.get()
        assert own.if_missed == "Klinikken skal have besked samme dag."
        # The one of an hour ago: nobody can write it into the past.
        Appointment.objects.create(
            controller=skovlyset.organisation,
            order=own,
            starts_at=now - timedelta(hours=1),
            place="Klinikken",
            added_at=now,
        )

    page.goto(f"/ophold/{stay.pk}/netvaerk/")
    rikke.sees("på pause til")
    page.get_by_role("link", name="Skriv, hvordan det gik").click()
    rikke.answers("Hvordan gik det?", "Borgeren kom ikke")
    rikke.presses("Gem")
    rikke.sees("Klinikken skal have besked samme dag.")
    assert page.locator('a[href="tel:96444444"]').count() >= 1
    shot(page, "network-miss")

    # What was written wrong is put right, and read back.
    page.goto(f"/ophold/{stay.pk}/dom/{own.pk}/ret/")
    rikke.fills("Hvad betyder det at blive væk?", "Klinikken skal have besked inden for en time.")
    rikke.looks()
    rikke.presses("Gem")
    rikke.sees("Klinikken skal have besked inden for en time.")
    page.get_by_role("link", name="Lise Holm").first.click()
    rikke.opens("Ret")
    rikke.fills("Telefon", "96 99 99 99")
    rikke.presses("Gem")
    rikke.sees("96 99 99 99")

    page.goto(f"/ophold/{stay.pk}/netvaerk/")
    rikke.opens("Liste og billede på papir")
    rikke.sees("Retsklinikken")
    rikke.sees("96 99 99 99")
    page.emulate_media(media="print")
    shot(page, "network-print")
    page.emulate_media(media="screen")
