"""By when a referral is answered: what has been published for it, read with the referrals."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Subquery, When
from django.db.models.functions import JSONObject, TruncDate
from django.utils import timezone

from referrals.clock import Pause
from referrals.models import InformationRequest, Referral, ReplyDeadline
from referrals.models.referral_rows import ReferralQuerySet


def with_deadline(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """With ``within``: the working days published for it (``referrals.models.reply_deadline``),
    None where none are; and ``asked``: whether its deadline has ever stood still."""
    deadlines = ReplyDeadline.objects.filter(
        controller=OuterRef("controller"),
        scheme=OuterRef("scheme"),
        track=OuterRef("track"),
        urgency__in=["", OuterRef("urgency")],
        starts_on__lte=OuterRef("clock_day"),
    )
    published = deadlines.order_by("-urgency", "-starts_on", "-pk").values("working_days")[:1]
    return (
        referrals.annotate(clock_day=TruncDate("clock_from"))
        .annotate(within=Subquery(published))
        .annotate(asked=Exists(InformationRequest.objects.filter(referral=OuterRef("pk"))))
    )


def with_pauses(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Of referrals read ``with_deadline``, the days on which it stood still."""
    asked = InformationRequest.objects.filter(referral=OuterRef("pk")).order_by("at")
    pauses = ArraySubquery(asked.values(json=JSONObject(at="at", ended_at="ended_at")))
    return referrals.annotate(pauses=Case(When(asked=True, then=pauses)))


def pauses_in(row: Any) -> tuple[Pause, ...]:
    """Of a row read ``with_pauses``."""
    return tuple(
        Pause(_day(each["at"]), _day(each["ended_at"]) if each["ended_at"] else None)
        for each in row.pauses or ()
    )


def _day(at: str) -> date:
    return timezone.localdate(datetime.fromisoformat(at))


def within_days(row: Any) -> int:
    """Of a row read ``with_deadline``."""
    if row.urgency == Referral.Urgency.TONIGHT:
        return 0
    within: int = row.scheme_track.answer_within if row.within is None else row.within
    return within
