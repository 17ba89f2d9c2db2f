"""The made-up scheme in a real browser, from the asking to the leaving: every page is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

import schemes
from core.acting import acting
from placements.models import Stay
from referrals.models import Referral
from tests.browser.people import Person
from tests.schemes.made_up import HARBOUR
from tests.schemes.walk import CITIZEN, house_of
from tests.world import House, make_region

DAY = timedelta(days=1)


@pytest.fixture
def harbour(live: str, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setitem(schemes.SCHEMES, HARBOUR.key, HARBOUR)
    return house_of(HARBOUR, "berth", name="Havnen")


def test_a_scheme_that_nothing_else_knows_of(
    page: Page, axe: Callable[..., None], harbour: House
) -> None:
    make_region()
    nurse = Person(page, axe, "nanna@region.example")
    staff = Person(page, axe, "facility_staff@house.example")
    leader = Person(page, axe, "facility_leader@house.example")

    nurse.signs_in()
    referral = refers(nurse, harbour)
    staff.signs_in()
    staff.goes_to("Henvisninger")
    staff.opens("Jonas Vind")
    staff.sees_heading("Harbour, from 2025")
    staff.page.locator("a[href$='/ja/']").click()
    staff.looks()
    goes_on(staff)
    staff.sees("Aboard")

    leader.signs_in()
    stay = finds_a_place(leader, harbour, referral)
    staff.signs_in()
    lives_there(staff, leader, harbour, stay)
    with acting(harbour.organisation), transaction.atomic():
        stay.refresh_from_db()
        assert (stay.status, stay.nights) == (Stay.Status.LEFT, 3)
        assert stay.follow_ups.filter(kind="coffee", status="done").exists()


def refers(nurse: Person, house: House) -> Referral:
    page = nurse.page
    page.goto("/henvisninger/ny/")
    page.locator("input[name=offer][value$=':berth'] + label").click()
    page.click("main button.button-primary")
    nurse.looks()
    page.fill("[name=name]", CITIZEN["name"])
    page.fill("[name=number]", CITIZEN["number"])
    page.select_option("[name=home_municipality]", "0657")
    goes_on(nurse)
    for name, value in (("whereabouts", "hospital"), ("urgency", "soon")):
        chooses(nurse, name, value)
    goes_on(nurse)
    nurse.sees("Is the citizen a sailor?")
    chooses(nurse, "answers.sailor", "yes")
    goes_on(nurse)
    page.fill("[name=contact_name]", "Nanna Nat, E3")
    page.fill("[name=contact_phone]", "97 00 00 00")
    chooses(nurse, "referrer", "police")
    goes_on(nurse)
    page.locator("main form[method=post] button.button-primary").click()
    nurse.looks()
    with acting(house.organisation), transaction.atomic():
        referral = Referral.objects.get()
    nurse.sees(referral.reference)
    return referral


def finds_a_place(leader: Person, house: House, referral: Referral) -> Stay:
    arrival = timezone.localdate() - 3 * DAY
    period = f"starts_on={arrival}&ends_on={arrival + 7 * DAY}"
    leader.page.goto(f"/henvisninger/{referral.pk}/plads/?{period}")
    leader.looks()
    leader.page.locator("input[name=place] + label").first.click()
    leader.page.click("button[name=book]")
    leader.page.wait_for_url(f"**/henvisninger/{referral.pk}/")
    leader.looks()
    with acting(house.organisation), transaction.atomic():
        referral.refresh_from_db()
        assert referral.stay is not None
        return referral.stay


def lives_there(staff: Person, leader: Person, house: House, stay: Stay) -> None:
    """Comes aboard, has coffee, stays a day longer, and goes ashore."""
    page, today = staff.page, timezone.localdate()
    page.goto(f"/ophold/{stay.pk}/flyt-ind/")
    staff.sees_heading("Comes aboard")
    page.fill("[name=on]", (today - 3 * DAY).isoformat())
    staff.presses("Gem")
    with acting(house.organisation), transaction.atomic():
        coffee = stay.follow_ups.open().order_by("due_on")[0]
    page.goto(f"/opfoelgning/{coffee.pk}/faerdig/")
    staff.sees("Drink it together.")
    page.fill("[name=on]", today.isoformat())
    page.fill("[name=outcome]", "Den var god.")
    page.locator("main form[method=post] button.button-primary").click()
    staff.looks()

    leader.signs_in()
    page.goto(f"/ophold/{stay.pk}/forlaeng/")
    page.fill("[name=ends_on]", (today + 6 * DAY).isoformat())
    leader.presses("Gem")
    leader.sees("A week is a week.")
    page.fill("[name=reason]", "Det stormer.")
    leader.presses("Gem")

    staff.signs_in()
    page.goto(f"/ophold/{stay.pk}/flyt-ud/")
    page.fill("[name=on]", today.isoformat())
    for name in ("ending", "destination"):
        page.locator(f"input[name={name}] + label").first.click()
    staff.presses("Gem")
    page.wait_for_url(f"**/ophold/{stay.pk}/")


def chooses(person: Person, name: str, value: str) -> None:
    person.page.locator(f"input[name='{name}'][value='{value}'] + label").click()


def goes_on(person: Person) -> None:
    person.page.click("main form.large-answers button.button-primary")
    person.page.wait_for_load_state()
    person.looks()
