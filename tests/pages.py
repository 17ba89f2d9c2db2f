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

from organisations.actors import Actor
from organisations.models import User

#: What every page costs, whatever is on it: session, user, roles, BEGIN and the context of the
#: wall, savepoints, and the line in the read log.
FRAME: Final = (
    "django_session",
    '"organisations_user"',
    '"organisations_membership"',
    "set_config",
    "SAVEPOINT",
    "audit_accesslog",
)
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
    return [
        query["sql"]
        for query in captured.captured_queries
        if not any(word in query["sql"] for word in FRAME)
    ]


def text_of(response: HttpResponse) -> str:
    """What a person reads on the page, with single blanks."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return re.sub(r"\s+", " ", "".join(reader.texts)).strip()


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
