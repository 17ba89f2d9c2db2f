"""docs/api.md, word for word: its calls run by bash with curl against the running site."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from audit.models import Event
from core.acting import acting
from demo import clients
from interop.walk_through import DOCUMENT, steps
from referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

MARK = "-- the next call --"


def run(live: str, folder: Path) -> list[str]:
    """What each block prints, all in one shell as a reader would have it."""
    script = f"\necho '{MARK}'\n".join(one.call for one in steps())
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "FLEXPLADS": live, "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.split(f"{MARK}\n")


def as_pattern(told: str) -> str:
    return re.escape(told).replace("…", '[^"/,}]+')


def test_every_block_of_the_document_is_a_step():
    blocks = re.findall(r"^```sh$", DOCUMENT.read_text(), re.MULTILINE)
    assert len(steps()) == len(blocks) == 10


def test_the_walk_through_prints_what_stands_there(curl, demo_client, live_server, tmp_path):
    printed = run(str(live_server.url), tmp_path)

    assert len(printed) == len(steps())
    unlike = [
        f"{step.title}:\n{told}"
        for step, told in zip(steps(), printed, strict=True)
        if not re.fullmatch(as_pattern(step.answer.rstrip()), told.rstrip())
    ]
    assert not unlike, "\n".join(unlike)

    with acting(demo_client.organisation), transaction.atomic():
        row = Referral.objects.get()
        assert (row.status, row.withdrawn_reason) == ("withdrawn", "Borgeren er rejst hjem")
        assert row.citizen.name == "Jonas Vind"
        events = Event.objects.filter(referral_id=row.pk).order_by("pk")
        assert [(one.kind, one.by_name) for one in events] == [
            ("referral.submitted", "Regionens henvisningssystem"),
            ("referral.attached", "Regionens henvisningssystem"),
            ("referral.fact_added", "Regionens henvisningssystem"),
            ("referral.withdrawn", "Regionens henvisningssystem"),
        ]


def test_the_document_names_the_demonstrations_client():
    assert f"-u {clients.CLIENT_ID}:{clients.SECRET}" in DOCUMENT.read_text()


@pytest.mark.django_db(databases=["default", "owner"])
def test_elsewhere_than_on_ones_own_machine_the_client_is_not_made(monkeypatch):
    monkeypatch.setattr(settings, "IS_LOCAL", False)
    with pytest.raises(clients.NotLocalError):
        clients.make()
