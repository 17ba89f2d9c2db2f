"""Referrals by REST to one receiver, beside a plain peer and bare SQL; and what comes after."""

from __future__ import annotations

import base64
import json
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

import psycopg
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from audit.models import Outbox
from bench import callers
from bench.machine import postmaster, processor_seconds
from bench.measured import Measured, percentile
from bench.sites import ROOT, Site, process, site
from bench.statements import counted
from core.acting import acting
from demo.clients import SECRET
from demo.national.citizens import invent
from demo.national.fill import CLIENT_ID
from demo.national.referrals import ANSWERS
from organisations.models import Organisation

_PATH: Final = "/api/v1/referrals/"
_CLIENTS: Final = 4
_PATIENCE: Final = 120


def referrals(receiver: Organisation, *, calls: int) -> Iterator[Measured]:
    """By REST, through the peer, and what each costs afterwards."""
    with site() as ours:
        token = _token()
        result = Measured(case="referral by REST, 4 clients, one receiver")
        result.statements = _statements(receiver, token)
        _call(ours, _bodies(receiver, token, 20, "first"))
        below = postmaster()
        web, database = processor_seconds([ours.pid]), processor_seconds([below])
        called = _call(ours, _bodies(receiver, token, calls, "measured"))
        result.web = 1000 * (processor_seconds([ours.pid]) - web) / calls
        result.database = 1000 * (processor_seconds([below]) - database) / calls
    result.p50, result.p95 = percentile(called.times, 50), percentile(called.times, 95)
    result.rate = called.rate
    with connections["owner"].cursor() as cursor:
        cursor.execute((ROOT / "bench" / "peer.sql").read_text())
    peer = _peer(_bodies(receiver, token, calls, "peer"))
    bare = _bare([call["body"] for call in _bodies(receiver, token, calls, "bare")])
    assert result.rate
    assert peer.rate
    assert bare.rate
    result.share_of_peer = result.rate / peer.rate
    result.share_of_bare = result.rate / bare.rate
    result.bare = bare.p50
    yield result
    yield peer
    yield bare
    yield _afterwards()


def _token() -> str:
    secret = base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
    response = Client().post(
        "/api/v1/token/",
        urlencode({"grant_type": "client_credentials"}),
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": f"Basic {secret}"},
    )
    return str(response.json()["access_token"])


def _bodies(receiver: Organisation, token: str, many: int, what: str) -> list[dict[str, Any]]:
    """So many calls, each about a citizen whom nobody knows yet."""
    people = (
        person
        for person in invent(hash_of(what), what, 2 * many, timezone.localdate())
        if person.number
    )
    return [_body(receiver, token, person) for person, _ in zip(people, range(many), strict=False)]


def hash_of(what: str) -> int:
    return sum(map(ord, what))


def _body(receiver: Organisation, token: str, person: Any) -> dict[str, Any]:
    body = {
        "receiver": receiver.key,
        "scheme": "polaris",
        "track": "home",
        "referrer": "psychiatry",
        "contact_name": "Nanna Friis",
        "contact_phone": "00 00 00 01",
        "urgency": "soon",
        "whereabouts": "hospital",
        "situation": "Færdigbehandlet, men kan ikke være alene endnu.",
        "citizen": {
            "number": person.number,
            "name": person.name,
            "home_municipality": receiver.municipality_code,
        },
        "answers": ANSWERS["polaris"],
    }
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    }
    return {"method": "POST", "path": _PATH, "headers": headers, "body": json.dumps(body)}


def _call(ours: Site, calls: list[dict[str, Any]]) -> callers.Called:
    called = callers.call(calls, address=ours.address, clients=_CLIENTS, most_seconds=60)
    assert called.statuses == [201], called.statuses
    return called


def _statements(receiver: Organisation, token: str) -> int:
    client = Client()
    for call in _bodies(receiver, token, 2, "statements"):
        with counted() as statements:
            response = client.post(
                call["path"],
                call["body"],
                content_type="application/json",
                headers=call["headers"],
            )
        assert response.status_code == 201, response.content
    return len(statements)


def _peer(calls: list[dict[str, Any]]) -> Measured:
    result = Measured(case="peer: plain DRF and PostgreSQL, 4 clients")
    with site("bench.peer") as plain:
        _call(plain, calls[:20])
        web = processor_seconds([plain.pid])
        called = _call(plain, calls)
        result.web = 1000 * (processor_seconds([plain.pid]) - web) / len(calls)
    result.p50, result.p95 = percentile(called.times, 50), percentile(called.times, 95)
    result.rate = called.rate
    return result


def _bare(bodies: list[str]) -> Measured:
    """The rows of a referral by hand, four connections, each referral a transaction."""
    wanted = connections["owner"].get_connection_params()
    names = ("host", "port", "dbname", "user", "password")
    settings = {name: wanted[name] for name in names if name in wanted}
    waiting, times, lock = iter(bodies), [], threading.Lock()

    def client() -> None:
        with psycopg.connect(**settings) as bare:
            while True:
                with lock:
                    body = next(waiting, None)
                if body is None:
                    return
                began = time.perf_counter()
                with bare.transaction():
                    for _table in range(5):  # citizen, number, referral, event, outbox
                        bare.execute(
                            "INSERT INTO bench_peer (receiver, scheme, track, referrer,"
                            " contact_name, urgency, whereabouts, situation, citizen, answers,"
                            " created_at) SELECT b->>'receiver', b->>'scheme', b->>'track',"
                            " b->>'referrer', b->>'contact_name', b->>'urgency',"
                            " b->>'whereabouts', b->>'situation', b->'citizen', b->'answers',"
                            " now() FROM (SELECT %s::jsonb AS b) AS body RETURNING id",
                            [body],
                        ).fetchone()
                times.append(1000 * (time.perf_counter() - began))

    began = time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    return Measured(
        case="bare SQL: five rows for each, 4 connections",
        p50=percentile(times, 50),
        p95=percentile(times, 95),
        rate=len(times) / seconds,
    )


def _afterwards() -> Measured:
    """What relay and workers spend on the events that wait, per event."""
    with acting(), transaction.atomic():
        many = Outbox.objects.count()
    worker = "-m celery --app flexplads worker --loglevel ERROR --concurrency 2"
    command = [sys.executable, *worker.split(), "--without-gossip", "--without-mingle"]
    with process(command) as working:
        _settle([working], 3)
        before = processor_seconds([working])
        own = time.process_time()
        call_command("relay", once=True)
        own = time.process_time() - own
        _settle([working], 1)
        spent = own + processor_seconds([working]) - before
    return Measured(
        case=f"event, relay and workers, {many:,} of them", web=1000 * spent / max(many, 1)
    )


def _settle(pids: list[int], idle: float) -> None:
    """Until the processes have nothing to do for a while."""
    deadline = time.monotonic() + _PATIENCE
    before = -1.0
    while time.monotonic() < deadline:
        now = processor_seconds(pids)
        if now - before < 0.05 * idle:
            return
        before = now
        time.sleep(idle)
