"""Fifty at once: the same is one referral, others queue for nothing. What a referral costs."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.http import HttpResponse
from django.utils import timezone

from audit.models import Event
from citizens.models import Citizen
from core.acting import acting
from interop.models import KeptAnswer
from organisations.models import Organisation
from referrals.models import Referral
from tests.interop.calls import System, asked, make_system
from tests.world import House, make_house

CALLERS = 50
#: As PostgreSQL hears them, BEGIN, COMMIT and settings included: of a citizen who is new there, and
#: of a known one.
MOST_STATEMENTS, MOST_OF_KNOWN = 20, 16

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def sender() -> System:
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    return make_system(region)


def at_once(sender: System, calls: list[tuple[bytes, str]]) -> list[tuple[HttpResponse, float]]:
    """Each call's answer, and how long it waited for it."""
    start = Barrier(len(calls))

    def call(sent: tuple[bytes, str]) -> tuple[HttpResponse, float]:
        system, (raw, key) = System(sender.client, sender.token), sent
        start.wait()
        began = time.perf_counter()
        answer = system.post("/api/v1/referrals/", raw, key=key)
        connections.close_all()
        return answer, time.perf_counter() - began

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(call, calls))


def test_fifty_identical_calls_make_one_referral(house, sender, unhurried, figure):
    raw, key = json.dumps(asked()).encode(), str(uuid4())
    results = at_once(sender, [(raw, key)] * CALLERS)

    answers = [answer for answer, _waited in results]
    statuses = Counter(one.status_code for one in answers)
    worst = max(waited for _answer, waited in results)
    figure(f"{CALLERS} identical POSTs at once: {dict(statuses)}, worst wait {worst:.2f} s")
    assert set(statuses) <= {201, 409}
    made = [one for one in answers if one.status_code == 201]
    assert len({one.content for one in made}) == 1
    assert sum("Idempotency-Replayed" not in one for one in made) == 1
    assert {one.json()["code"] for one in answers if one.status_code == 409} <= {"still_running"}
    with acting(house.organisation), transaction.atomic():
        assert Referral.objects.count() == 1
        assert Event.objects.filter(kind="referral.submitted").count() == 1
    with acting(sender.client.organisation), transaction.atomic():
        assert KeptAnswer.objects.count() == 1
    again = sender.post("/api/v1/referrals/", raw, key=key)
    assert (again.status_code, again.content) == (201, made[0].content)


def test_fifty_others_at_once_are_fifty_referrals_numbered_without_a_gap(house, sender, unhurried):
    """Two calls for each citizen, so that they meet at the citizen as well as at the number."""
    numbers = [f"{day:02}0585-1234" for day in range(1, CALLERS // 2 + 1)] * 2
    calls = [
        (json.dumps(asked(citizen={"number": number})).encode(), str(uuid4())) for number in numbers
    ]
    answers = [answer for answer, _waited in at_once(sender, calls)]

    assert {answer.status_code for answer in answers} == {201}
    references = sorted(answer.json()["reference"] for answer in answers)
    year = timezone.localdate().year
    assert references == [f"HER-{year}-{n:04d}" for n in range(1, CALLERS + 1)]
    with acting(house.organisation), transaction.atomic():
        assert Citizen.objects.count() == CALLERS // 2
        assert Event.objects.filter(kind="referral.submitted").count() == CALLERS


def test_what_postgresql_hears_of_a_referral(house, sender, unhurried, figure, tmp_path):
    def statements(key: str, raw: bytes) -> int:
        with heard(tmp_path / key) as lines:
            assert sender.post("/api/v1/referrals/", raw, key=key).status_code == 201
        return len(lines)

    # That the hospital expects or declares the citizen ready is a row more, of its own.
    body = asked()
    del body["ready_for_discharge_on"]
    body.pop("expected_ready_on", None)
    raw, key = json.dumps(body).encode(), str(uuid4())
    first, replay = statements(key, raw), statements(key, raw)
    known = statements(str(uuid4()), raw)  # the citizen is there already
    figure(f"POST referral: {first} statements, {known} for a known citizen, {replay} replayed")
    assert first <= MOST_STATEMENTS
    assert known <= MOST_OF_KNOWN
    assert replay <= 8


@contextmanager
def heard(file: Path) -> Iterator[list[str]]:
    """The statements sent meanwhile, as libpq traces them: more than Django tells of."""
    lines: list[str] = []
    connection.ensure_connection()
    wire = connection.connection.pgconn
    with file.open("wb") as trace:
        wire.trace(trace.fileno())
        try:
            yield lines
        finally:
            wire.untrace()
    sent = re.compile(r"\tF\t\d+\t(Query|Parse)\t")
    lines += [line for line in file.read_text(errors="replace").splitlines() if sent.search(line)]
