"""Worker, relay and two beats of the product, killed in turn while 1,000 people are to be reminded.

In the app every reminder is there exactly once; a mail is doubled at most where it was in flight.

In the suite a few and one of each kill; ``make chaos`` has all of it (CHAOS=1).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction

from core.acting import acting
from demo.local_mail import kept_messages
from notifications.models import Mail, Reminder
from tests.notifications.crowds import crowd, environment, written
from tests.notifications.processes import Broker, Running, until
from tests.world import House

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

IS_LONG = bool(os.environ.get("CHAOS"))
#: As many people, each reminded of all of these, in one mail.
DUE = 1000 if IS_LONG else 150
FOLLOW_UPS = 5
REMINDERS = DUE * FOLLOW_UPS
ROUNDS = 8 if IS_LONG else 2
#: As many as a worker has processes: each may have had one mail in flight.
CONCURRENCY = 2
BESIDES = ("relay", "beat", "another beat")


class Site:
    """What runs of the product."""

    def __init__(self, broker: Broker, folder: Path) -> None:
        self.folder, self.log, self.broker = folder, folder / "log", broker
        self.mail = folder / "mail"
        self.running: dict[str, Running] = {}
        for name in ("worker", *BESIDES):
            self.start(name)

    def start(self, name: str) -> None:
        env = environment(
            REDIS_URL=self.broker.address,
            KEPT_MAIL=str(self.mail),
            BEAT_SCHEDULE=str(self.folder / name.replace(" ", "-")),
        )
        is_beat = name.endswith("beat")
        self.running[name] = Running(
            "beat" if is_beat else name,
            env,
            self.log,
            app="tests.notifications.quick_beat" if is_beat else "",
        )

    def kill(self, *names: str) -> None:
        for name in names:
            self.running[name].kill()

    def mails(self) -> int:
        return len(list(self.mail.glob("*.eml")))


@contextmanager
def site(broker: Broker, folder: Path) -> Iterator[Site]:
    made = Site(broker, folder)
    try:
        yield made
    finally:
        made.kill(*made.running)


def test_killed_in_turn_and_wiped_nothing_is_lost_or_told_twice(
    broker: Broker, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    house = crowd(DUE, FOLLOW_UPS)
    with site(broker, tmp_path) as running:
        for number in range(ROUNDS):
            enough = (number + 1) * DUE // (ROUNDS + 1)
            assert until(lambda: running.mails() >= enough, 90), running.log.read_text()  # noqa: B023
            also = BESIDES[number % len(BESIDES)]
            running.kill("worker", also)
            assert _sent(house) < DUE, "the kill came in the middle"
            broker.wipe()
            running.start("worker")
            running.start(also)
        assert until(lambda: _sent(house) == DUE, 120), running.log.read_text()
    assert written(house) == (REMINDERS, REMINDERS, DUE)
    with acting(house.organisation), transaction.atomic():
        assert Reminder.objects.order_by().values("stage").distinct().count() == 1
        ids = {mail.message_id for mail in Mail.objects.all()}
    times = Counter(one.message_id for one in kept_messages(str(running.mail), limit=10 * DUE))
    assert set(times) == ids
    doubled = sum(times.values()) - DUE
    assert doubled <= ROUNDS * CONCURRENCY
    figure(
        f"two beats, {ROUNDS} times a worker and one of {', '.join(BESIDES)} killed and Valkey "
        f"wiped: {REMINDERS} reminders once each, {doubled} of {DUE} mails doubled, of at most "
        f"{ROUNDS * CONCURRENCY}"
    )


def _sent(house: House) -> int:
    with acting(house.organisation), transaction.atomic():
        return Mail.objects.filter(sent_at__isnull=False).count()
