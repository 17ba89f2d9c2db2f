"""Signing in at the form, once with the wrong password: the others come with a session."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW, WIDE
from tests.world import PASSWORD, house_of


@pytest.mark.parametrize("viewport", [NARROW])
def test_a_wrong_password_and_then_the_right_one(page: Page, axe: Axe, live: str) -> None:
    house_of("polaris")
    sanne = Person(page, axe, "caseworker@herning.example", also_at=(WIDE,))
    page.goto("/")
    sanne.looks()
    sanne.fills("E-mail", sanne.email)
    sanne.fills("Adgangskode", PASSWORD.title())
    sanne.presses("Log ind")
    sanne.sees("adgangskode")
    assert page.get_by_label("E-mail").input_value() == sanne.email, "nothing typed is lost"
    sanne.fills("Adgangskode", PASSWORD)
    sanne.presses("Log ind")
    sanne.sees_heading("Min dag")
