"""A real worker, killed under load, its Valkey wiped, and everything sent for twice.

SECURITY.md, "Reliability, measured": worker and beat killed, two beats at once, Redis wiped. In the
app every reminder is there exactly once; a mail is doubled at most where it was in flight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
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

STAFF = 400
FOLLOW_UPS = 5
#: As many as the worker has processes: each may have had one mail in flight.
CONCURRENCY = 2


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
        workers.append(Running("worker", env, log))
        assert until(lambda: len(list(folder.glob("*.eml"))) > STAFF // 20, 60), log.read_text()
        workers[-1].kill()
        before = sent(house)
        assert before < STAFF, "the kill came in the middle"
        broker.wipe()
        workers.append(Running("worker", env, log))
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
