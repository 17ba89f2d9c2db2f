"""A nurse refers on the ward, a caseworker assesses, decides and finds a place: in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from organisations.actors import Actor
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW
from tests.referrals.files import PDF
from tests.world import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.mark.parametrize("viewport", [NARROW])
def test_from_the_ward_to_a_place(
    page: Page,
    axe: Axe,
    shot: Callable[[Page, str], None],
    nurse: Actor,
    herning: House,
    viewport: int,
) -> None:
    nanna = Person(page, axe, "nanna@region.example")
    sanne = Person(page, axe, "caseworker@herning.example")

    # The nurse begins a referral, and types a date that does not exist.
    nanna.signs_in(at="/henvisninger/ny/")
    shot(page, f"referrals-{viewport}-new")
    page.get_by_label("Fleksibel bolig").check()
    nanna.presses("Begynd")
    nanna.fills("Navn", "Jonas Vind")
    nanna.fills("CPR-nummer", "310285-1234")
    nanna.presses("Gem og gå videre")
    nanna.sees("De første seks cifre i CPR-nummeret er ikke en dato.")
    expect(page.get_by_label("Navn")).to_have_value("Jonas Vind")
    shot(page, f"referrals-{viewport}-citizen-wrong")

    nanna.fills("CPR-nummer", "050585-1234")
    nanna.chooses("Bopælskommune", "Herning")
    nanna.presses("Gem og gå videre")

    # A change is saved by itself.
    nanna.answers("Hvor er borgeren nu?", "Indlagt")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\d"))).to_be_visible()
    nanna.answers("Hvor meget haster det?", "Inden for få dage")
    nanna.fills("Hvor sover borgeren i nat?", "På afdelingen")
    shot(page, f"referrals-{viewport}-now")
    nanna.presses("Gem og gå videre")

    # What is around him, and who speaks for him.
    nanna.answers("Har borgeren kæledyr?", "Ja")
    nanna.fills("Hvilke kæledyr", "En kat")
    nanna.answers("Må det, der står her, deles", "Borgeren kan ikke tage stilling til det nu")
    page.get_by_label("Et roligt sted").check()
    shot(page, f"referrals-{viewport}-around")
    nanna.presses("Gem og gå videre")
    nanna.answers("Hvilken rolle har personen?", "Bisidder")
    nanna.fills("Navn", "Siv Sø")
    shot(page, f"referrals-{viewport}-beside")
    nanna.presses("Gem, og tilføj én mere")
    expect(page.get_by_role("heading", name="Person 2")).to_be_visible()
    nanna.presses("Gem og gå videre")

    # One question she does not know, one she forgets.
    nanna.answers("Bor borgeren i Herning", "Ja")
    nanna.presses("Gem og gå videre")
    nanna.answers("Hvad har borgeren brug for opholdet til?", "Afklaring af behov og ønsker")
    nanna.answers("Er det allerede nu klart", "Nej")
    nanna.presses("Gem og gå videre")
    nanna.answers("Vil borgeren samarbejde", "Ved ikke")
    shot(page, f"referrals-{viewport}-theme")
    nanna.presses("Gem og gå videre")
    nanna.fills("Hvem kan vi ringe til?", "Nanna Nat, E3")
    nanna.presses("Gem og gå videre")
    shot(page, f"referrals-{viewport}-check-missing")
    page.get_by_role("main").get_by_role("link", name="Hvem henviser").first.click()
    nanna.looks()
    nanna.answers("Hvem henviser?", "Regionspsykiatrien")
    shot(page, f"referrals-{viewport}-sender")
    nanna.presses("Gem og gå videre")
    shot(page, f"referrals-{viewport}-check")
    # A letter goes along: a page that calls itself a PDF does not.
    nanna.opens("Bilag")
    html = {"name": "brev.pdf", "mimeType": "application/pdf", "buffer": b"<html>hej</html>"}
    page.get_by_label("Fil").set_input_files(html)
    nanna.presses("Vedhæft filen")
    nanna.sees("indholdet siger noget andet")
    shot(page, f"referrals-{viewport}-attachment-wrong")
    page.get_by_label("Fil").set_input_files(html | {"buffer": PDF})
    nanna.presses("Vedhæft filen")
    nanna.sees("brev.pdf er vedhæftet")
    shot(page, f"referrals-{viewport}-attachments")
    nanna.opens("Videre til kontrol og afsendelse")
    nanna.sees("En kat")
    nanna.sees("Siv Sø")
    shot(page, f"referrals-{viewport}-check-whole")
    nanna.presses("Send henvisningen")
    reference = re.search(r"HER-\d{4}-\d{4}", page.get_by_role("main").inner_text())
    assert reference
    shot(page, f"referrals-{viewport}-receipt")

    # The caseworker holds the meeting, asks Jonas, and awards the stay.
    sanne.signs_in(at="/henvisninger/")
    sanne.sees(reference[0])
    shot(page, f"referrals-{viewport}-worklist")
    sanne.opens("Jonas Vind")
    shot(page, f"referrals-{viewport}-referral")
    with page.expect_download() as download:
        page.get_by_role("link", name="brev.pdf", exact=True).click()
    assert download.value.suggested_filename == "brev.pdf"
    sanne.opens("Tilføj til henvisningen")
    sanne.answers("Hvad handler det om?", "Krav til pladsen")
    sanne.fills("Hvad er nyt?", "Katten kan komme med.")
    shot(page, f"referrals-{viewport}-later-fact")
    sanne.presses("Tilføj til henvisningen")
    sanne.settles("Vil borgeren samarbejde", "Ja")
    sanne.settles("Har borgeren mødt dig og kontaktpersonen", "Ja")
    sanne.opens("Bevilg ophold")
    sanne.answers("Lovgrundlag", "§ 84, stk. 2: midlertidigt ophold")
    sanne.answers("Målgruppe", "2: ukendt for myndigheden, skal læres at kende")
    shot(page, f"referrals-{viewport}-accept")
    sanne.presses("Bevilg ophold")

    # A place that is free from next week.
    sanne.opens("Find en plads")
    starts_on = timezone.localdate() + timedelta(days=7)
    sanne.fills("Borgeren kommer", starts_on)
    sanne.fills("Borgeren rejser", starts_on + timedelta(days=120))
    sanne.presses("Se, hvad der er ledigt")
    shot(page, f"referrals-{viewport}-place")
    # Other days are judged before anything is booked in them.
    sanne.fills("Borgeren rejser", starts_on + timedelta(days=100))
    sanne.sees("Du har ændret dagene")
    expect(page.get_by_role("button", name="Book pladsen")).to_be_disabled()
    sanne.presses("Se, hvad der er ledigt")
    page.get_by_label("Herning Kommune 1, home 1").check()
    sanne.presses("Book pladsen")
    sanne.sees("Se opholdet")
    shot(page, f"referrals-{viewport}-placed")

    # The nurse reads the decision, and what she may not see is not there.
    nanna.signs_in(at="/henvisninger/")
    nanna.opens("Jonas Vind")
    nanna.sees("Ophold bevilget")
    nanna.sees("Katten kan komme med.")
    nanna.sees(herning.caseworker.user.name)
    nanna.does_not_see("Se opholdet")
    shot(page, f"referrals-{viewport}-sent")
