"""When each of the scheduled tasks ran last."""

from __future__ import annotations

from datetime import timedelta

from django.db import models


class TaskRun(models.Model):
    """The last run of a scheduled task, for the whole installation: it holds nobody's data, so it
    needs no row-level security. One row per task, written when a run ends
    (``services.noting``)."""

    #: As the schedule names it: "sweep-reminders".
    key = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField()
    took = models.DurationField(default=timedelta)
    #: None until it has once done all of its work.
    succeeded_at = models.DateTimeField(null=True)
    #: Since when every run has failed, for some or for all; None where the last one did not.
    failing_since = models.DateTimeField(null=True)
    #: The class of the last error: a text may hold an address.
    last_error = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return self.key
