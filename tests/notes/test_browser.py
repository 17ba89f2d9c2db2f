"""From a shift's registration to the hand-over that the next one reads: on a tablet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_stay

TABLET = 820


@pytest.fixture
def viewport() -> int:
    """Beside the citizens."""
    return TABLET


@pytest.fixture
def skovvang(live: str) -> House:
    return house_of("mpo", facilities=("Skovvang", "Nabohuset"))


def test_a_shift_is_registered_written_and_read_by_the_next(
    page: Page, axe: Callable[..., None], skovvang: House, shot: Callable[[Page, str], None]
) -> None:
    with acting(skovvang.organisation), transaction.atomic():
        stay = make_stay(skovvang, track="place", name="Maja Eksempel")
        make_stay(skovvang, track="place", n=1, name="Ib Stille")
    house = skovvang.first
    widths = (WIDE, NARROW)
    rikke = Person(page, axe, "facility_staff@holstebro.example", also_at=widths)

    rikke.signs_in(at=f"/daglig-risiko/{house.pk}/")
    rikke.sees("0 af 2 er registreret")
    shot(page, "risk-empty")
    maja, ib = (page.get_by_role("group", name=name, exact=True) for name in _CALLED)
    # By keyboard alone: to the group, and by arrow to yellow.
    ib.get_by_label("Grøn").focus()
    page.keyboard.press("Space")
    maja.get_by_label("Grøn").focus()
    page.keyboard.press("ArrowRight")
    maja.get_by_label("Hvad så du?").fill("Gik uroligt rundt på gangen")
    maja.get_by_label("Hvad hjalp?").fill("En tur om huset")
    maja.get_by_label("Ting, der beroliger").check()
    shot(page, "risk-filled-in")
    rikke.presses("Gem alle")
    rikke.sees("2 borgere er gemt.")
    rikke.sees("2 af 2 er registreret")
    # Seen again: it is registered anew for the same shift.
    ib.get_by_label("Gul").check()
    ib.get_by_label("Hvad så du?").fill("Sad alene i køkkenet")
    rikke.presses("Gem alle")
    rikke.sees("1 borger er gemt.")

    rikke.signs_in(at=f"/ophold/{stay.pk}/notater/")
    rikke.opens("Sæt en sætning øverst")
    rikke.fills("Hvad skal man vide før alt andet?", "Bank på, og vent på svar")
    rikke.presses("Gem")
    rikke.opens("Aftal, hvem der tager sig af medicin eller sår")
    rikke.answers("Hvad handler det om?", "Medicin")
    rikke.answers("Hvem tager sig af det?", "Hjemmepleje")
    rikke.fills("Navn og telefonnummer", "Lis Holm, 11 22 33 44")
    rikke.fills("Hvordan gør I?", "Kommer morgen og aften")
    rikke.fills("Fra hvilken dag?", stay.moved_in_on)
    rikke.answers("Fortsætter den samme hjælper", "Ja, den samme hjælper fortsætter")
    shot(page, "care")
    rikke.presses("Gem")
    rikke.sees("Medicin: Hjemmepleje, Lis Holm, 11 22 33 44")

    rikke.opens("Skriv et notat")
    rikke.answers("Hvad er det?", "Telefonopkald")
    page.get_by_role("group", name="Hvilken dag var det?").get_by_label("I dag").check()
    rikke.fills("Hvad skete der?", "Kommer på lørdag")
    rikke.presses("Gem")
    rikke.sees("Skriv, hvem der ringede, eller hvem der blev ringet til.")
    rikke.fills("Med hvem, eller hvem siger det?", "Søsteren")
    page.get_by_label("Næste vagt skal vide det").check()
    shot(page, "note-form")
    rikke.presses("Gem")
    rikke.sees("Notatet er skrevet.")
    rikke.opens("Telefonopkald")
    rikke.fills("Hvad skete der?", "Kommer på søndag kl. 14")
    rikke.fills("Hvorfor retter du det?", "Hørte forkert")
    rikke.presses("Gem")
    page.get_by_text("Hvad der stod før", exact=True).click()
    rikke.sees("Kommer på lørdag")
    rikke.looks()
    shot(page, "notes")

    hanne = Person(page, axe, "facility_leader@holstebro.example", also_at=widths)
    hanne.signs_in(at="/vagtskifte/")
    hanne.sees_heading("Vagtskifte på Skovvang")
    must_know = page.get_by_role("region", name="Det skal næste vagt vide")
    assert "Kommer på søndag kl. 14" in must_know.inner_text()
    hanne.sees("Bank på, og vent på svar")
    assert "Gul" in page.get_by_role("region", name="Maja Eksempel").inner_text()
    shot(page, "shift-hand-over")
    hanne.presses("Jeg har læst det")
    hanne.sees("Det er noteret, at du har læst det.")
    assert "Tilbudsleder" in page.get_by_role("region", name="Hvem har læst det").inner_text()

    hanne.opens("Søg i notater")
    hanne.fills("Ord i notaterne", "søst")
    hanne.chooses("Hvorfor slår du op?", "Borgeren opholder sig her eller er på vej")
    hanne.presses("Søg")
    hanne.sees("Et notat")
    shot(page, "notes-search")

    hanne.signs_in(at=f"/ophold/{stay.pk}/daglig-risiko/")
    hanne.sees("Gik uroligt rundt på gangen")
    shot(page, "daily-risk")
    page.emulate_media(media="print")
    hanne.sees("Gik uroligt rundt på gangen")
    shot(page, "daily-risk-print")
    page.emulate_media(media="screen")
    hanne.signs_in(at=f"/ophold/{stay.pk}/notater/print/")
    hanne.sees("Kommer på søndag kl. 14")
    page.emulate_media(media="print")
    shot(page, "notes-sheet")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


_CALLED = ("Maja Eksempel", "Ib Stille")
