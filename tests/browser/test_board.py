"""The board by mouse: a night leads to that night, and a short bar says all of its label."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Page

from tests.harness.browser import WIDE
from tests.pages import session_of
from tests.world import House, make_house, make_stay


@pytest.fixture
def herning(live: str) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_click_on_a_free_night_means_that_night(
    page: Page, herning: House, viewport: int
) -> None:
    today = timezone.localdate()
    with transaction.atomic():
        make_stay(herning, days_ago=0, nights=7)
    actor = herning.caseworker
    assert actor.user is not None
    name, value = session_of(actor.user.email)
    page.context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])
    address = f"{reverse('board')}?visning=4-uger&fra={(today - timedelta(days=3)).isoformat()}"
    for gap, night, column in ((0, 7, 10), (0, 0, 1), (1, 12, 15)):
        page.goto(address)
        free = page.locator(".board a.gap").nth(gap)
        box, lane = free.bounding_box(), free.locator("..").bounding_box()
        assert box
        assert lane
        x = lane["x"] + (column + 0.5) * lane["width"] / 28 - box["x"]
        free.click(position={"x": x, "y": box["height"] / 2})
        page.wait_for_url("**/pladser/*/**")
        chosen = parse_qs(urlsplit(page.url).query)["fra"]
        assert chosen == [(today + timedelta(days=night)).isoformat()]
    page.goto(address)
    bar = page.locator(".board a.bar")
    title = bar.get_attribute("title") or ""
    assert title.startswith(f"{bar.inner_text()}, ")
    assert title.count(" – ") == 1
    assert f"dag 1, {date_format(today, 'MONTH_DAY_FORMAT')} –" in title
