"""A key worker goes on holiday: the deputy's Min dag has the work, and mail comes once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page

from core.acting import acting
from notifications.models import MailChoice
from organisations.models import TimeAway
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.notifications.conftest import bare_stay, colleague, plan
from tests.world import house_of


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_key_worker_is_away_and_a_deputy_does_the_work(
    page: Page, axe: Callable[..., None], live: str
) -> None:
    house = house_of("polaris", facilities=("Skovlyset", "Nørregade"))
    today = timezone.localdate()
    with acting(house.organisation), transaction.atomic():
        colleague(house, "Rikke")
        stay = bare_stay(house, name="Maja Eksempel", key_worker=house.staff.user)
        plan(stay, today - timedelta(days=9), today - timedelta(days=3))

    karin = Person(page, axe, "facility_staff@herning.example", also_at=(NARROW,))
    karin.signs_in()
    page.get_by_text(house.staff.user.name).first.click()
    karin.opens("Mine indstillinger")
    page.get_by_label("En gang om dagen, kl. 7.00 på hverdage").check()
    karin.presses("Gem")
    karin.sees("Mailen kommer fra nu af, som du har valgt")
    karin.opens("Skriv fravær ind")
    karin.presses("Gem")
    karin.sees("Skriv datoen")
    karin.fills("Første fraværsdag", today)
    karin.fills("Første dag tilbage", today + timedelta(days=14))
    karin.chooses("Hvem gør arbejdet imens?", "Rikke")
    karin.presses("Gem")
    karin.sees("Stedfortræder: Rikke")

    rikke = Person(page, axe, "rikke@herning.example", also_at=(NARROW,))
    rikke.signs_in()
    rikke.sees(f"for {house.staff.user.name} (fraværende)")
    rikke.opens_from("Maja Eksempel")
    rikke.opens("Maja Eksempel")
    rikke.sees("stedfortræder Rikke")
    page.goto("/indstillinger/")
    rikke.looks()
    rikke.sees("Hvem du er stedfortræder for")

    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in()
    lone.goes_to("Administration")
    lone.opens("Fravær og stedfortrædere")
    lone.sees("Stedfortræder: Rikke")
    lone.opens("Skriv fravær ind")
    lone.goes_to("Administration")
    lone.opens("Huse og pladser")
    lone.opens("Hvornår lederen får besked")
    lone.fills("Efter hvor mange hverdage?", "3")
    lone.presses("Gem")
    lone.sees("Påmindelserne følger det fra nu af")

    karin.signs_in(at="/indstillinger/")
    page.get_by_role("button", name="Ikke fraværende alligevel").click()
    karin.looks()
    karin.sees("Fraværet er slut")
    with acting(house.organisation), transaction.atomic():
        assert not TimeAway.objects.exists()
        assert MailChoice.objects.get().chosen == "digest"
