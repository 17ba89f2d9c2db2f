"""`manage.py relay`: hand events from the outbox to the workers, until told to stop."""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import kombu.exceptions
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, InterfaceError, connection

from audit.relay import BATCH, HandOver, relay_batch
from flexplads.celery import app
from notifications.tasks import deliver_events

logger = logging.getLogger("flexplads.relay")

#: Seconds between two looks at an empty outbox.
PAUSE = 0.3
#: Seconds to wait while the broker or the database is away: doubled each time, to a limit.
FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0

AWAY = (kombu.exceptions.OperationalError, DatabaseError, InterfaceError, OSError)


def hand_to_workers(event_ids: list[int], controller_id: int) -> None:
    """Give events to the broker now, or raise: the relay decides when to try again."""
    ids = (event_ids, controller_id)
    app.send_task(deliver_events.name, ids, retry=False)  # type: ignore[no-untyped-call]


class Command(BaseCommand):
    help = "Hands events from the outbox to the workers. Stops at once on TERM or Ctrl-C."
    requires_system_checks = ()  # they load every page, and the relay has none

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="empty the outbox, then stop")

    def handle(self, *_args: Any, **options: Any) -> None:
        # Stopping in the middle of a batch is safe: what wasn't committed is handed on again.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: sys.exit(0))
        if options["once"]:
            while relay_batch(hand_to_workers):
                pass
        else:
            run(hand_to_workers, sleep=time.sleep)


def run(hand_over: HandOver, *, sleep: Callable[[float], object]) -> None:
    """Relay forever. While broker or database is away nothing is lost: the rows wait."""
    wait = FIRST_WAIT
    away = False
    while True:
        try:
            handed = relay_batch(hand_over)
        except AWAY as error:
            if not away:
                logger.warning("The outbox waits, and loses nothing: %s", error)
            away = True
            connection.close_if_unusable_or_obsolete()
            sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
            continue
        if away:
            logger.warning("The outbox is being handed on again.")
        away, wait = False, FIRST_WAIT
        if handed < BATCH:
            sleep(PAUSE)
