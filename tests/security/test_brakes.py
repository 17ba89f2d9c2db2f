"""Counted over all processes, and not to be emptied by those who are counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import ConnectionError as Away

from core import shared_cache
from core.shared_cache import SharedCache, hits
from organisations.models import Organisation
from tests.interop.calls import fetch_token, make_system

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    cache.clear()


def another_process() -> SharedCache:
    given = configured.CACHES["default"]
    return SharedCache(given["LOCATION"], {"OPTIONS": given["OPTIONS"]})


def test_two_processes_count_together() -> None:
    assert hits("a", 60)[0] == 1
    assert another_process().hit("a", 60)[0] == 2
    count, left = hits("a", 60)
    assert count == 3
    assert 50 < left <= 60


def test_what_is_wiped_is_ours_alone() -> None:
    client = cache._client()  # type: ignore[attr-defined]  # as the tasks' own connection
    client.set("a task on its way", "1")
    hits("a", 60)
    cache.clear()
    assert hits("a", 60)[0] == 1
    assert client.get("a task on its way") == b"1"
    client.delete("a task on its way")


@pytest.fixture
def region(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = configured.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
    monkeypatch.setitem(rates, "token", "5/min")
    organisation = Organisation.objects.create(key="region", name="Region", kind="region")
    make_system(organisation, name="Regionens system")
    cache.clear()


def guesses(client_id: str, count: int) -> list[int]:
    return [fetch_token(client_id, f"gæt {n}").status_code for n in range(count)]


def test_made_up_ids_do_not_free_a_client_that_is_guessed_at(region: Any) -> None:
    client_id = _client_id()
    assert guesses(client_id, 6) == [401] * 5 + [429]
    made_up = [fetch_token(f"opfundet-{n}", "x").status_code for n in range(40)]
    assert made_up == [401] * 5 + [429] * 35, "made-up ids count as one"
    assert guesses(client_id, 3) == [429] * 3


@pytest.mark.parametrize("spell", [str, lambda text: "".join(f"%{ord(c):02x}" for c in text)])
def test_an_id_has_one_count_however_it_is_spelled(region: Any, spell: Any) -> None:
    client_id = _client_id()
    guesses(client_id, 5)
    assert fetch_token(spell(client_id), "gæt").status_code == 429


def test_a_stranger_s_guesses_do_not_stop_the_client_elsewhere(region: Any) -> None:
    client_id = _client_id()
    guesses(client_id, 6)
    from django.test import Client as Browser

    answer = Browser(REMOTE_ADDR="198.51.100.7").post(
        "/api/v1/token/",
        f"grant_type=client_credentials&client_id={client_id}&client_secret=x",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code in (400, 401)


def test_while_the_store_is_away_calls_are_answered_and_still_counted(
    region: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: Any) -> Any:
        raise Away

    monkeypatch.setattr(SharedCache, "hit", away)
    monkeypatch.setattr(shared_cache, "_SPARE", LocMemCache("a test's own", {}))
    assert guesses(_client_id(), 6) == [401] * 5 + [429]


def _client_id() -> str:
    from interop.models import Client

    return str(Client.objects.get().client_id)
