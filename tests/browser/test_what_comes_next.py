"""A follow-up from the house's schedule to what is agreed next, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def test_a_house_adds_a_talk_of_its_own_and_what_comes_of_it_is_agreed(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=9, nights=60)
    today = timezone.localdate()

    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in(at=f"/administration/huse/{skovlyset.first.pk}/opfoelgninger/")
    lone.sees("I uge 2, dag 8 til 14")
    lone.opens("Jeres egen opfølgning")
    lone.fills("Hvad hedder den?", "Havedag")
    lone.fills("Hvad gøres der?", "Gå ud sammen og tal om, hvordan det går.")
    lone.answers("Hvornår?", "Med et bestemt antal dage imellem")
    lone.fills("Hvilken dag eller uge, eller hvor mange?", "10")
    lone.answers("Hvem gør det?", "Medarbejder på tilbuddet")
    lone.fills("Fra hvilken dag?", today)
    lone.presses("Gem")
    lone.sees("Opfølgningerne for dem, der bor her nu, er planlagt igen.")
    lone.sees("Hver 10. dag")
    shot(page, "house-schedule")

    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    rikke.signs_in(at=f"/ophold/{stay.pk}/opfoelgning/")
    rikke.sees("Havedag")
    rikke.goes_to("Min dag")
    rikke.opens_from("Opfølgning i 2. uge")
    rikke.answers("Dato", "I dag")
    rikke.fills("Hvad kom der ud af det?", "Støtteskemaet passer.")
    rikke.presses("Gem opfølgningen")
    rikke.sees("Hvad er det næste?")
    shot(page, "follow-up-done")
    rikke.presses("Fortryd")
    rikke.sees("Fortrudt. Den mangler stadig.")
    rikke.answers("Dato", "I dag")
    rikke.fills("Hvad kom der ud af det?", "Støtteskemaet er justeret.")
    rikke.presses("Gem opfølgningen")
    rikke.opens("Aftal en opfølgning")
    rikke.fills("Hvad skal gøres?", "Ring til boligselskabet")
    rikke.fills("Senest", today + timedelta(days=5))
    rikke.presses("Gem")
    rikke.sees("Det er aftalt")
    rikke.sees("Ring til boligselskabet")
