"""A reminder in Min dag, put away; and the page that shows what was sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.acting import acting
from notifications.services.sending import send_waiting
from notifications.services.sweep import remind
from tests.browser.people import Person
from tests.harness.browser import NARROW, WIDE
from tests.notifications.conftest import bare_stay, plan
from tests.world import make_house

pytestmark = pytest.mark.parametrize("viewport", [WIDE, NARROW])


def test_reminded_in_min_dag_and_by_mail(
    page: Page, axe: Callable[..., None], settings, tmp_path: Path
) -> None:
    settings.KEPT_MAIL = str(tmp_path)
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(tmp_path)},
        }
    }
    now = timezone.now()
    today = timezone.localdate(now)
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    with acting(house.organisation), transaction.atomic():
        stay = bare_stay(house, name="Maja Eksempel", key_worker=house.staff.user)
        plan(stay, today, today + timedelta(days=30))
        late = plan(stay, today - timedelta(days=20), today - timedelta(days=10))
        remind(controller=house.organisation, now=now + timedelta(days=7))
    with acting(house.organisation):
        assert send_waiting(controller=house.organisation, now=now + timedelta(days=7)) == 2

    staff = Person(page, axe, "facility_staff@herning.example")
    staff.signs_in()
    staff.sees("Påmindelse: kan gøres nu")
    staff.looks()
    page.get_by_role("button", name=re.compile("^Markér som set: Maja Eksempel")).click()
    staff.does_not_see("Påmindelse: kan gøres nu")
    staff.opens("Post sendt fra denne maskine")
    staff.sees_heading("Sendt post")
    staff.sees("Til facility_staff@herning.example")
    expect(page.locator("body")).not_to_contain_text("Maja")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]

    leader = Person(page, axe, "facility_leader@herning.example")
    leader.signs_in()
    leader.sees(f"Ansvarlig: {house.staff.user.name}")
    leader.opens("Maja Eksempel · Månedlig opfølgning")
    assert page.url.endswith(f"/opfoelgning/{late.pk}/faerdig/")
