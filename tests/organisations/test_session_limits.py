"""A session follows its use: a long night goes on, a forgotten tablet does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.pages import signed_in, text_of
from tests.world import House

pytestmark = pytest.mark.django_db
IDLE, LONGEST = settings.SESSION_COOKIE_AGE, settings.SESSION_LONGEST


@pytest.fixture
def tablet(herning: House) -> Client:
    return signed_in(herning.staff)


def let_pass(client: Client, *, unused: float = 0, signed_in_for: float = 0) -> None:
    """As if so many seconds had gone by."""
    session, now = client.session, timezone.now().timestamp()
    session["used_at"] = now - unused
    session["signed_in_at"] = now - max(unused, signed_in_for)
    session.save()


def left(client: Client, query: str = "") -> int:
    return int(client.get(f"/session/{query}").json()["seconds"])


def is_signed_in(client: Client) -> bool:
    return "Min dag" in text_of(client.get("/", follow=True))


def test_twelve_hours_of_work_are_one_session(tablet: Client) -> None:
    for hour in range(12):
        let_pass(tablet, unused=IDLE - 120, signed_in_for=hour * 3600)
        assert is_signed_in(tablet)
        assert left(tablet) > IDLE - 10, "each use makes it last again"


def test_a_tablet_nobody_uses_is_signed_out(tablet: Client) -> None:
    let_pass(tablet, unused=IDLE + 1)
    assert not is_signed_in(tablet)


def test_whoever_has_been_signed_in_longest_signs_in_again_whatever_they_do(tablet: Client) -> None:
    let_pass(tablet, unused=5, signed_in_for=LONGEST - 100)
    assert is_signed_in(tablet)
    assert left(tablet) <= 100, "and it is known beforehand"
    assert tablet.get("/session/?in_use=1").json()["is_longest"], "no use makes it longer"
    let_pass(tablet, unused=5, signed_in_for=LONGEST + 1)
    assert not is_signed_in(tablet)


def test_a_page_that_asks_alone_makes_nothing_longer_and_writing_does(tablet: Client) -> None:
    let_pass(tablet, unused=IDLE - 200)
    assert left(tablet) <= 200
    assert not tablet.get("/session/").json()["is_longest"]
    assert left(tablet) <= 200
    left(tablet, "?in_use=1")
    assert left(tablet) > IDLE - 10


def test_the_browser_and_the_table_forget_it_when_it_ends(tablet: Client) -> None:
    let_pass(tablet, unused=300)
    cookie = tablet.get("/").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == IDLE
    ends = tablet.session.get_expiry_date()
    assert abs(ends - timezone.now() - timedelta(seconds=IDLE)) < timedelta(seconds=30)


def test_reading_page_after_page_writes_the_use_down_once_a_minute(tablet: Client) -> None:
    tablet.get("/")
    before = tablet.session["used_at"]
    tablet.get("/")
    assert tablet.session["used_at"] == before


def test_nobody_signed_in_has_no_time_left() -> None:
    answer = Client().get("/session/")
    assert (answer.status_code, answer.json()) == (401, {"seconds": 0, "is_longest": False})
