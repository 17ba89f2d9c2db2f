"""The outbox: nothing is lost, whatever is away or dies in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import kombu.exceptions
import pytest
from django.conf import settings
from django.db import connection

from audit.models import Outbox
from audit.relay import HandOver, relay_batch
from flexplads.management.commands import relay as command
from tests.harness.database import address

BOTH = ["default", "owner"]


class Stopped(Exception):
    """Ends the endless relay of a test."""


def fill(n: int) -> None:
    Outbox.objects.bulk_create(Outbox(event_id=i, controller_key=7) for i in range(1, n + 1))


def keep_in(handed: list[int]) -> HandOver:
    return lambda event_ids, _controller: handed.extend(event_ids)


@pytest.mark.django_db(databases=BOTH)
def test_events_are_handed_on_in_order_and_leave_the_outbox() -> None:
    fill(5)
    Outbox.objects.filter(event_id=2).update(controller_key=8)
    handed: list[tuple[list[int], int]] = []
    assert relay_batch(lambda *ids: handed.append(ids), size=3) == 3
    assert relay_batch(lambda *ids: handed.append(ids), size=3) == 2
    assert handed == [([1, 3], 7), ([2], 8), ([4, 5], 7)]
    assert not Outbox.objects.exists()


@pytest.mark.django_db(databases=BOTH)
def test_a_crash_between_hand_over_and_commit_hands_on_again() -> None:
    fill(3)
    Outbox.objects.filter(event_id=3).update(controller_key=8)
    handed: list[int] = []

    def dies_at_the_second(event_ids: list[int], controller: int) -> None:
        if controller == 8:
            raise Stopped
        handed.extend(event_ids)

    with pytest.raises(Stopped):
        relay_batch(dies_at_the_second)
    assert Outbox.objects.count() == 3
    relay_batch(keep_in(handed))
    assert handed == [1, 2, 1, 2, 3]


@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_while_the_broker_is_away_the_rows_wait(caplog: pytest.LogCaptureFixture) -> None:
    fill(2)
    waits: list[float] = []
    handed: list[int] = []

    def hand_over(event_ids: list[int], _controller: int) -> None:
        if len(waits) < 4:
            raise kombu.exceptions.OperationalError("Connection refused")
        handed.extend(event_ids)

    def sleep(seconds: float) -> None:
        assert handed or Outbox.objects.count() == 2
        waits.append(seconds)
        if handed:
            raise Stopped

    with pytest.raises(Stopped):
        command.run(hand_over, sleep=sleep)
    assert waits == [0.5, 1.0, 2.0, 4.0, command.PAUSE]
    assert handed == [1, 2]
    said = [record.getMessage() for record in caplog.records if record.name == "flexplads.relay"]
    assert len(said) == 2  # once when it went, once when it came back
    assert "loses nothing" in said[0]


@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_two_relays_never_hand_on_the_same_row() -> None:
    fill(40)
    handed: list[int] = []
    both_hold_rows = threading.Barrier(2, timeout=10)

    def relay() -> None:
        def hand_over(event_ids: list[int], _controller: int) -> None:
            both_hold_rows.wait()
            handed.extend(event_ids)

        relay_batch(hand_over, size=20)
        connection.close()

    threads = [threading.Thread(target=relay) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(handed) == list(range(1, 41))
    assert not Outbox.objects.exists()


@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_without_redis_the_command_waits_and_stops_at_once_on_term() -> None:
    fill(1)
    running = subprocess.Popen(
        [sys.executable, "manage.py", "relay"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": address(), "REDIS_URL": "redis://127.0.0.1:1/0"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stderr is not None
        line = running.stderr.readline()
        assert "The outbox waits, and loses nothing" in line
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=5) == 0
        assert time.monotonic() - began < 2
    finally:
        running.kill()
        running.wait()
    assert Outbox.objects.count() == 1
