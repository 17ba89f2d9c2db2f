"""Fifty at once with the same key: one referral, and nobody is told of a crash."""

from __future__ import annotations

import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections, transaction

from audit.models import Event
from core.acting import acting
from interop.models import KeptAnswer
from organisations.models import Organisation
from referrals.models import Referral
from tests.interop.calls import System, asked, make_system
from tests.world import make_house

CALLERS = 50

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_fifty_identical_calls_make_one_referral(unhurried, figure):
    herning = make_house("herning", "Herning Kommune", municipality_code="0657")
    region = Organisation.objects.create(key="region", name="Region Midtjylland", kind="region")
    first = make_system(region)
    raw, key = json.dumps(asked()).encode(), str(uuid4())
    start = Barrier(CALLERS)

    def call(_n: int):
        system = System(first.client, first.token)
        start.wait()
        began = time.perf_counter()
        answer = system.post("/api/v1/referrals/", raw, key=key)
        connections.close_all()
        return answer, time.perf_counter() - began

    with ThreadPoolExecutor(CALLERS) as threads:
        results = list(threads.map(call, range(CALLERS)))

    answers = [answer for answer, _waited in results]
    statuses = Counter(one.status_code for one in answers)
    worst = max(waited for _answer, waited in results)
    figure(f"{CALLERS} identical POSTs at once: {dict(statuses)}, worst wait {worst:.2f} s")
    assert set(statuses) <= {201, 409}
    made = [one for one in answers if one.status_code == 201]
    assert len({one.content for one in made}) == 1
    assert sum("Idempotency-Replayed" not in one for one in made) == 1
    assert {one.json()["code"] for one in answers if one.status_code == 409} <= {"still_running"}
    with acting(herning.organisation), transaction.atomic():
        assert Referral.objects.count() == 1
        assert Event.objects.filter(kind="referral.submitted").count() == 1
    with acting(region), transaction.atomic():
        assert KeptAnswer.objects.count() == 1
    again = first.post("/api/v1/referrals/", raw, key=key)
    assert (again.status_code, again.content) == (201, made[0].content)
