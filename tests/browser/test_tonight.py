"""I nat, on a phone in the dark: whom to ring, a place kept for two hours, and who got no help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from core.acting import acting
from placements.models import Booking, Facility, Place
from referrals.models import UnmetDemand
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, house_of, make_region

pytestmark = pytest.mark.parametrize("viewport", [NARROW])


@pytest.fixture
def herning(live: str) -> House:
    house = house_of("polaris")
    with acting(house.organisation), transaction.atomic():
        Facility.objects.filter(pk=house.first.pk).update(phone="00 00 20 01")
        rooms = Place.objects.filter(facility=house.first)
        rooms.filter(track="guest").update(equipment=["ground_floor", "own_bath"])
    return house


def test_a_leader_keeps_the_guest_room_for_two_hours(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    lone = Person(page, axe, herning.leader.user.email, also_at=(WIDE,))
    lone.signs_in(at="/i-nat/")
    shot(page, "tonight")
    lone.sees("4 ledige i nat")
    expect(page.get_by_role("link", name="00 00 20 01")).to_have_attribute("href", "tel:00002001")
    page.get_by_text("Hvem må lukkes ind?").first.click()
    lone.looks()

    lone.chooses("Hvilken plads?", "guest 1 · Stueplan · Eget bad")
    lone.fills("Sagens nummer", "010190-1234")
    lone.presses("Hold i 2 timer Herning Kommune 1")
    lone.sees("Det er et CPR-nummer")
    shot(page, "tonight-refused")
    lone.fills("Sagens nummer", "H-2026-0007")
    lone.presses("Hold i 2 timer Herning Kommune 1")

    lone.sees("guest 1 holdes til H-2026-0007 indtil kl.")
    lone.sees("3 ledige i nat")
    shot(page, "tonight-kept")
    lone.opens("Herning Kommune 1, guest 1")
    lone.sees("H-2026-0007")
    with acting(herning.organisation), transaction.atomic():
        assert Booking.objects.get().reason == "H-2026-0007"


def test_night_staff_count_who_got_no_help_and_the_leader_reads_it(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    acute = Person(page, axe, "acute_staff@herning.example", also_at=(WIDE,))
    acute.signs_in()
    acute.goes_to("I nat")
    acute.sees("Din rolle kan ikke holde en plads")
    acute.opens("Ingen kunne hjælpe")
    acute.answers("Hvad blev der spurgt om?", "Herning Kommune 1: Gæsteværelse")
    acute.answers("Hvordan blev der spurgt?", "Ved døren")
    acute.answers("Hvorfor kunne ingen hjælpe?", "Ingen plads var ledig")
    acute.presses("Tæl det")
    acute.sees("Det er talt med, uden navn")
    with acting(herning.organisation), transaction.atomic():
        assert UnmetDemand.objects.get().because == "no_room"

    leader = Person(page, axe, herning.leader.user.email, also_at=(WIDE,))
    leader.signs_in(at="/i-nat/ingen-hjalp/")
    leader.sees("De sidste fire uger")
    shot(page, "nobody-helped")
    expect(page.get_by_role("row").nth(1)).to_contain_text("1")


def test_a_nurse_sees_the_houses_she_can_ask_and_whom_to_ring(
    page: Page, axe: Callable[..., None], herning: House, shot: Callable[[Page, str], None]
) -> None:
    nanna = Person(page, axe, make_region().user.email, also_at=(WIDE,))
    nanna.signs_in()
    nanna.goes_to("I nat")
    shot(page, "tonight-nurse")
    nanna.sees("4 ledige i nat")
    nanna.sees("Kun husets egne kan holde en plads")
    nanna.does_not_see("Hold i 2 timer")
    nanna.opens("Ny henvisning")
    nanna.sees_heading("Ny henvisning")
