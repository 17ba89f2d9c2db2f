"""Once each, whatever dies in between (SECURITY.md, "Reliability, measured").

Real threads, real processes and real kills. What the processes do is what the tasks do; how they
die is each test's own.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import connection, connections, transaction
from django.utils import timezone

from core.acting import acting
from core.sweeps import SweepFailed
from demo.local_mail import kept_messages
from notifications.models import Mail
from notifications.services import sweep
from notifications.tasks import send_mails, sweep_reminders
from tests.notifications.conftest import bare_stay, plan
from tests.notifications.crowds import FOLLOW_UPS, STAFF, crowd, environment, written
from tests.world import House, make_house

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def herning(live_databases: None) -> House:
    return crowd(STAFF, FOLLOW_UPS)


@pytest.fixture
def live_databases(transactional_db: None) -> Iterator[None]:
    yield
    connections.close_all()


ALL = (STAFF * FOLLOW_UPS, STAFF * FOLLOW_UPS, STAFF)


def in_threads(n: int, do: Callable[[], object]) -> None:
    start = threading.Barrier(n, timeout=10)
    errors: list[BaseException] = []

    def run() -> None:
        try:
            start.wait()
            do()
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not errors


def dies(program: str, **more: str) -> None:
    """Run a program that kills itself with SIGKILL."""
    run = subprocess.run(
        [sys.executable, "-c", f"import os, signal, django; django.setup()\n{program}"],
        cwd=configured.BASE_DIR,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == -9, run.stderr


def test_sweeps_at_the_same_time_and_over_and_over(herning: House) -> None:
    in_threads(6, sweep_reminders)
    sweep_reminders()
    assert written(herning) == ALL


def test_the_constraint_has_the_last_word_even_without_taking_turns(herning: House) -> None:
    """Two sweeps that both look before either has committed."""
    inserted: list[int] = []
    parameters = sweep._parameters(
        herning.organisation, sweep.limits_at(timezone.now()), timezone.now()
    )

    def without_turns() -> None:
        with acting(herning.organisation), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sweep._SWEEP, parameters)
            inserted.append(len(cursor.fetchall()))

    in_threads(4, without_turns)
    assert sum(inserted) == STAFF * FOLLOW_UPS


def test_a_sweep_killed_before_it_commits_has_told_nobody(herning: House) -> None:
    dies(
        "from django.db import transaction\n"
        "from django.utils import timezone\n"
        "from core.acting import acting\n"
        "from organisations.models import Organisation\n"
        "from notifications.services.sweep import remind\n"
        f"house = Organisation.objects.get(pk={herning.organisation.pk})\n"
        "with acting(house), transaction.atomic():\n"
        f"    assert remind(controller=house, now=timezone.now()) == {STAFF * FOLLOW_UPS}\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert written(herning) == (0, 0, 0)
    sweep_reminders()
    assert written(herning) == ALL


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_sender_killed_in_the_middle_doubles_at_most_the_one_in_flight(
    herning: House, tmp_path: Path, settings, moment: str
) -> None:
    sweep_reminders()
    folder = str(tmp_path / "mail")
    dies(
        "from demo import local_mail\nfrom notifications import tasks\n"
        "give, taken = local_mail.EmailBackend.send_messages, []\n"
        "def die():\n"
        "    if len(taken) == 5: os.kill(os.getpid(), signal.SIGKILL)\n"
        "def dying(self, messages):\n"
        "    taken.append(messages)\n"
        f"    {'die()' if moment == 'before' else 'pass'}\n"
        "    give(self, messages)\n"
        "    die()\n"
        "local_mail.EmailBackend.send_messages = dying\n"
        "tasks.send_mails()\n",
        KEPT_MAIL=folder,
    )
    with acting(herning.organisation), transaction.atomic():
        assert Mail.objects.filter(sent_at__isnull=False).count() == 4
    settings.MAILERS = {
        "default": {"BACKEND": "demo.local_mail.EmailBackend", "OPTIONS": {"folder": folder}}
    }
    in_threads(2, send_mails)
    send_mails()
    times = Counter(message.message_id for message in kept_messages(folder))
    assert len(times) == STAFF
    assert sum(times.values()) == STAFF + (moment == "after")


@pytest.fixture
def broken(herning: House) -> Iterator[House]:
    """An organisation, the first in order, whose reminders the database refuses."""
    house = make_house("broken", "Aabenraa Kommune", municipality_code="0580")
    with acting(house.organisation), transaction.atomic():
        plan(bare_stay(house), timezone.localdate(), timezone.localdate())
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN RAISE 'broken'; END $$;"
            "CREATE TRIGGER refuse BEFORE INSERT ON notifications_reminder FOR EACH ROW "
            f"WHEN (NEW.controller_id = {house.organisation.pk}) EXECUTE FUNCTION refuse()"
        )
    yield house
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP FUNCTION refuse CASCADE")


def test_one_organisations_trouble_keeps_no_others_reminders_back(broken: House) -> None:
    later = crowd(STAFF, FOLLOW_UPS, key="viborg")
    with pytest.raises(SweepFailed, match="broken"):
        sweep_reminders()
    assert written(later) == ALL
    assert written(broken) == (0, 0, 0)


def test_a_kind_that_no_scheme_knows_is_reminded_of_all_the_same(herning: House) -> None:
    with acting(herning.organisation), transaction.atomic():
        plan(bare_stay(herning), timezone.localdate(), timezone.localdate(), kind="ours")
    sweep_reminders()
    with acting(herning.organisation), transaction.atomic():
        assert "Opfølgning (Herning Kommune 1)" in Mail.objects.first().text
