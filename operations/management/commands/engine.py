"""`manage.py engine`: whether what runs by itself has run, and what waits, in every organisation.

For whoever runs the product. Ends with 1 where something is late.
"""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.acting import acting
from operations.last_runs import last_runs
from operations.state import carrier_answers
from operations.waiting import dead_letters, lags
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Says when each scheduled task ran last, what waits, and what could not be delivered."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        runs = last_runs(now)
        for run in runs:
            since = f"{run.run.started_at:%Y-%m-%d %H:%M:%S}" if run.run else "never"
            fault = run.run.last_error if run.run else ""
            state = "LATE" if run.is_late else "ok"
            self.stdout.write(f"{state:5}{run.key:28}{since:21}{run.took:>8} {fault}".rstrip())
        answers = carrier_answers()
        if not answers:
            self.stdout.write("LATE Redis or Valkey does not answer")
        for organisation in Organisation.objects.order_by("pk"):
            with acting(organisation):
                for lag in lags(organisation, now=now):
                    if lag.many:
                        self.stdout.write(
                            f"waits {organisation.key}: {lag.what}: {lag.many}, since {lag.oldest}"
                        )
                for dead in dead_letters(organisation, now=now):
                    self.stdout.write(f"dead  {organisation.key}: {dead.kind}: {dead.total}")
        if not answers or any(run.is_late for run in runs):
            sys.exit(1)
