"""A plan is made beside the citizen, agreed, changed, printed and read back: on a tablet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW
from tests.placements.stays import here
from tests.world import house_of

TABLET, WIDE = 820, 1280

pytestmark = pytest.mark.parametrize("viewport", [TABLET])


def test_a_plan_is_made_agreed_changed_printed_and_read_back(
    live: str, page: Page, axe: Axe, shot: Callable[[Page, str], None], viewport: int
) -> None:
    mpo = house_of("mpo")
    with acting(mpo.organisation), transaction.atomic():
        stay = here(mpo, -20, None, place=mpo.place(track="place"), goals="Ro og faste dage")

    birgit = Person(page, axe, "facility_staff@holstebro.example", also_at=(WIDE, NARROW))
    birgit.signs_in(at=f"/ophold/{stay.pk}/plan/")
    birgit.sees("Ro og faste dage")
    birgit.opens("Lav et mål af det")
    birgit.fills("Med borgerens egne ord", "Jeg vil have ro om natten")
    page.get_by_label("Livsmestring").check()
    shot(page, "plan-new-goal")
    birgit.presses("Gem")
    birgit.sees("Målet står i planen.")
    birgit.opens("Nyt delmål")
    birgit.fills("Med borgerens egne ord", "Jeg vil sove uden lys")
    birgit.presses("Gem")
    birgit.opens("Hvem gør hvad?")
    birgit.fills("Hvad skal gøres?", "Køber et mørklægningsgardin")
    birgit.fills("Eller en anden, ved navn", "Maja")
    birgit.presses("Gem")
    birgit.sees("Skriv datoen.")
    birgit.fills("Senest hvornår?", timezone.localdate() + timedelta(days=7))
    birgit.presses("Gem")

    birgit.signs_in(at=f"/ophold/{stay.pk}/plan/")
    birgit.opens("Aftal planen")
    birgit.fills("Hvem har aftalt det?", "Maja og Birgit")
    page.get_by_role("group", name="Hvilken dag?").get_by_label("I dag").check()
    birgit.answers("Hvad siger borgeren til den?", "Er enig")
    shot(page, "plan-agreeing")
    birgit.presses("Gem")
    birgit.sees("Udgave 1 er aftalt.")

    birgit.opens("Hvordan går det?")
    birgit.answers("Hvor tæt er målet?", "Inden for rækkevidde")
    birgit.fills("Hvad rykkede sig?", "Sov tre nætter i træk")
    page.get_by_role("group", name="Hvilken dag så I på det?").get_by_label("I dag").check()
    birgit.presses("Gem")
    birgit.sees("Sov tre nætter i træk")
    birgit.does_not_see("Ændret siden udgave 1")
    page.get_by_role("link", name=re.compile(r"Ret\s*: Jeg vil have ro om natten")).click()
    birgit.fills("Med borgerens egne ord", "Jeg vil have ro i hovedet")
    birgit.presses("Gem")
    birgit.sees("Ændret siden udgave 1, aftalt den")
    shot(page, "plan-changed")
    birgit.opens("Jeg vil have ro i hovedet")
    birgit.sees("Sov tre nætter i træk")
    shot(page, "plan-goal")

    birgit.signs_in(at=f"/ophold/{stay.pk}/plan/version/1/")
    birgit.sees("Jeg vil have ro om natten")
    birgit.does_not_see("Jeg vil have ro i hovedet")
    page.emulate_media(media="print")
    shot(page, "plan-printed")
    page.emulate_media(media="screen")

    birgit.signs_in(at=f"/ophold/{stay.pk}/plan/uge/")
    birgit.opens("Skriv noget på ugen")
    for day in ("Mandag", "Torsdag"):
        page.get_by_label(day).check()
    birgit.fills("Fra", "10.30")
    birgit.fills("Hvad sker der?", "Bostøtte og indkøb")
    birgit.fills("Hvem kommer?", "Anne")
    birgit.presses("Gem")
    birgit.opens("Til print")
    birgit.sees_heading("Torsdag")
    page.emulate_media(media="print")
    shot(page, "plan-week-printed")
    page.emulate_media(media="screen")

    birgit.signs_in(at=f"/ophold/{stay.pk}/plan/rundt-om/")
    page.get_by_role("link", name=re.compile(r"Skriv\s*: Læge")).click()
    birgit.looks()
    birgit.answers("Hvordan står det til?", "I gang")
    birgit.fills("Bemærkning", "Første tid på torsdag")
    birgit.presses("Gem")
    birgit.sees("Første tid på torsdag")
    shot(page, "plan-around")
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
