"""A new colleague: added by the administrator, welcomed by mail, at work in the house."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from organisations.services.password_mails import send_waiting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import house_of

PASSWORD = "tre-rolige-ord-i-haven"


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_colleague_is_added_chooses_a_password_and_sees_the_house(
    page: Page, axe: Callable[..., None], live: str, kept_mail: None
) -> None:
    house_of("polaris", facilities=("Skovlyset", "Nørregade"))

    tina = Person(page, axe, "organisation_admin@herning.example", also_at=(NARROW,))
    tina.signs_in()
    tina.goes_to("Administration")
    tina.opens("Medarbejdere og roller")
    tina.opens("Tilføj en kollega")
    tina.fills("Navn", "Karin Holm")
    tina.fills("E-mail", "karin@herning.example")
    tina.chooses("Rolle", "Medarbejder på tilbuddet")
    page.get_by_label("Skovlyset").check()
    tina.presses("Tilføj en kollega")
    tina.sees("Skriv datoen")
    tina.fills("Fra", timezone.localdate())
    tina.presses("Tilføj en kollega")
    tina.sees("Karin Holm er tilføjet")
    assert send_waiting(now=timezone.now()) == 1

    karin = Person(page, axe, "karin@herning.example", also_at=(NARROW,))
    page.context.clear_cookies()
    page.goto("/log-ind/")
    karin.looks()
    karin.opens("Post sendt fra denne maskine")
    karin.sees_heading("Velkommen til flexplads")
    karin.opens(f"{live}/adgangskode/")
    karin.sees("karin@herning.example")
    karin.fills("Ny adgangskode", PASSWORD)
    karin.fills("Den samme en gang til", "noget helt andet")
    karin.presses("Gem adgangskoden")
    karin.sees("De to er ikke ens")
    karin.fills("Ny adgangskode", PASSWORD)
    karin.fills("Den samme en gang til", PASSWORD)
    karin.presses("Gem adgangskoden")
    karin.sees("Din adgangskode er valgt")
    karin.fills("E-mail", "karin@herning.example")
    karin.fills("Adgangskode", PASSWORD)
    karin.presses("Log ind")
    karin.sees_heading("Min dag")
    karin.goes_to("Pladser")
    karin.sees("Skovlyset")
    karin.does_not_see("Nørregade")

    page.context.clear_cookies()
    page.goto("/log-ind/")
    karin.opens("Glemt adgangskode?")
    karin.fills("E-mail", "karin@herning.example")
    karin.presses("Send linket")
    karin.sees("er en mail med et link på vej")
    assert send_waiting(now=timezone.now()) == 1


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_leader_sets_the_rate_and_the_budget(
    page: Page, axe: Callable[..., None], live: str
) -> None:
    house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    year = timezone.localdate().year
    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in()
    lone.goes_to("Administration")
    lone.opens("Takster")
    lone.does_not_see("Nørregade")
    lone.opens("En ny takst")
    page.get_by_label("Fleksibel bolig").first.check()
    lone.fills("Hvad hedder taksten i budgettet?", "Fleksible boliger")
    lone.fills("Kroner pr. døgn", "1500")
    lone.fills("Hvor mange procent", "85")
    lone.fills("Fra", timezone.localdate().replace(year=year + 1))
    lone.presses("Gem")
    lone.sees("Taksten er gemt")
    lone.sees("1.500")
    lone.goes_to("Administration")
    page.get_by_role("main").get_by_role("link", name="Budget").click()
    lone.looks()
    lone.opens(str(year))
    lone.opens("Tilføj en linje")
    page.get_by_label("Fast tilskud").check()
    lone.fills("Hvad hedder linjen?", "Grundtilskud")
    lone.fills("Eller et beløb i kroner", "1200000")
    lone.presses("Gem")
    lone.sees("Linjen er tilføjet")
    lone.sees("1.200.000")
