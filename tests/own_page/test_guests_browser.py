"""A guest's card on the screen, made, read, changed and burned; and the leader's counts."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from playwright.sync_api import Page

from core.acting import acting
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.own_page.test_questions import answered, stays
from tests.world import house_of

WIDTHS = (820, NARROW)


def fits(page: Page, shot: Callable[[Page, str], None], name: str) -> None:
    for width in (WIDE, *WIDTHS):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shot(page, f"{name}-{width}")
    page.set_viewport_size({"width": WIDE, "height": 900})


def test_a_guest_s_card_is_made_read_changed_and_burned(
    page: Page, live: str, axe: Callable[..., None], shot: Callable[[Page, str], None]
) -> None:
    house_of("pitstop")
    ida = Person(page, axe, "facility_staff@pitstop.example", also_at=WIDTHS)
    ida.signs_in(at="/huskekort/")
    fits(page, shot, "guest-code")
    ida.fills("Koden på gæstens kort", "ABCD-EFGH-JKMN-PQRS-TUVW")
    ida.presses("Læs kortet")
    ida.sees("Intet kort her har den kode")
    ida.opens("Lav et nyt kort")
    fits(page, shot, "guest-new")
    ida.fills("Det kaldes gæsten her", "Spurv")
    ida.fills("Det hjalp", "En kop te kl. 4, og at ingen spørger.")
    ida.fills("Det skal vi huske", "Bank på, gå ikke ind.")
    ida.presses("Lav kortet")
    ida.sees("Husk mig")
    fits(page, shot, "guest-card")
    page.emulate_media(media="print")
    shot(page, "guest-card-printed")
    page.emulate_media(media="screen")
    code = page.locator(".print-code").last.inner_text().strip()
    page.goto("/huskekort/")
    ida.fills("Koden på gæstens kort", code)
    ida.presses("Læs kortet")
    ida.sees("Bank på, gå ikke ind.")
    fits(page, shot, "guest")
    ida.presses("Brænd kortet")
    ida.sees("Kortet er brændt.")


def test_the_leader_reads_counts(
    page: Page, live: str, axe: Callable[..., None], shot: Callable[[Page, str], None]
) -> None:
    herning = house_of("polaris", facilities=("Skovlyset", "Andetsteds"))
    lone = Person(page, axe, "facility_leader@herning.example", also_at=WIDTHS)
    lone.signs_in(at="/tre-spoergsmaal/")
    lone.sees("Der er endnu ikke gået et halvår")
    with acting(herning.organisation), transaction.atomic():
        for n, stay in enumerate(stays(herning, 12)):
            answered(
                stay,
                "day_3",
                safe="yes" if n < 6 else "no",
                helped="yes" if n < 6 else ("no" if n < 9 else "partly"),
                decides="yes" if n < 10 else "no",
            )
    page.reload()
    lone.looks()
    lone.sees("Spurgt: 12. Har svaret: 12.")
    fits(page, shot, "citizens-answers")
