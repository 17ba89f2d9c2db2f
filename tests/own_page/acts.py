"""What the tests do around the citizen's page, in one line each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from own_page.models import CardSession, ConsentQuestion
from own_page.services.cards import Given, give_card
from own_page.services.consenting import ask_consent
from own_page.services.signing_in import SignedIn, sign_in
from placements.models import Stay
from sharing.models import Consent
from tests.sharing.acts import answer
from tests.world import House

PIN = "4718"
#: Each page that card and PIN open.
PAGES: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("own_page", {}),
    ("own_page_section", {"key": "people"}),
    ("own_page_yes_and_no", {}),
    ("own_page_pin", {}),
)


def card_for(
    house: House, stay: Stay, *, pin: str = PIN, now: datetime | None = None, **changed: Any
) -> Given:
    now = now or timezone.now()
    facts: dict[str, Any] = {
        "by": house.staff,
        "pin_again": pin,
        "language": "da",
        "last_on": timezone.localdate(now) + timedelta(days=30),
    }
    return give_card(stay=stay, pin=pin, now=now, **facts | changed)


def opened(house: House, given: Given, *, pin: str = PIN, now: datetime | None = None) -> Any:
    return sign_in(
        organisation=house.organisation, written=given.code, pin=pin, now=now or timezone.now()
    )


def session(house: House, given: Given, now: datetime | None = None) -> CardSession:
    signed_in = opened(house, given, now=now)
    assert isinstance(signed_in, SignedIn)
    return signed_in.session


def url(name: str, house: House, **more: int | str) -> str:
    return reverse(name, kwargs={"organisation": house.organisation.key, **more})


def at_the_door(
    house: House, code: str, pin: str = PIN, client: Client | None = None, **more: Any
) -> Any:
    """What the door answers to card and PIN."""
    body = {"code": code, "pin": pin}
    return (client or Client()).post(url("own_page_door", house), body, **more)


def citizen_at(house: House, given: Given, pin: str = PIN) -> Client:
    """A browser in which the page is open."""
    client = Client()
    answer = at_the_door(house, given.code, pin, client)
    assert answer.status_code == 302
    assert answer["Location"] == url("own_page", house)
    return client


def asked(
    house: House, stay: Stay, *, now: datetime | None = None, **changed: Any
) -> ConsentQuestion:
    """A consent asked for on the page, by the key worker."""
    now = now or timezone.now()
    facts: dict[str, Any] = {
        "by": house.staff,
        "purpose": "relatives",
        "recipient": "Kirsten, din søster",
        "topics": ["stay"],
        "reason": "Hun har ringet og spurgt efter dig",
        "last_on": timezone.localdate(now) + timedelta(days=30),
    }
    return ask_consent(stay=stay, now=now, **facts | changed)


def agreed(house: House, stay: Stay, **changed: Any) -> Consent:
    """A yes on paper, from today."""
    today = timezone.localdate()
    days = {"starts_on": today, "last_on": today + timedelta(days=60)}
    return answer(house.staff, stay, now=timezone.now(), **days | changed)


def in_days(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)
