"""The guest room on a phone: how much is filled in and pressed, by acute staff at night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from placements.models import GuestNight
from placements.services.standing import Agreed, make_agreement
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.world import House, house_of, make_citizen

pytestmark = pytest.mark.parametrize("viewport", [NARROW])

#: Questions in sight: a group of answers is one, and so is a text.
_QUESTIONS = """() => [...document.querySelectorAll("main form.guest-door .form-group")]
    .filter(group => group.checkVisibility()).length"""


@pytest.fixture
def herning(live: str) -> House:
    house = house_of("polaris")
    now = timezone.now()
    ida = make_citizen(house, "Ida Ringer")
    with acting(house.organisation):
        make_agreement(
            by=house.caseworker,
            citizen=ida,
            agreed=Agreed(
                facility=house.first,
                track="guest",
                starts_on=timezone.localdate(now),
                ends_on=None,
                nights_at_a_time=2,
                nights_a_month=4,
                made_with="Sofie og Rikke",
                words_for_staff="Lad hende sove længe",
            ),
            now=now,
        )
    return house


def test_six_questions_at_most_and_five_presses(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    acute = Person(page, axe, "acute_staff@herning.example")
    acute.signs_in(at="/gaest/")
    shot(page, "guest-door")

    assert page.evaluate(_QUESTIONS) <= 6
    taps = 0
    for label, text in (("Gæstens navn", "Bo Lund"), ("Hvorfor i nat?", "Uro derhjemme")):
        acute.fills(label, text)
        taps += 1
    acute.answers("Bor borgeren i Herning", "Ja")
    acute.answers("Har du spurgt bagvagten?", "Ja, spurgt")
    acute.fills("Bagvagt, du har spurgt", "Birgit Bagvagt")
    taps += 3
    acute.presses("Giv natten")
    taps += 1

    acute.sees("Bo Lund har gæsteværelset i nat.")
    assert taps <= 6
    with acting(herning.organisation), transaction.atomic():
        night = GuestNight.objects.select_related("stay").get()
        assert (night.backup, night.stay.asked_backup) == ("yes", "Birgit Bagvagt")


def test_one_press_for_a_guest_who_rings_by_agreement(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    acute = Person(page, axe, "acute_staff@herning.example")
    acute.signs_in(at="/gaest/")
    acute.opens("Gæsten ringer selv eller står ved døren")
    acute.sees("Lad hende sove længe")
    shot(page, "guest-rings")
    acute.presses("Giv natten Ida Ringer")

    acute.sees("Ida Ringer har gæsteværelset i nat.")
