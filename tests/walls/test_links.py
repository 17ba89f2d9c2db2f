"""Every link and form on every page that a role can open leads somewhere, keys above a million.

Where a template writes a key as a number for people ("1.000.001"), it is broken only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import pytest
from django.db import connections
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse

from organisations.roles import Role
from tests.pages import signed_in
from tests.walls.conftest import Worlds
from tests.walls.routes import ROUTES

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FIRST_KEY = 1_000_001
_LOCALISED = re.compile(r"\b\d{1,3}(?:[.,\u00a0\u202f]\d{3})+\b")
#: Attributes written for people.
_READ_ALOUD = {"aria-label", "title", "alt", "placeholder", "content"}


@pytest.fixture(scope="module")
def large_keys(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Every sequence counts on from a million; afterwards from where it was."""
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences"
        )
        before = cursor.fetchall()
        cursor.executemany("SELECT setval(%s, %s)", [(name, FIRST_KEY) for name, _ in before])
    yield
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.executemany(
            "SELECT setval(%s, %s, %s)",
            [(name, value or 1, value is not None) for name, value in before],
        )


@pytest.fixture(scope="module")
def worlds(large_keys: None, worlds: Worlds) -> Worlds:
    """The matrix' world, made after the sequences were moved."""
    assert worlds.own.stay.pk > FIRST_KEY
    return worlds


class _Page(HTMLParser):
    """Where a page links to and sends its forms, its anchors, and what is no word for a machine."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.actions: list[str] = []
        self.anchors: set[str] = set()
        #: Attributes nobody reads, with a number as people write it.
        self.localised: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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


@pytest.mark.parametrize("role", list(Role))
def test_every_link_leads_to_a_page_and_an_anchor_on_it(worlds: Worlds, role: Role) -> None:
    client = signed_in(worlds.herning.actors[role])
    waiting = [(address, "") for address in _addresses(worlds)]
    pages: dict[tuple[str, frozenset[str]], _Page | None] = {}
    faults = []
    while waiting:
        url, came_from = waiting.pop()
        address, anchor = urldefrag(url)
        if _key(address) not in pages:
            response = client.get(address, follow=True)
            if came_from and response.status_code != 200:
                faults.append(f"{came_from} links to {address}: {response.status_code}")
            page = _read(response)
            pages[_key(address)] = page
            if page:
                faults += [f"{address} writes for people: {tag}" for tag in page.localised]
                faults += [f"{address} sends to {to}" for to in page.actions if not _is_known(to)]
            for link in page.links if page else ():
                target = urljoin(address, link)
                if not urlsplit(target).netloc and target.startswith("/"):
                    waiting.append((target, address))
        page = pages[_key(address)]
        if anchor and page and anchor not in page.anchors:
            faults.append(f"{came_from} links to {url}: no such place on the page")
    assert not faults, "\n".join(sorted(set(faults)))


def _is_known(address: str) -> bool:
    try:
        resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return True


def _addresses(worlds: Worlds) -> Iterator[str]:
    """Where to begin: every address that has a GET, for one's own things."""
    for name, route in ROUTES.items():
        if route.shows != 405 and not route.signed_out:
            yield reverse(name, kwargs=route.of(worlds.own) if route.of else {})


def _key(address: str) -> tuple[str, frozenset[str]]:
    """Each address once, and once with each set of questions: a calendar goes on for ever."""
    parts = urlsplit(address)
    return parts.path, frozenset(name for name, _value in parse_qsl(parts.query))


def _read(response: HttpResponse) -> _Page | None:
    is_page = response.status_code == 200 and response["Content-Type"].startswith("text/html")
    return _Page(response.content.decode()) if is_page else None
