"""`manage.py background`: worker, beat and relay on one's own machine, in one process.

Three of them hold what Django loads three times over, to be idle. Where people work they run by
themselves, as in the Procfile: each may then be restarted, doubled and given only the keys it
needs (docker-compose.yml).
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from celery.beat import Service
from django.core.management.base import BaseCommand, CommandParser

from flexplads.celery import app
from flexplads.management.commands import relay

logger = logging.getLogger("flexplads.background")

#: The Procfile's worker, but a single task at a time: enough for one's own machine.
_WORKER: Final = ("--pool", "solo", "--without-gossip", "--without-mingle", "--loglevel", "INFO")


class Command(BaseCommand):
    help = "Runs worker, beat and relay until told to stop; if one of them ends, all do."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schedule", required=True, help="where beat notes what it has sent")

    def handle(self, *_args: Any, schedule: str, **_options: Any) -> None:
        app.conf.beat_sync_every = 1  # noted at once: its thread ends with the process
        beat = Service(app, schedule_filename=schedule)  # type: ignore[no-untyped-call]
        parts: dict[str, Callable[[], object]] = {
            "beat": beat.start,
            "relay": lambda: relay.run(relay.hand_to_workers, sleep=time.sleep),
        }
        for name, part in parts.items():
            threading.Thread(target=_run, args=(name, part), name=name, daemon=True).start()
        app.worker_main(["worker", *_WORKER])  # type: ignore[no-untyped-call]


def _run(name: str, part: Callable[[], object]) -> None:
    """A part that goes on for ever; without it the others would look alive and do half the work."""
    try:
        part()
    except BaseException:
        logger.exception("The %s ended by itself.", name)
        sys.stderr.flush()
        os._exit(1)
