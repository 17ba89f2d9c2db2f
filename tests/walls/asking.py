"""Asking for a page and putting everything back, with what was written meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from audit.models import AccessLog
from core.acting import acting
from core.db import row_security
from core.unsent import SHOW_ONLY
from organisations.models import Organisation
from tests.walls.routes import NOTHING, Arguments, Route
from tests.walls.things import Things
from tests.walls.too_late import TooLate

#: Anywhere in the statement: pghistory puts its context before it.
_WRITING = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
#: Every table of the organisations. The log of reading is written by looking, too.
_TABLES = {
    model._meta.db_table
    for model in row_security.concrete_models()
    if row_security.is_controlled(model) and model is not AccessLog
}


@dataclass
class Asked:
    """What came back, and whether any row of the organisations was changed."""

    status: int
    body: str
    #: The name of the address that a redirect leads to, and what opening it answers.
    leads_to: str = ""
    opens: int = 0
    wrote: bool = False
    #: Whether the same, sent once more, wrote again.
    wrote_twice: bool = False


@dataclass
class _Posted:
    response: HttpResponse = field(default_factory=HttpResponse)
    wrote: bool = False


class Asker:
    """Asks as one client; each request is undone before the next."""

    def __init__(self, client: Client, *organisations: Organisation) -> None:
        self._client, self._organisations = client, organisations

    def get(self, name: str, route: Route, things: Things) -> Asked:
        with _undone():
            return self._asked(self._client.get(_address(name, route.of, things)), opens=False)

    def post(
        self,
        name: str,
        route: Route,
        things: Things,
        *,
        empty: bool,
        opens: bool = True,
        twice: bool = False,
        too_late: TooLate | None = None,
    ) -> Asked:
        """``opens`` is whether to look at the page that the answer leads to, too; ``twice``,
        whether to send it once more before that."""
        assert route.posts is not None
        too_late = too_late or TooLate()
        query = too_late.query or route.posts.query
        url = _address(name, too_late.of or route.of, things) + query(things)
        body: Arguments = _nothing if empty else too_late.body or route.posts.body
        again = _Posted()
        with self._undone_post(url, body(things)) as posted:
            if twice:
                with self._undone_post(url, body(things)) as again:
                    pass
            asked = self._asked(posted.response, opens=opens)
        asked.wrote, asked.wrote_twice = posted.wrote, again.wrote
        return asked

    def shown_only(self, name: str, route: Route, things: Things) -> tuple[Asked, bool]:
        """What a sensible body comes to that is only to be shown again, and whether it wrote."""
        assert route.posts is not None
        url = _address(name, route.of, things) + route.posts.query(things)
        with self._undone_post(url, {**route.posts.body(things), SHOW_ONLY: "1"}) as posted:
            body = posted.response.content.decode()
        return Asked(posted.response.status_code, body), posted.wrote

    @contextmanager
    def _undone_post(self, url: str, body: dict[str, Any]) -> Iterator[_Posted]:
        """Whether it wrote is known afterwards. A service may write and roll back, and may write
        what stood there: rows are compared, in the tables that its statements name. Whatever a
        trigger changes, it changes because of a row in one of those."""
        written: set[str] = set()

        def note(execute: Any, sql: str, *rest: Any) -> Any:
            written.update(_WRITING.findall(sql))
            return execute(sql, *rest)

        with _undone():
            with connection.execute_wrapper(note):
                posted = _Posted(self._client.post(url, body))
            rows = self._rows(written & _TABLES)
            yield posted
        posted.wrote = rows != self._rows(written & _TABLES)

    def _asked(self, response: HttpResponse, *, opens: bool) -> Asked:
        # A file is no text; what of it is text is looked through.
        asked = Asked(response.status_code, response.getvalue().decode(errors="replace"))
        if response.status_code == 302:
            target = response["Location"]
            asked.leads_to = resolve(urlsplit(target).path).url_name or ""
            asked.opens = self._client.get(target).status_code if opens else 200
        return asked

    def _rows(self, tables: set[str]) -> list[tuple[str, str]]:
        """A fingerprint of the organisations' rows in each of the tables."""
        rows = " UNION ALL ".join(
            f"SELECT '{table}', md5(string_agg(md5(t::text), '' ORDER BY md5(t::text)))"
            f" FROM {table} t"
            for table in sorted(tables)
        )
        with acting(*self._organisations), connection.cursor() as cursor:
            if rows:
                cursor.execute(rows)
            return cursor.fetchall() if rows else []


def _nothing(_things: Things) -> dict[str, Any]:
    return NOTHING


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _address(name: str, of: Arguments | None, things: Things) -> str:
    return reverse(name, kwargs=of(things) if of else {})
