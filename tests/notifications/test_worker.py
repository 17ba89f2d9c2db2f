"""A real worker, killed under load, its Valkey wiped, and everything sent for twice.

SECURITY.md, "Reliability, measured": worker and beat killed, two beats at once, Redis wiped. In the
app every reminder is there exactly once; a mail is doubled at most where it was in flight.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings as configured
from django.db import transaction

from core.acting import acting
from demo.local_mail import kept_messages
from flexplads.local import valkey
from flexplads.local.home import Home, throw_away_home
from flexplads.local.processes import Children
from flexplads.local.serve import procfile
from notifications.models import Mail, Reminder
from tests.notifications.crowds import crowd, environment, written
from tests.world import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

STAFF = 400
FOLLOW_UPS = 5
#: As many as the worker has processes: each may have had one mail in flight.
CONCURRENCY = 2


class Broker:
    """A Valkey of our own, and what two beats send there."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.app = Celery("beats", broker=address)

    def beats(self) -> None:
        """Both tasks, from each of two beats."""
        for name in ("sweep_reminders", "send_mails") * 2:
            self.app.send_task(f"notifications.tasks.{name}", expires=55)

    def wipe(self) -> None:
        with self.app.connection_for_write() as connection:
            connection.default_channel.client.flushall()


@pytest.fixture
def home() -> Iterator[Home]:
    made = throw_away_home()
    made.create()
    assert made.lock("test")
    yield made
    made.unlock()
    made.remove()


@pytest.fixture
def broker(home: Home) -> Iterator[Broker]:
    children = Children(home)
    yield Broker(valkey.start(home, children, secrets.token_urlsafe(16)))
    children.stop()


class Worker:
    """The worker of the Procfile, in a session of its own."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                procfile(env)["worker"],
                cwd=configured.BASE_DIR,
                env=env,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill(self) -> None:
        """All of it at once: nothing is finished, nothing given back."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < end:
        time.sleep(0.005)
    return held


def sent(house: House) -> int:
    with acting(house.organisation), transaction.atomic():
        return Mail.objects.filter(sent_at__isnull=False).count()


def test_killed_under_load_and_wiped_nothing_is_lost_or_told_twice(
    broker: Broker, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    house = crowd(STAFF, FOLLOW_UPS)
    folder, log = tmp_path / "mail", tmp_path / "worker.log"
    env = environment(REDIS_URL=broker.address, KEPT_MAIL=str(folder))
    workers = []
    try:
        broker.beats()
        workers.append(Worker(env, log))
        assert until(lambda: len(list(folder.glob("*.eml"))) > STAFF // 20, 60), log.read_text()
        workers[-1].kill()
        before = sent(house)
        assert before < STAFF, "the kill came in the middle"
        broker.wipe()
        workers.append(Worker(env, log))
        broker.beats()  # the next minute's
        assert until(lambda: sent(house) == STAFF, 60), log.read_text()
    finally:
        for worker in workers:
            worker.kill()
    reminders = STAFF * FOLLOW_UPS
    assert written(house) == (reminders, reminders, STAFF)
    with acting(house.organisation), transaction.atomic():
        assert Reminder.objects.order_by().values("stage").distinct().count() == 1
        ids = {mail.message_id for mail in Mail.objects.all()}
    times = Counter(one.message_id for one in kept_messages(str(folder), limit=10 * STAFF))
    assert set(times) == ids
    doubled = sum(times.values()) - STAFF
    assert doubled <= CONCURRENCY
    figure(
        f"worker killed after {before} of {STAFF} mails, Valkey wiped: {reminders} reminders once "
        f"each, {doubled} mails doubled (at most {CONCURRENCY})"
    )
