"""A leader sees who is overloaded, and gives it to a colleague who finds it: wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from core.acting import acting
from placements.models import FollowUp
from tests.browser.people import Person
from tests.harness.browser import NARROW
from tests.team.conftest import colleague_at
from tests.world import House, house_of, make_stay


@pytest.fixture
def skovlyset(live: str) -> House:
    return house_of("polaris", facilities=("Skovlyset", "Nørregade"))


def test_the_work_of_a_colleague_who_is_ill_is_handed_over(
    page: Page, axe: Callable[..., None], skovlyset: House, shot: Callable[[Page, str], None]
) -> None:
    rikke = skovlyset.staff.user
    assert rikke is not None
    with acting(skovlyset.organisation), transaction.atomic():
        colleague_at(skovlyset, skovlyset.first, "Morten")
        for n, name in enumerate(("Maja Eksempel", "Aksel Bro")):
            stay = make_stay(skovlyset, n=n, name=name, days_ago=17)
            stay.key_worker = rikke
            stay.save()
            FollowUp.objects.filter(stay=stay, office="facility_staff").update(responsible=rikke)

    lone = Person(page, axe, "facility_leader@herning.example", also_at=(NARROW,))
    lone.signs_in(at="/overblik/")
    lone.opens("Hvem har hvad")
    lone.sees_heading(rikke.name)
    lone.sees("2 for sent")
    lone.sees_heading("Ingen har det")
    page.get_by_text("Se det hele").nth(1).click()
    lone.looks()
    shot(page, "team")

    lone.opens("Giv videre")
    lone.sees_heading(f"Giv videre fra {rikke.name}")
    lone.presses("Giv videre")
    lone.sees("Vælg på listen.")
    page.get_by_label("Det hele på siden").check()
    page.get_by_label("Hvem tager det?").select_option(label="Morten (medarbejder på tilbuddet)")
    lone.fills("Hvorfor?", "Morten overtager fra i dag")
    lone.looks()
    shot(page, "team-hand-over")
    lone.presses("Giv videre")
    lone.sees("Den, der har det nu, får besked.")
    lone.sees_heading("Morten")

    morten = Person(page, axe, "morten@herning.example", also_at=(NARROW,))
    morten.signs_in()
    morten.sees("Maja Eksempel")
    morten.sees("Aksel Bro")
    page.goto(reverse("citizen", args=[stay.citizen_id]))
    morten.sees("Morten overtager fra i dag")

    lone.signs_in(at="/holdet/")
    page.set_viewport_size({"width": NARROW, "height": 844})
    for address in ("", "fordel/"):
        page.goto(f"/holdet/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        shot(page, f"narrow-team{address.strip('/')}")
