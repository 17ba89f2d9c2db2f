"""By when a referral is answered: what has been published for it, read with the referrals."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import TruncDate

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


def within_days(row: Any) -> int:
    """Of a row read ``with_deadline``."""
    if row.urgency == Referral.Urgency.TONIGHT:
        return 0
    within: int = row.scheme_track.answer_within if row.within is None else row.within
    return within
