"""A star on a tablet between the two while the connection comes and goes; and Det Dobbelte KRAM."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from placements.models import Stay
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Kram, Star, StarScore
from recovery.services.stars import score_area
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.recovery.acts import done
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
AREAS = EDITIONS[CURRENT].areas
TABLET = 820
CORRECT_WORK, CORRECT_FOOD = re.compile(r"^Ret\s*: Arbejde"), re.compile(r"^Ret\s*: Kost")
ON_THE_TABLET = "Gemt på denne tablet, sendes når der er forbindelse igen."


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


@pytest.fixture
def stay(skovlyset: House) -> Stay:
    with acting(skovlyset.organisation), transaction.atomic():
        return make_stay(skovlyset, days_ago=30)


@pytest.fixture
def rikke(page: Page, axe: Callable[..., None], skovlyset: House) -> Person:
    page.set_viewport_size({"width": TABLET, "height": 1180})
    return Person(page, axe, "facility_staff@herning.example", also_at=(WIDE, NARROW))


class Table:
    """The tablet between the two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.line = page.locator("[data-kept-here]")

    def chooses(self, number: int) -> None:
        self.page.get_by_label(str(number), exact=True).check(force=True)

    def writes(self, words: str) -> None:
        self.page.get_by_label("Med borgerens egne ord").fill(words)

    def goes_on(self) -> None:
        self.page.get_by_role("button", name="Gem og gå videre").click()

    def says(self, words: str) -> None:
        expect(self.line).to_contain_text(words)

    def has_sent(self) -> None:
        expect(self.line).to_have_text("Gemt")

    def is_at(self, area: str) -> None:
        expect(self.page.get_by_role("heading", name=area, level=1)).to_be_visible()

    def kept(self) -> list[str]:
        keys: list[str] = self.page.evaluate("Object.keys(localStorage).sort()")
        return [key for key in keys if key.startswith("flexplads.kept.")]


def answers(house: House) -> dict[str, tuple[int | None, str]]:
    with acting(house.organisation), transaction.atomic():
        rows = StarScore.objects.values_list("area", "score", "citizens_words")
        return {area: (score, words) for area, score, words in rows}


def test_a_star_through_a_lost_connection_a_reload_and_the_end_of_a_session(
    page: Page, skovlyset: House, stay: Stay, rikke: Person, shot: Callable[[Page, str], None]
) -> None:
    table = Table(page)
    rikke.signs_in(at=f"/ophold/{stay.pk}/stjerne/ny/")
    rikke.presses("Begynd")

    # With a connection an answer is sent while they talk about the next.
    table.is_at("Psykisk sundhed")
    table.chooses(4)
    table.writes("Jeg sover dårligt")
    table.says("Gemt på denne tablet.")
    table.goes_on()
    table.is_at("Fysisk sundhed og egenomsorg")
    table.has_sent()
    expect(page.locator(".star-progress .is-answered")).to_have_count(1)
    assert table.kept() == []

    # In the basement there is none: they go on, and everything is kept on the tablet.
    page.context.set_offline(True)
    table.chooses(6)
    table.writes("Jeg går tur")
    table.goes_on()
    table.is_at("Livsmestring")
    table.chooses(3)
    table.writes("Posten er svær")
    table.says(ON_THE_TABLET)
    rikke.looks()
    shot(page, "star-offline")
    with acting(skovlyset.organisation), transaction.atomic():
        star = Star.objects.get()
    assert len(table.kept()) == 2
    on_device = page.evaluate("JSON.stringify(localStorage)")
    assert "Maja" not in on_device, "nobody's name"
    assert "Posten" not in on_device, "and no word that can be read"
    assert set(answers(skovlyset)) == {"mental_health"}

    # Meanwhile a colleague answers the same area. Back again, what nobody else wrote is sent, and
    # of the other both texts are shown.
    with acting(skovlyset.organisation), transaction.atomic():
        score_area(
            by=skovlyset.leader, star=star, area="living_skills", score=5, citizens_words="Går godt"
        )
    page.context.set_offline(False)
    table.says("En anden har skrevet her i mellemtiden")
    expect(page.get_by_text("Går godt")).to_be_visible()
    expect(page.get_by_label("Med borgerens egne ord")).to_have_value("Posten er svær")
    rikke.looks()
    shot(page, "star-conflict")
    assert answers(skovlyset)["physical_health"] == (6, "Jeg går tur")
    assert answers(skovlyset)["living_skills"] == (5, "Går godt")

    # A reload before it is settled overwrites nobody: both texts stand there again.
    page.reload()
    table.says("En anden har skrevet her i mellemtiden")
    expect(page.get_by_text("Går godt")).to_be_visible()
    table.writes("Posten er svær. Det går godt, når vi er to")
    table.goes_on()
    table.is_at("Socialt netværk")
    table.has_sent()
    assert answers(skovlyset)["living_skills"] == (3, "Posten er svær. Det går godt, når vi er to")

    # The session ends in the middle of it. Signed in again, what was written is sent.
    Session.objects.all().delete()
    table.chooses(2)
    table.writes("Min søster ringer")
    table.goes_on()
    table.says("Log ind igen, så sendes det")
    rikke.looks()
    assert "social_network" not in answers(skovlyset)
    rikke.signs_in(at=reverse("star_area", args=[star.pk, "work"]))
    expect(page.locator(".star-progress .is-answered")).to_have_count(4)
    table.has_sent()
    assert answers(skovlyset)["social_network"] == (2, "Min søster ringer")
    assert table.kept() == []

    # Without a number there is no answer yet: the words wait here, and signing out would delete
    # them, so it asks first.
    table.writes("Vil hellere vente")
    table.says("Det sendes, når der er valgt et tal")
    page.wait_for_function("Object.keys(localStorage).some(key => key.endsWith('.work'))")
    page.goto(f"/stjerne/{star.pk}/")
    expect(page.locator("[data-kept-note]:visible")).to_have_count(1)
    rikke.looks()
    page.once("dialog", lambda dialog: dialog.accept())
    page.evaluate("document.querySelector('form[data-signs-out]').requestSubmit()")
    expect(page.get_by_role("heading", name="Log ind")).to_be_visible()
    assert table.kept() == []


def test_a_star_is_finished_by_both_corrected_compared_and_printed(
    page: Page, skovlyset: House, stay: Stay, rikke: Person, shot: Callable[[Page, str], None]
) -> None:
    with acting(skovlyset.organisation), transaction.atomic():
        for n in (28, 20, 9):
            done(skovlyset, stay, on=timezone.localdate() - timedelta(days=n), score=n // 4)
    table = Table(page)
    rikke.signs_in(at=f"/ophold/{stay.pk}/stjerne/ny/")
    rikke.presses("Begynd")
    for number, area in enumerate(AREAS, start=1):
        table.is_at(area.label)
        table.chooses(min(number, 9))
        if number == 1:
            shot(page, "star-area")
            rikke.looks()
        if number < len(AREAS):
            table.goes_on()
    page.get_by_role("button", name="Gem og se det igennem").click()
    rikke.sees_heading("Se det igennem")
    rikke.looks()
    shot(page, "star-check")
    rikke.fills("Hvem sad ved bordet?", "Maja og Rikke")
    page.get_by_label("Borgeren: Den siger").check()
    rikke.presses("Gem")
    rikke.sees("Stjernen er færdig, når den anden også er det.")
    page.get_by_label("Personalet: Vi har skrevet").check()
    rikke.presses("Gem")
    rikke.sees("Med ved bordet: Maja og Rikke")
    shot(page, "star-done")

    page.get_by_role("link", name=CORRECT_WORK).click()
    rikke.looks()
    shot(page, "star-correct")
    table.chooses(2)
    rikke.fills("Hvorfor ret", "Vi trykkede forkert")
    page.get_by_role("button", name="Gem rettelsen").click()
    rikke.sees("Det er rettet.")
    rikke.sees("Vi trykkede forkert")
    rikke.sees("Før: 5")
    rikke.looks()

    page.get_by_text("Vælg tidligere stjerner").click()
    for box in page.get_by_role("group", name="Dage").get_by_role("checkbox").all():
        box.check()
    shot(page, "star-choose")
    rikke.presses("Vis")
    expect(page.locator("figcaption .key")).to_have_count(4)
    shot(page, "star-compared")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="PDF").click()
    assert downloaded.value.suggested_filename.startswith("recovery-star-")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name=CORRECT_WORK)).to_be_hidden()
    expect(page.get_by_text("Vi trykkede forkert")).to_be_visible()
    shot(page, "star-print")
    page.emulate_media(media="screen")

    rikke.opens("Alle stjerner")
    rikke.sees_heading("Alle stjerner, tal for tal")
    shot(page, "star-series")


def test_kram_is_talked_through_on_a_tablet_corrected_and_printed(
    page: Page, axe: Callable[..., None], live: str, shot: Callable[[Page, str], None]
) -> None:
    skovvang = house_of("mpo", facilities=("Skovvang", "Andetsteds"))
    with acting(skovvang.organisation), transaction.atomic():
        stay = make_stay(skovvang, track="place", days_ago=16)
    page.set_viewport_size({"width": TABLET, "height": 1180})
    birgit = Person(page, axe, "facility_staff@holstebro.example", also_at=(WIDE, NARROW))
    birgit.signs_in(at=f"/ophold/{stay.pk}/")
    birgit.opens("Det Dobbelte KRAM")
    birgit.opens("Tal det igennem med borgeren")
    birgit.presses("Begynd")
    birgit.looks()

    line = page.locator("[data-kept-here]")
    food = page.get_by_role("group", name="Kost")
    page.context.set_offline(True)
    food.get_by_label("Hvordan er det nu?").fill("Spiser alene")
    food.get_by_label("Hvad er aftalt?").fill("Aftensmad sammen torsdag")
    expect(line).to_contain_text(ON_THE_TABLET)
    page.context.set_offline(False)
    expect(line).to_have_text("Gemt")
    with acting(skovvang.organisation), transaction.atomic():
        assert Kram.objects.get().areas.get(area="food").stands == "Spiser alene"

    page.get_by_role("group", name="Mestring").get_by_label("Hvad vil borgeren?").fill("Ringe før")
    shot(page, "kram-write")
    page.get_by_role("button", name="Gem, og gør færdig").click()
    birgit.sees("gjort færdig af")
    birgit.sees("Aftensmad sammen torsdag")
    birgit.looks()

    page.get_by_role("link", name=CORRECT_FOOD).click()
    birgit.looks()
    birgit.fills("Hvad er aftalt?", "Aftensmad sammen onsdag")
    birgit.fills("Hvorfor ret", "Det er onsdag")
    birgit.presses("Gem rettelsen")
    birgit.sees("Aftensmad sammen onsdag")
    birgit.sees("Aftensmad sammen torsdag")
    shot(page, "kram")
    page.emulate_media(media="print")
    expect(page.get_by_text("Det er onsdag")).to_be_visible()
    expect(page.get_by_role("link", name=CORRECT_FOOD)).to_be_hidden()
    shot(page, "kram-print")
    page.emulate_media(media="screen")
    birgit.opens("Dem alle")
    birgit.sees("Kost, Mestring")
