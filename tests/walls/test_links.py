"""Every role opens its pages, and every link and form on them leads somewhere, with keys above a
million: where a template writes a key as a number for people ("1.000.001"), it breaks only then.

A page is opened once by each role, and all that is asked of it is asked then. Whoever sees a
colleague's house, too, opens its pages; its links are those of one's own house and not followed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from organisations.roles import Role
from tests.pages import signed_in
from tests.walls.conftest import Worlds
from tests.walls.expected_answers import is_kept_out, owed
from tests.walls.page_forms import Forms
from tests.walls.routes import ROUTES

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

_LOCALISED = re.compile(r"\b\d{1,3}(?:[.,\u00a0\u202f]\d{3})+\b")
#: Attributes written for people.
_READ_ALOUD = {"aria-label", "title", "alt", "placeholder", "content"}
#: Filled in with what is usual, of a row that is not there yet.
USUAL: Final = {
    "accept_referral",
    "add_kind",
    "agree_follow_up",
    "award_after_all",
    "call_meeting",
    "call_meeting_on_referral",
    "citizens",
    "draw_sample",
    "give_own_card",
    "guest_night",
    "move_appointment",
    "open_house",
    "plan_shift",
    "plan_trial",
    "plan_trial_visit",
}


class _Page(Forms):
    """Where a page links to and sends its forms, its anchors, and what is no word for a machine."""

    def __init__(self, html: str) -> None:
        self.links: list[str] = []
        self.actions: list[str] = []
        self.anchors: set[str] = set()
        #: Attributes nobody reads, with a number as people write it.
        self.localised: list[str] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag == "form" and values.get("action"):
            self.actions.append(str(values["action"]))
        self.localised += [
            f'<{tag} {name}="{value}">'
            for name, value in values.items()
            if name not in _READ_ALOUD and _LOCALISED.search(unquote(value or ""))
        ]
        self.anchors |= {str(values[name]) for name in ("id", "name") if values.get(name)}


_Key = tuple[str, frozenset[str]]


class _Walk:
    """Opens each address once, and from each page all that it links to."""

    def __init__(self, client: Client, worlds: Worlds) -> None:
        self._client, self._secret = client, worlds.foreign.secret
        self._own, self._colleagues = worlds.own.secret, worlds.other_facility.secret
        self._pages: dict[_Key, tuple[int, _Page | None]] = {}
        self._waiting: list[tuple[str, str]] = []
        self.faults: set[str] = set()

    def opens(self, address: str) -> tuple[int, _Page | None]:
        """What the address answers, when all that is linked to from there has been opened."""
        self._waiting.append((address, ""))
        while self._waiting:
            self._follow(*self._waiting.pop())
        return self._pages[_key(address)]

    def _follow(self, url: str, came_from: str) -> None:
        address, anchor = urldefrag(url)
        if _key(address) not in self._pages:
            self._pages[_key(address)] = self._ask(address, came_from)
        _status, page = self._pages[_key(address)]
        if anchor and page and anchor not in page.anchors:
            self.faults.add(f"{came_from} links to {url}: no such place on the page")

    def _ask(self, address: str, came_from: str) -> tuple[int, _Page | None]:
        response = self._client.get(address, follow=True)
        if came_from and response.status_code != 200:
            self.faults.add(f"{came_from} links to {address}: {response.status_code}")
        text = response.getvalue().decode(errors="replace")
        if self._secret in text:
            self.faults.add(f"{address}: a foreign name on the page")
        if page := _read(response):
            self.faults |= {f"{address} writes for people: {tag}" for tag in page.localised}
            self.faults |= {f"{address} sends to {to}" for to in page.actions if not _is_known(to)}
        is_colleagues = self._colleagues in text and self._own not in text
        for link in page.links if page and not is_colleagues else ():
            target = urljoin(address, link)
            if not urlsplit(target).netloc and target.startswith("/"):
                self._waiting.append((target, address))
        first = response.redirect_chain[0][1] if response.redirect_chain else response.status_code
        return first, page


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_every_link_leads_to_a_page_and_an_anchor_on_it(
    worlds: Worlds, role: Role
) -> None:
    walk = _Walk(signed_in(worlds.herning.actors[role]), worlds)
    for name, whose, expected in owed(role):
        if not is_kept_out(expected):
            route = ROUTES[name]
            things = getattr(worlds, whose)
            status, page = walk.opens(reverse(name, kwargs=route.of(things) if route.of else {}))
            if status != expected:
                walk.faults.add(f"{name} {whose}: {status}, not {expected}")
            if route.posts and page and name not in USUAL and not _says_what_stood(page):
                walk.faults.add(f"{name} shows what stands, and not from which state it was made")
    assert not walk.faults, "\n".join(sorted(walk.faults))


def _says_what_stood(page: _Page) -> bool:
    """A form that is filled in when its page opens says what it was filled in from."""
    own = next((form for form in page.all if not form.action), None)
    return own is None or not own.filled_in or "shown" in own.values


@cache
def _is_known(address: str) -> bool:
    try:
        resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return True


def _key(address: str) -> _Key:
    """Each address once, and once with each set of questions: a calendar goes on for ever."""
    parts = urlsplit(address)
    return parts.path, frozenset(name for name, _value in parse_qsl(parts.query))


def _read(response: HttpResponse) -> _Page | None:
    is_page = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    return _Page(response.content.decode()) if is_page else None
