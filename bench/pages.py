"""Measuring a page: its statements in process, its time through gunicorn, its answer by SQL."""

from __future__ import annotations

import html
import re
from itertools import cycle, islice
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from bench import callers, floors
from bench.cases import Page
from bench.machine import postmaster, processor_seconds
from bench.measured import Measured, percentile
from bench.sites import Site
from bench.statements import counted
from organisations.models import User

_TOKEN: Final = "b" * 32
#: Seconds after which no further call is made: a page so slow has missed its goal already.
_LONGEST: Final = 15


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def fetched(page: Page, client: Client) -> Any:
    response = client.post(page.path, page.form) if page.form else client.get(page.path)
    assert response.status_code == 200, f"{page.name}: {response.status_code}"
    return response


def measure(page: Page, site: Site, *, calls: int, eight: bool) -> Measured:
    """One page; ``eight`` clients too, where the time is there."""
    client = signed_in(page.users[0])
    fetched(page, client)
    with counted() as statements:
        response = fetched(page, client)
    result = Measured(
        case=page.name,
        statements=len(statements),
        beyond=statements.beyond,
    )
    if page.floor:
        answer = floors.answer(page.floor, [page.controller])
        result.bare = answer.milliseconds
        result.wrong = missing(response.content.decode(), answer.rows)
    requests = requests_of(page)
    _call(requests, site, 3, 1)
    below = postmaster()
    web, database = processor_seconds([site.pid]), processor_seconds([below])
    called = _call(requests, site, calls, 1)
    result.web = 1000 * (processor_seconds([site.pid]) - web) / len(called.times)
    result.database = 1000 * (processor_seconds([below]) - database) / len(called.times)
    result.p50, result.p95 = percentile(called.times, 50), percentile(called.times, 95)
    result.kilobytes = called.size / 1024
    if eight:
        crowd = _call(requests, site, 2 * calls, 8)
        result.p50_of_8 = percentile(crowd.times, 50)
        result.p95_of_8 = percentile(crowd.times, 95)
    return result


def missing(page: str, rows: list[tuple[Any, ...]]) -> str:
    """The first of bare SQL's answers that the page does not give; "" where it gives all."""
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page)))
    for row in rows:
        value = row[0]
        if value is None:
            continue
        ways = {str(value)}
        if isinstance(value, int):
            ways |= {f"{value:,}".replace(",", "."), f"{value:,}".replace(",", "\u00a0")}
        if not any(way in text for way in ways):
            return str(value)
    return ""


def requests_of(page: Page) -> list[dict[str, Any]]:
    """One for each of those who open it."""
    return [_request(page, signed_in(user)) for user in page.users]


def _request(page: Page, client: Client) -> dict[str, Any]:
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={_TOKEN}",
        "Accept-Encoding": "identity",
    }
    if not page.form:
        return {"method": "GET", "path": page.path, "headers": headers, "body": None}
    headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": _TOKEN}
    return {"method": "POST", "path": page.path, "headers": headers, "body": urlencode(page.form)}


def _call(requests: list[dict[str, Any]], site: Site, calls: int, clients: int) -> callers.Called:
    called = callers.call(
        list(islice(cycle(requests), calls)), address=site.address, clients=clients, most_seconds=30
    )
    assert called.statuses == [200], f"{requests[0]['path']}: {called.statuses}"
    return called
