"""An organisation that has nothing yet: from its first administrator to its first booking."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from organisations.services.password_mails import send_waiting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE

PASSWORD = "tre-rolige-ord-i-haven"


def _chooses_a_password(person: Person) -> None:
    person.fills("Ny adgangskode", PASSWORD)
    person.fills("Den samme en gang til", PASSWORD)
    person.presses("Gem adgangskoden")
    person.fills("E-mail", person.email)
    person.fills("Adgangskode", PASSWORD)
    person.presses("Log ind")


@pytest.mark.parametrize("viewport", [WIDE])
def test_from_nothing_to_the_first_booking(
    page: Page, axe: Callable[..., None], live: str, kept_mail: None
) -> None:
    today = timezone.localdate()
    printed = StringIO()
    call_command(
        "add_organisation",
        name="Struer Kommune",
        kind="municipality",
        key="struer",
        municipality_code="0671",
        admin_name="Tove Struer",
        admin_email="tove@struer.example",
        stdout=printed,
    )

    tove = Person(page, axe, "tove@struer.example", also_at=(NARROW,))
    page.goto(re.findall(r"\S+/adgangskode/\S+", printed.getvalue())[0])
    _chooses_a_password(tove)
    tove.goes_to("Administration")
    tove.sees_heading("Kom godt i gang")
    tove.sees("0 af 7 er gjort")

    tove.opens("Skriv organisationens adresse og telefon")
    tove.fills("Adresse", "Torvet 1, 7600 Struer")
    tove.fills("Telefon", "00 00 06 71")
    tove.presses("Gem")
    tove.sees("1 af 7 er gjort")

    tove.opens("Åbn det første hus")
    tove.fills("Hvad hedder huset?", "Åhuset")
    tove.answers("Hvilket tilbud hører huset til?", "POLARIS")
    tove.confirms()
    tove.fills("Hvad hedder pladsen?", "Bolig")
    tove.fills("Fra nummer", "1")
    tove.fills("Til nummer", "2")
    tove.answers("Hvad er det for en plads?", "Fleksibel bolig")
    tove.fills("Fra hvilken dag er pladsen der?", today)
    tove.confirms()
    tove.sees("2 pladser er åbnet.")

    tove.goes_to("Administration")
    tove.opens("Tilføj dine kolleger")
    tove.opens("Tilføj en kollega")
    tove.fills("Navn", "Lis Leder")
    tove.fills("E-mail", "lis@struer.example")
    tove.chooses("Rolle", "Tilbudsleder")
    page.get_by_label("Åhuset").check()
    tove.fills("Fra", today)
    tove.presses("Tilføj en kollega")
    tove.goes_to("Administration")
    tove.sees("5 af 7 er gjort")
    send_waiting(now=timezone.now())

    lis = Person(page, axe, "lis@struer.example", also_at=(NARROW,))
    page.context.clear_cookies()
    page.goto("/log-ind/")
    lis.opens("Post sendt fra denne maskine")
    links = page.get_by_role("link", name=f"{live}/adgangskode/")
    expect(links).to_have_count(1)  # Tove has chosen hers already
    links.click()
    lis.sees("lis@struer.example")
    _chooses_a_password(lis)
    lis.goes_to("Pladser")
    lis.opens("Vis som tabel")
    page.get_by_role("link", name=re.compile("[Ll]edig")).first.click()
    lis.looks()
    lis.answers("Hvad skal der ske?", "Reservér pladsen")
    lis.fills("Fra og med natten den", today)
    lis.fills("Ledig igen fra og med natten den", today + timedelta(days=3))
    lis.fills("Hvor mange dage skal pladsen holdes?", "3")
    lis.fills("Til hvem eller hvorfor", "En henvisning på vej")
    lis.presses("Gem")
    lis.sees("Bolig 1 er")
