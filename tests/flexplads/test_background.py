"""Worker, beat and relay in one process, as on one's own machine."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from audit.models import Outbox
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


def test_it_sends_hands_on_and_works_until_it_is_told_to_stop(
    herning: House, tmp_path: Path
) -> None:
    make_referral(herning)
    assert Outbox.objects.exists()
    running = background(tmp_path / "beat")
    wanted = {"Sending due task work-on-files", "work_on_files", "deliver_events"}
    try:
        assert running.stderr is not None
        for line in running.stderr:
            if "Sending due task work-on-files" in line:
                wanted.discard("Sending due task work-on-files")
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
