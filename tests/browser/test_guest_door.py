"""The guest room on a phone: how much is filled in and pressed, by acute staff at night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from citizens.models import Citizen
from core.acting import acting
from placements.models import GuestNight
from placements.services.standing import Agreed, make_agreement
from referrals.models import UnmetDemand
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_citizen

pytestmark = pytest.mark.parametrize("viewport", [NARROW])

#: Questions in sight: a group of answers is one, and so is a text.
_QUESTIONS = """() => [...document.querySelectorAll("main form.guest-door .form-group")]
    .filter(group => group.checkVisibility()).length"""


#: The whole page, down to the button, above the bar at the foot of the screen.
_ON_ONE_SCREEN = """() => {
    const form = document.querySelector("main form.guest-door")
    const bar = document.querySelector("nav.rail, .rail")?.getBoundingClientRect()
    const foot = bar && bar.top > innerHeight / 2 ? bar.top : innerHeight
    return form.querySelector("button.button-primary").getBoundingClientRect().bottom <= foot
}"""


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
    assert page.evaluate(_ON_ONE_SCREEN)
    presses, keys = 0, 0
    for label, text in (
        ("Gæstens navn", "Bo Lund"),
        ("Hvorfor i nat?", "Uro hjemme"),
        ("Bagvagt, du har spurgt", "Birgit"),
    ):
        acute.fills(label, text)
        presses, keys = presses + 1, keys + len(text)
    acute.answers("Bor borgeren i Herning", "Ja")
    acute.presses("Giv natten")
    presses += 2

    acute.sees("Bo Lund har gæsteværelset i nat.")
    # At two keys a second and three seconds a press: half a minute.
    assert (presses, keys) == (5, 23)
    with acting(herning.organisation), transaction.atomic():
        night = GuestNight.objects.select_related("stay").get()
        assert (night.backup, night.stay.asked_backup) == ("yes", "Birgit")


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
    # The next who asks can't be helped: one press, and no name.
    page.goto("/gaest/")
    acute.looks()
    shot(page, "guest-door-full")
    acute.presses("De ringede")
    acute.sees("uden navn")
    with acting(herning.organisation), transaction.atomic():
        unmet = UnmetDemand.objects.get()
        assert (unmet.asked, unmet.because, unmet.referral) == ("call", "no_room", None)


def test_a_call_that_nobody_could_help_and_an_agreement_are_written_on_a_phone(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    staff = Person(page, axe, herning.staff.user.email, also_at=(WIDE,))
    staff.signs_in(at="/opkald/")
    staff.answers("Hvordan?", "I telefonen")
    staff.answers("Hvem var det?", "Borgeren")
    staff.fills("Hvad drejede det sig om?", "En seng i nat")
    assert not page.get_by_role("group", name="Hvorfor kunne ingen hjælpe?").is_visible()
    staff.answers("Hvad kom der ud af det?", "Ingen kunne hjælpe")
    staff.answers("Hvorfor kunne ingen hjælpe?", "Ingen plads var ledig")
    shot(page, "call")
    staff.presses("Notér det")
    staff.sees("er noteret")
    with acting(herning.organisation), transaction.atomic():
        [ida] = Citizen.objects.filter(name="Ida Ringer")
    page.goto(f"/borgere/{ida.pk}/")
    staff.looks()
    staff.opens("Lav en aftale med borgeren")
    shot(page, "make-agreement")
