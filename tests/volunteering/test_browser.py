"""A volunteer signs up on a phone and signs off; the leader sees the gap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from notifications.news import unseen_news
from organisations.roles import Role
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.notifications.test_news import deliver_all
from tests.world import House, house_of
from volunteering.models import Volunteer


@pytest.fixture
def viewport() -> int:
    return NARROW


@pytest.fixture
def pitstop(live: str) -> House:
    return house_of("pitstop", facilities=("Pitstop", "Andetsteds"))


def test_a_volunteer_signs_up_and_off_and_the_leader_sees_the_gap(
    page: Page,
    axe: Callable[..., None],
    pitstop: House,
    shot: Callable[[Page, str], None],
) -> None:
    in_a_week = timezone.localdate() + timedelta(days=7)
    with acting(pitstop.organisation), transaction.atomic():
        Volunteer.objects.create(
            controller=pitstop.organisation,
            facility=pitstop.first,
            kind="volunteer",
            name="Jonna Vig",
            phone="20 30 40 50",
            user=pitstop.actors[Role.VOLUNTEER].user,
            confidential_on=timezone.localdate(),
            created_at=timezone.now(),
        )

    mette = Person(page, axe, "facility_staff@pitstop.example", also_at=(820, 1280))
    mette.signs_in(at="/vagter/")
    mette.opens("Planlæg en vagt")
    mette.answers("Hvad er det?", "Madlavning")
    mette.fills("Med jeres ord", "Aftensmad til otte")
    mette.fills("Dag", in_a_week)
    mette.fills("Fra", "16.00")
    mette.fills("Indtil", "19.00")
    mette.fills("Hvor mange er der brug for?", "1")
    mette.presses("Gem")
    mette.sees("Vagterne er planlagt: 1.")
    mette.opens("Sæt et opslag op")
    mette.fills("Opslag", "Nøglen hænger i køkkenet")
    mette.presses("Gem")
    mette.sees("Nøglen hænger i køkkenet")

    jonna = Person(page, axe, "volunteer@pitstop.example", also_at=(820, 1280))
    jonna.signs_in(at=f"/vagter/?uge={in_a_week}")
    jonna.sees("Nøglen hænger i køkkenet")
    page.get_by_role("button", name="Jeg kommer").click()
    jonna.sees("Du har vagten. Tak.")
    jonna.sees("Alle pladser er taget")
    shot(page, "volunteer-phone")
    page.get_by_role("button", name="Jeg kan ikke komme").click()
    jonna.sees("Du er meldt fra. Lederen får besked.")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW

    deliver_all()
    with acting(pitstop.organisation), transaction.atomic():
        assert unseen_news(pitstop.leader).filter(kind="shift.signed_off").exists()
    carsten = Person(page, axe, "facility_leader@pitstop.example", also_at=(820, 1280))
    carsten.signs_in()
    carsten.opens("Pitstop: en frivillig har meldt fra til en vagt")
    page.goto(f"/vagter/?uge={in_a_week}")
    carsten.sees("der mangler 1")
    shot(page, "volunteer-gap")
