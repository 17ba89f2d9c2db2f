"""By when a referral is answered: what has been published for it, read with the referrals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    Expression,
    Func,
    IntegerField,
    OuterRef,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import JSONObject, TruncDate
from django.utils import timezone

from organisations.actors import Actor
from referrals.models import InformationRequest, Referral, ReplyDeadline
from referrals.models.referral_rows import ReferralQuerySet
from schemes.calendar import Pause


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
    return referrals.annotate(
        clock_day=TruncDate("clock_from"), within=Subquery(published), asked=_was_asked()
    )


def _was_asked() -> Exists:
    return Exists(InformationRequest.objects.filter(referral=OuterRef("pk")))


def by_kind(referrals: ReferralQuerySet, actor: Actor, *more: Expression) -> ReferralQuerySet:
    """Of the actor's own organisation, with ``asked``; with ``kind``, alike for those whose answers
    come in the order of their clocks: of one ``more``, scheme, track and urgency, between the same
    two days on which anything was published; and with ``published``, all of it, once for the
    statement and not looked up for each of ten thousand.
    """
    deadlines = ReplyDeadline.objects.filter(controller=actor.organisation).order_by()
    days = ArraySubquery(deadlines.order_by("starts_on").values("starts_on"))
    since = Func(
        TruncDate("clock_from"), days, function="width_bucket", output_field=IntegerField()
    )
    every = JSONBAgg(JSONObject(**{name: name for name in _OF_A_DEADLINE}))
    return referrals.annotate(asked=_was_asked()).annotate(
        # One text is sorted in half the time of its six parts.
        kind=Func(
            Value(" "),
            *more,
            "asked",
            since,
            "scheme",
            "track",
            "urgency",
            function="concat_ws",
            output_field=TextField(),
        ),
        published=Subquery(deadlines.values("controller").annotate(every=every).values("every")),
    )


_OF_A_DEADLINE = ("pk", "scheme", "track", "urgency", "working_days", "starts_on")


def deadlines_of(rows: Iterable[Any]) -> list[ReplyDeadline]:
    """What has been published, of rows read ``by_kind``."""
    published = next((row.published for row in rows), None) or ()
    return [
        ReplyDeadline(**each | {"starts_on": date.fromisoformat(each["starts_on"])})
        for each in published
    ]


def with_pauses(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Of referrals of which it is known whether they were ``asked``, when they stood still."""
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
