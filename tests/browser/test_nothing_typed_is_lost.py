"""The session ends, the connection goes, in the middle of writing: in a browser."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from organisations.actors import Actor
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW, WIDE
from tests.world import PASSWORD, House, house_of

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
NAME = "Karla Vind"


@pytest.fixture
def nanna(page: Page, axe: Axe, nurse: Actor, herning: House) -> Person:
    nanna = Person(page, axe, "nanna@region.example", also_at=(WIDE,))
    nanna.signs_in(at="/henvisninger/ny/")
    page.get_by_label("Fleksibel bolig").check()
    nanna.presses("Begynd")
    return nanna


def end_session(person: Person) -> None:
    Session.objects.all().delete()


def sign_in_again(person: Person) -> None:
    person.looks()
    person.sees("Det, du skrev, er her endnu")
    person.fills("E-mail", person.email)
    person.fills("Adgangskode", PASSWORD)
    person.page.get_by_role("button", name="Log ind", exact=True).click()


@pytest.mark.parametrize("viewport", [NARROW])
def test_a_page_that_saves_as_you_go_says_when_it_can_not(page: Page, nanna: Person) -> None:
    name, saved = page.get_by_label("Navn"), page.locator("#saved")

    # In the lift there is no connection; when it is back what she wrote is saved by itself.
    page.context.set_offline(True)
    name.fill("Karla")
    name.blur()
    expect(saved).to_contain_text("Ikke gemt: Der er ingen forbindelse")
    page.context.set_offline(False)
    expect(saved).to_contain_text("Gemt")

    # Her session ends. It is said, the page stays as it is, and no other page comes into it.
    end_session(nanna)
    name.fill(NAME)
    name.blur()
    expect(saved).to_contain_text("Ikke gemt: Du er logget ud")
    nanna.looks()
    expect(name).to_have_value(NAME)
    nanna.presses("Gem og gå videre")
    sign_in_again(nanna)
    expect(page.get_by_label("Navn")).to_have_value(NAME)


@pytest.mark.parametrize("viewport", [NARROW])
def test_it_is_said_before_a_session_ends_and_what_was_typed_comes_along(
    page: Page, axe: Axe, live: str
) -> None:
    house = house_of("polaris")
    lone = Person(page, axe, "facility_leader@herning.example")
    with acting(house.organisation), transaction.atomic():
        place = house.place()
    page.clock.install()
    lone.signs_in(at=f"/pladser/{place.pk}/")
    lone.fills("Til hvem eller hvorfor", "Maling efter vandskade")

    # The server has not heard of her for long: she is asked, and may stay.
    leave_unused(settings.SESSION_COOKIE_AGE - 200)
    page.clock.fast_forward("58:00")
    ending = page.get_by_role("dialog", name="Du bliver snart logget ud")
    expect(ending).to_contain_text("om cirka 3 minutter")
    lone.looks()
    ending.get_by_role("button", name="Bliv logget ind").click()
    expect(ending).to_be_hidden()

    # However much she writes, fourteen hours are the most: said once, before.
    leave_unused(0, signed_in_for=settings.SESSION_LONGEST - 200)
    page.clock.fast_forward("03:00")
    lone.fills("Til hvem", "Maling efter vandskade, stuen")
    page.keyboard.press("Tab")
    page.clock.run_for(20_000)
    expect(ending).to_contain_text("Du har været logget ind i 14 timer")
    ending.get_by_role("button", name="Fortsæt").click()
    expect(ending).to_be_hidden()

    # She goes home. The page covers itself, and what she had typed is on it the next day.
    end_session(lone)
    page.clock.fast_forward("58:00")
    expect(page.get_by_role("heading", name="Log ind")).to_be_visible()
    sign_in_again(lone)
    expect(page.get_by_label("Til hvem eller hvorfor").first).to_have_value(
        "Maling efter vandskade, stuen"
    )


def leave_unused(seconds: float, *, signed_in_for: float = 0) -> None:
    now = timezone.now().timestamp()
    for session in Session.objects.all():
        facts = session.get_decoded() | {
            "used_at": now - seconds,
            "signed_in_at": now - max(seconds, signed_in_for),
        }
        session.session_data = Session.objects.encode(facts)
        session.save()
