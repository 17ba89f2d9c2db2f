"""A scheme that nobody runs, at the screen: its own module is all that was written for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

import schemes
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW
from tests.schemes.made_up import HARBOUR
from tests.world import make_house

pytestmark = pytest.mark.parametrize("viewport", [NARROW])


@pytest.fixture(autouse=True)
def fourth_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(schemes.SCHEMES, HARBOUR.key, HARBOUR)


def test_a_sailor_from_referral_to_leaving(
    live: str, page: Page, axe: Axe, shot: Callable[[Page, str], None], viewport: int
) -> None:
    make_house(
        "havnen",
        "Havnen",
        municipality_code="0492",
        scheme="harbour",
        tracks={"berth": 1},
        facilities=("Molen", "Bassinet"),
    )
    today = timezone.localdate()
    leader = Person(page, axe, "facility_leader@havnen.example")
    leader.signs_in()

    leader.goes_to("Henvisninger")
    leader.opens("Ny henvisning")
    page.get_by_label("Berth").check()
    leader.presses("Begynd")
    leader.fills("Navn", "Søren Sø")
    leader.fills("Fødselsdato", today.replace(year=today.year - 50, day=1))
    leader.chooses("Bopælskommune", "Ærø")
    leader.presses("Gem og gå videre")
    leader.answers("Hvor er borgeren nu?", "Indlagt")
    leader.answers("Hvor meget haster det?", "Almindelig")
    leader.presses("Gem og gå videre")
    leader.answers("Is the citizen a sailor?", "Ja")
    leader.presses("Gem og gå videre")
    leader.answers("Hvem henviser?", "Politiet")
    leader.fills("Hvem kan vi ringe til?", "Politiassistent Holm")
    shot(page, "harbour-who-asks")
    leader.presses("Gem og gå videre")
    leader.presses("Send henvisningen")
    leader.sees("HAV-")

    staff = Person(page, axe, "facility_staff@havnen.example")
    staff.signs_in()
    staff.goes_to("Henvisninger")
    staff.opens("Søren Sø")
    staff.opens("Welcome aboard")
    staff.presses("Welcome aboard")

    leader.signs_in()
    leader.goes_to("Henvisninger")
    leader.opens("Venter på en plads")
    leader.opens("Søren Sø")
    leader.opens("Find en plads")
    leader.fills("Borgeren kommer", today)
    leader.fills("Borgeren rejser", today + timedelta(days=5))
    leader.presses("Se, hvad der er ledigt")
    page.get_by_label("Molen, berth 1").check()
    leader.presses("Book pladsen")

    leader.opens("Se opholdet")
    leader.opens("Comes aboard")
    leader.fills("Ankomstdag", today)
    leader.confirms()
    leader.sees("Coffee")
    shot(page, "harbour-stay")
    leader.opens("Goes ashore")
    leader.fills("Sidste dag", today)
    leader.answers("Hvordan sluttede opholdet?", "Som planlagt")
    leader.answers("Hvor tog borgeren hen?", "Egen bolig uden støtte")
    leader.confirms()
    leader.sees("Has gone ashore")
