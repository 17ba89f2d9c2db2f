"""When each scheduled task ran last, and which of them are late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from operations.models import TaskRun
from operations.scheduled import SCHEDULED, Scheduled

#: What comes round as often as this has run soon after a start; of the others nobody knows before
#: their hour.
_OFTEN: Final = timedelta(hours=1)


@dataclass(frozen=True)
class LastRun:
    key: str
    scheduled: Scheduled
    run: TaskRun | None
    now: datetime

    @property
    def is_late(self) -> bool:
        """It has not done all of its work for too long."""
        since = self.run.succeeded_at if self.run else None
        if since is None:
            return self.is_failing or self.scheduled.within <= _OFTEN
        return self.now - since > self.scheduled.within

    @property
    def is_failing(self) -> bool:
        """The last run failed, for some or for all."""
        return self.run is not None and self.run.failing_since is not None

    @property
    def why(self) -> str:
        """What is missing, in a sentence; "" where it is not late."""
        if not self.is_late:
            return ""
        since = self.run.succeeded_at if self.run else None
        moment = (
            date_format(timezone.localtime(since), "DATETIME_FORMAT") if since else _("the start")
        )
        words = str(self.scheduled.silent_since)
        return words % {"since": moment, "does": str(self.scheduled.does).lower()}

    @property
    def took(self) -> str:
        """ "0,4 s", "3 min"."""
        if self.run is None:
            return ""
        seconds = self.run.took.total_seconds()
        if seconds >= 90:
            return _("%(n)d min") % {"n": round(seconds / 60)}
        return _("%(n)s s") % {"n": number_format(seconds, 1)}


def last_runs(now: datetime) -> list[LastRun]:
    """Every task of the schedule: one statement."""
    runs = {run.key: run for run in TaskRun.objects.all()}
    return [LastRun(key, each, runs.get(key), now) for key, each in SCHEDULED.items()]
