"""On a tablet beside the citizen: made, put right, printed, handed on; then read by a colleague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from low_arousal.models import Dialogue
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.low_arousal.acts import answered
from tests.world import House, house_of, make_stay

TABLET = {"width": 820, "height": 1180}
WIDE = 1280


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def test_what_helps_the_citizen_follows_to_home_support(
    page: Page,
    axe: Callable[..., None],
    skovlyset: House,
    shot: Callable[[Page, str], None],
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        stay = make_stay(skovlyset, days_ago=20, nights=60)

    page.set_viewport_size(TABLET)
    rikke = Person(page, axe, "facility_staff@herning.example", also_at=(WIDE, NARROW))
    rikke.signs_in(at=f"/ophold/{stay.pk}/overlevering/")
    rikke.sees("Ikke lavet endnu.")
    rikke.presses("Lav den med borgeren")
    rikke.fills("Hvordan kan andre se, at jeg er belastet?", "Jeg svarer ikke, når nogen banker på")
    page.get_by_label("Det har vi set").first.fill("Oppe til kl. 4")
    page.get_by_label("Hvordan kan andre se, at det er ved").focus()
    rikke.sees("Gemt kl.")
    # The connection is gone for a while: what is typed is saved when it is back.
    page.context.set_offline(offline=True)
    rikke.fills("Hvordan kan andre se, at det er ved at blive for meget?", "Jeg råber")
    page.get_by_label("Hvordan kan andre se, at jeg har det godt?").focus()
    rikke.sees("Ikke gemt: der er ingen forbindelse.")
    page.context.set_offline(offline=False)
    expect(page.locator("#saved")).to_contain_text("Gemt kl.")
    shot(page, "dialogue-writing")
    rikke.presses("Se det igennem")
    rikke.sees("Det mangler I at tale om: Trivselstegn")
    page.go_back()
    rikke.fills("Hvordan kan andre se, at jeg har det godt?", "Jeg laver mad")
    rikke.fills("Hvad gør jeg selv, der hjælper?", "Jeg går ned til åen")
    rikke.fills("Hvad kan andre gøre, der hjælper", "Sæt dig ved siden af mig")
    rikke.presses("Se det igennem")
    rikke.fills("Hvilken dag talte I sammen?", timezone.localdate())
    rikke.fills("Hvem deltog?", "Maja og Rikke")
    rikke.answers("Blev den lavet sammen med borgeren?", "Ja, sammen")
    shot(page, "dialogue-finish")
    rikke.presses("Gør færdig")
    rikke.sees("Samtalen er færdig.")

    rikke.opens("Ret en fejl")
    rikke.fills("Hvorfor rettes den?", "Hørt forkert")
    rikke.fills("Hvad gør jeg selv, der hjælper?", "Jeg går ned til søen")
    rikke.presses("Ret")
    rikke.sees("Den er rettet. Den oprindelige kan stadig læses.")
    rikke.opens("Udgave 1, lavet første gang")
    rikke.sees("Jeg går ned til åen")
    rikke.opens("Overlevering (LA2)")

    # Nobody has asked the citizen: it is not handed on.
    rikke.sees("Ingen har spurgt borgeren, om bostøtten må få den.")
    with acting(skovlyset.organisation), transaction.atomic():
        newest = Dialogue.objects.filter(stay=stay).first()
        assert newest is not None
    page.goto(f"/overlevering/{newest.pk}/giv-videre/")
    rikke.sees("Ikke uden borgerens samtykke")
    with acting(skovlyset.organisation), transaction.atomic():
        answered(
            stay,
            starts_on=timezone.localdate(),
            ends_on=timezone.localdate() + timedelta(days=90),
            at=timezone.now(),
        )
    page.goto(f"/ophold/{stay.pk}/overlevering/")
    rikke.opens("Giv den videre")
    rikke.sees("Borgeren har sagt ja (Bostøtten: Bostøtten, Herning)")
    rikke.fills("Hvem får den?", "Lise Holm")
    rikke.fills("Arbejdssted", "bostøtten")
    rikke.fills("Hvilken dag?", timezone.localdate())
    rikke.answers("Hvordan?", "Gået igennem sammen, med papiret")
    rikke.presses("Skriv ned, at den er givet videre")
    rikke.sees("Det er skrevet ned, hvem der fik den.")
    page.emulate_media(media="print")
    shot(page, "dialogue-print")
    page.emulate_media(media="screen")
    page.goto(f"/ophold/{stay.pk}/overlevering/")
    rikke.sees("Lise Holm, bostøtten")

    colleague = Person(page, axe, "facility_leader@herning.example", also_at=(WIDE, NARROW))
    colleague.signs_in(at=f"/ophold/{stay.pk}/")
    colleague.opens("Overtag forløbet")
    colleague.sees("Jeg går ned til søen")
    colleague.sees("De næste 14 dage")
    page.emulate_media(media="print")
    shot(page, "take-over-print")
    assert len(page.pdf(format="A4", prefer_css_page_size=True)) > 0
