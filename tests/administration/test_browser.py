"""An organisation sets up a house in the browser: opened, with its places, and one that is booked
and can't be closed yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from placements.models import Facility
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_stay


@pytest.fixture
def herning(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def test_a_house_is_opened_and_a_booked_place_says_why_it_stays(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    today = timezone.localdate()
    with acting(herning.organisation), transaction.atomic():
        make_stay(herning, name="Maja Hemmelig", days_ago=10, nights=100)

    tina = Person(page, axe, "organisation_admin@herning.example", also_at=(NARROW,))
    tina.signs_in()
    tina.goes_to("Administration")
    tina.opens("Huse og pladser")
    tina.sees_heading("Skovlyset")
    tina.sees("home 1")
    tina.does_not_see("Hemmelig")

    tina.opens("Åbn et nyt hus")
    tina.fills("Hvad hedder huset?", "Åhuset")
    tina.fills("Adresse", "Eksempelvej 2, 7400 Herning")
    tina.fills("Hvad er det for et hus?", "Fleksible boliger ved åen")
    shot(page, "administration-new-house")
    tina.confirms()
    tina.sees("Huset er åbent. Åbn nu dets pladser.")

    tina.fills("Hvad hedder pladsen?", "Bolig")
    tina.fills("Fra nummer", "1")
    tina.fills("Til nummer", "2")
    tina.answers("Hvad er det for en plads?", "Fleksibel bolig")
    tina.answers("Hvad har pladsen?", "Eget bad")
    tina.answers("Hvad har pladsen?", "Et roligt sted")
    tina.fills("Fra hvilken dag er pladsen der?", today)
    shot(page, "administration-open-places")
    tina.confirms()
    tina.sees("2 pladser er åbnet.")
    tina.sees_heading("Åhuset")
    tina.sees("Bolig 2")
    expect(page.get_by_text("Eget bad · Et roligt sted")).to_have_count(2)
    shot(page, "administration-houses")
    page.set_viewport_size({"width": NARROW, "height": 844})
    shot(page, "administration-houses-narrow")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.set_viewport_size({"width": WIDE, "height": 900})

    page.get_by_role("link", name=re.compile(r"^Luk\s*: home 1")).first.click()
    tina.fills("Fra hvilken dag er pladsen lukket?", today + timedelta(days=30))
    tina.confirms()
    tina.sees("Pladsen er booket til og med")
    tina.does_not_see("Hemmelig")
    shot(page, "administration-place-is-booked")

    tina.opens("Fortryd")
    page.get_by_role("link", name=re.compile(r"^Luk huset\s*: Skovlyset")).click()
    tina.fills("Fra hvilken dag er huset lukket?", today + timedelta(days=30))
    tina.confirms()
    for place in ("home 2", "home 3", "guest 1"):
        tina.sees(f"{place} er åben.")
    tina.sees("Et ophold (home 1) er planlagt til")
    tina.does_not_see("Hemmelig")
    shot(page, "administration-house-is-not-empty")

    with acting(herning.organisation), transaction.atomic():
        assert set(Facility.objects.filter(closes_on=None).values_list("name", flat=True)) == {
            "Skovlyset",
            "Nørregade",
            "Åhuset",
        }
