"""Who holds the threads."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from discharge.models.on_referral import Written, tied


class Coordinator(Written):
    """The one named person of a case since a day; the latest row counts, the others are history."""

    name = models.CharField(max_length=120)
    #: Where the person works, in words.
    organisation = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)
    since = models.DateField()

    append_only = True

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [
            tied("coordinator"),
            models.CheckConstraint(
                name="coordinator_can_be_rung", condition=~Q(name="") & ~Q(phone="")
            ),
        ]

    def __str__(self) -> str:
        return self.name
