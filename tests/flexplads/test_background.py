"""Worker, beat and relay in one process, as on one's own machine."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from celery.beat import PersistentScheduler
from django.conf import settings

from audit.models import Outbox
from flexplads.celery import app
from tests.notifications.crowds import environment
from tests.world import House, make_referral

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def background(schedule: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "background", "--schedule", str(schedule)],
        cwd=settings.BASE_DIR,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def all_was_sent_an_hour_ago(schedule: Path) -> None:
    """As beat notes it: started again it need not wait until something is due."""
    with closing(PersistentScheduler(app, schedule_filename=str(schedule))) as scheduler:
        for entry in scheduler.schedule.values():
            entry.last_run_at -= timedelta(hours=1)


def test_it_sends_hands_on_and_works_until_it_is_told_to_stop(
    herning: House, tmp_path: Path
) -> None:
    make_referral(herning)
    assert Outbox.objects.exists()
    all_was_sent_an_hour_ago(tmp_path / "beat")
    running = background(tmp_path / "beat")
    wanted = {"work_on_files", "deliver_events"}  # which nobody sends but its beat and its relay
    try:
        assert running.stderr is not None
        for line in running.stderr:
            if "succeeded" in line:
                wanted = {word for word in wanted if word not in line}
            if not wanted:
                break
        assert not wanted
        running.send_signal(signal.SIGTERM)
        log = running.stderr.read()
        assert running.wait(timeout=20) == 0, log
    finally:
        running.kill()
        running.wait()
    assert not Outbox.objects.exists()


def test_without_beat_nothing_of_it_goes_on_and_the_log_says_so(tmp_path: Path) -> None:
    running = background(tmp_path / "no such folder" / "beat")
    try:
        _, log = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait()
    assert "The beat ended by itself." in log
    assert running.returncode == 1
