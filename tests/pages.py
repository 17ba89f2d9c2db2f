"""Opening pages as people do: who is signed in, what a reader sees, what a page costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.statements import beyond_the_frame
from organisations.actors import Actor
from organisations.models import User

_TAKES_FOCUS: Final = frozenset({"input", "select", "textarea", "button", "summary"})
#: Elements whose text nobody reads.
_UNREAD: Final = frozenset({"script", "style", "head"})


def signed_in(actor: Actor, client: Client | None = None) -> Client:
    """A browser in which the actor has signed in."""
    assert actor.user is not None
    return _client_of(actor.user, client or Client())


def session_of(email: str) -> tuple[str, str]:
    """The name and the value of the cookie of one who has signed in."""
    client = _client_of(User.objects.get(email=email), Client())
    return settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value


def _client_of(user: User, client: Client) -> Client:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def statements(client: Client, url: str, data: Mapping[str, Any] | None = None) -> list[str]:
    """The SQL of a page beyond the frame; a POST where there is data. The page must be there."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url) if data is None else client.post(url, data)
    assert response.status_code == 200
    return beyond_the_frame(query["sql"] for query in captured.captured_queries)


def astray(html: str) -> list[str]:
    """What leads nowhere on a page: a link or a description to what is not there or takes no
    focus, an id that stands twice; and on a page that refuses, a title that does not say so."""
    page = _Ways(html)
    faults = [f"id {name!r} twice" for name in page.ids if page.ids.count(name) > 1]
    faults += [f"#{name} takes no focus" for name in page.links if name not in page.takes_focus]
    faults += [f"described by {name!r}" for name in page.described if name not in page.ids]
    if page.says_wrong:
        faults += [] if page.title.strip().startswith("Fejl:") else ["the title says no error"]
    return faults


def text_of(response: HttpResponse) -> str:
    """What a person reads on the page, with single blanks."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return re.sub(r"\s+", " ", "".join(reader.texts)).strip()


class _Ways(HTMLParser):
    """Where a page's links and descriptions lead within it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.takes_focus: set[str] = set()
        self.links: list[str] = []
        self.described: list[str] = []
        self.title = ""
        self.says_wrong = self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._in_title = tag == "title"
        if own_id := given.get("id"):
            self.ids.append(own_id)
            is_shown = given.get("type") != "hidden"
            if "tabindex" in given or (tag in _TAKES_FOCUS and is_shown):
                self.takes_focus.add(own_id)
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        self.described += given.get("aria-describedby", "").split()
        self.says_wrong = self.says_wrong or given.get("aria-invalid") == "true"

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unread += tag in _UNREAD
        self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.texts.append(data)
