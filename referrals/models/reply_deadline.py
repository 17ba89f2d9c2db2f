"""By when an organisation answers, as it has published it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from organisations.models import WrittenOnce, controller_indexed_with_more
from referrals.models.referral import Referral


class ReplyDeadlineQuerySet(models.QuerySet["ReplyDeadline"]):
    def that_hold(self, scheme: str, track: str, urgency: str, day: date) -> ReplyDeadlineQuerySet:
        """Those for a referral that comes in on ``day``; the first of them counts (``rank``)."""
        same_kind = self.filter(scheme=scheme, track=track, urgency__in=("", urgency))
        return same_kind.filter(starts_on__lte=day).order_by("-urgency", "-starts_on", "-pk")


class ReplyDeadline(WrittenOnce):
    """Working days within which referrals of a kind are answered, from a day on (RSL § 3).

    It takes the place of the scheme's own (``Track.answer_within``) for what comes in from that day
    on; what was promised before stands. What is asked for tonight is answered the same day.
    """

    controller = controller_indexed_with_more()
    scheme = models.CharField(max_length=40)
    track = models.CharField(max_length=40)
    #: "" for all of them.
    urgency = models.CharField(max_length=10, choices=Referral.Urgency, blank=True, default="")
    working_days = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    #: Where it is published.
    link = models.URLField(blank=True)

    objects = ReplyDeadlineQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "scheme", "track", "starts_on"], name="deadlines_published"
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="tonight_is_answered_tonight", condition=~Q(urgency="tonight")
            ),
            models.CheckConstraint(
                name="deadline_is_within_reason", condition=Q(working_days__lte=60)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.track}: {self.working_days}"

    def is_for(self, scheme: str, track: str, urgency: str, day: date) -> bool:
        same_kind = (self.scheme, self.track) == (scheme, track)
        return same_kind and self.urgency in ("", urgency) and self.starts_on <= day

    @property
    def rank(self) -> tuple[bool, date, int]:
        """The highest counts: for one urgency before all, then the latest."""
        return self.urgency != "", self.starts_on, self.pk


def published(
    deadlines: Iterable[ReplyDeadline], scheme: str, track: str, urgency: str, day: date
) -> ReplyDeadline | None:
    """What holds for a referral that comes in on ``day``; None: the scheme's own."""
    fitting = [each for each in deadlines if each.is_for(scheme, track, urgency, day)]
    return max(fitting, key=lambda each: each.rank, default=None)
