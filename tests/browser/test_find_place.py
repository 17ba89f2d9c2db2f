"""Finding a place by needs, with nobody referred yet, on a wide screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from placements.models import Booking, Place
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of

pytestmark = pytest.mark.parametrize("viewport", [WIDE])


@pytest.fixture
def herning(live: str) -> House:
    house = house_of("polaris")
    with acting(house.organisation), transaction.atomic():
        homes = Place.objects.filter(facility=house.first, track="home").order_by("order")
        for place, has in zip(homes, (["calm"], ["pets", "own_bath"], []), strict=True):
            Place.objects.filter(pk=place.pk).update(equipment=has)
    return house


def test_a_place_is_found_by_what_it_has_and_kept(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    sofie = Person(page, axe, herning.caseworker.user.email, also_at=(NARROW,))
    sofie.signs_in(at="/pladser/")
    sofie.opens("Find en plads")
    sofie.answers("Hvilken slags plads?", "Fleksibel bolig")
    for need in ("Eget bad", "Kæledyr må være med"):
        page.get_by_label(need).check()
    sofie.presses("Find pladser")
    shot(page, "find-place-first-nights")
    assert "har det hele" in page.locator(".offers > li").first.inner_text()
    sofie.sees("mangler: eget bad, kæledyr må være med")
    sofie.sees("står ikke skrevet: eget bad, kæledyr må være med")
    sofie.sees("0 i huset i nat, 4 ledige")

    page.locator(".offers > li").first.get_by_role("link").first.click()
    sofie.looks()
    shot(page, "find-place-days")
    sofie.fills("Til hvem eller hvorfor", "Til en borger på E3")
    sofie.fills("Hvor mange dage skal pladsen holdes?", "2")
    sofie.presses("Reservér den")

    sofie.sees("Pladsen er reserveret")
    with acting(herning.organisation), transaction.atomic():
        hold = Booking.objects.select_related("place").get()
        assert hold.place.equipment == ["pets", "own_bath"]
        assert hold.expires_at < timezone.now() + timedelta(days=2)
