"""The outbox: nothing is lost, whatever is away or dies in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import kombu.exceptions
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from audit.models import Outbox
from audit.relay import LATEST, SOONEST, HandOver, relay_batch, take_off
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
def test_events_are_handed_on_in_order_and_leave_the_outbox_when_they_were_heard() -> None:
    fill(5)
    Outbox.objects.filter(event_id=2).update(controller_key=8)
    handed: list[tuple[list[int], int]] = []
    assert relay_batch(lambda *ids: handed.append(ids), size=3) == 3
    assert relay_batch(lambda *ids: handed.append(ids), size=3) == 2
    assert handed == [([1, 3], 7), ([2], 8), ([4, 5], 7)]
    assert relay_batch(lambda *ids: handed.append(ids)) == 0, "not before it is time"
    take_off([1, 2, 3, 4, 5])
    assert not Outbox.objects.exists()


@pytest.mark.django_db(databases=BOTH)
def test_what_nobody_has_heard_is_handed_on_again_and_ever_later() -> None:
    """As when the broker is wiped with the ids in it, or an event can't be told."""
    fill(2)
    handed: list[int] = []
    waits = []
    for waited in (timedelta(0), timedelta(minutes=1), timedelta(minutes=5), timedelta(days=3)):
        now = timezone.now()
        Outbox.objects.update(due_at=now - timedelta(seconds=1), created_at=now - waited)
        relay_batch(keep_in(handed))
        take_off([2])
        waits.append(Outbox.objects.get().due_at - now)
    assert handed == [1, 2, 1, 1, 1]
    expected = (timedelta(minutes=1), SOONEST, timedelta(minutes=5), LATEST)
    for wait, minutes in zip(waits, expected, strict=True):
        assert abs(wait - minutes) < timedelta(seconds=10)


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
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=20) == 0
    finally:
        running.kill()
        running.wait()
    assert Outbox.objects.count() == 1
