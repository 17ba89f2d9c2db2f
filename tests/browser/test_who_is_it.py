"""A night at the guest door under another's number, and the caseworker who says who it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Page

from citizens.models import Citizen
from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_citizen

pytestmark = pytest.mark.parametrize("viewport", [WIDE])


@pytest.fixture
def herning(live: str) -> House:
    house = house_of("polaris")
    with acting(house.organisation):
        make_citizen(house, "Jette Tang", number="040668-0802", birth_date=None)
        make_citizen(house, "Bodil Kær")
    return house


def test_a_guest_with_another_s_number(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    acute = Person(page, axe, "acute_staff@herning.example", also_at=(NARROW,))
    acute.signs_in()
    page.goto("/gaest/")
    acute.fills("Gæstens navn", "Jette")
    acute.fills("Hvorfor i nat?", "Uro derhjemme")
    acute.answers("Eller du spurgte ikke", "Ikke nødvendigt")
    acute.presses("Giv natten")
    acute.sees("Der findes allerede en borger med det navn.")
    acute.does_not_see("Tang")
    shot(page, "guest")
    acute.fills("CPR-nummer", "040668\u20130802")
    acute.presses("Giv natten")
    acute.sees("Jette har gæsteværelset i nat.")

    sofie = Person(page, axe, "caseworker@herning.example", also_at=(NARROW,))
    sofie.signs_in()
    sofie.opens("Sammenlign")
    sofie.sees_heading("Hvem er det?")
    sofie.sees("Jette Tang")
    shot(page, "who-is-it")
    sofie.answers("Er det samme person?", "Samme person")
    sofie.presses("Gem")
    sofie.sees_heading("Jette Tang")
    sofie.opens("Ret oplysninger om borgeren")
    shot(page, "correct")
    # Of another registration of hers nothing is alike: it is looked up, and seen beside hers.
    with acting(herning.organisation), transaction.atomic():
        jette, bodil = (Citizen.objects.get(name=name).pk for name in ("Jette Tang", "Bodil Kær"))
    page.goto(f"/borgere/{jette}/samme/")
    sofie.looks()
    sofie.sees("Ingen her har et navn, der ligner")
    page.goto(f"/borgere/{jette}/samme/{bodil}/")
    sofie.looks()
    shot(page, "propose-joining")
