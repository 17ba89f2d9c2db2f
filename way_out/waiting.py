"""Who waits for what: citizens here whose locks do not all hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

import schemes
from organisations.actors import Actor
from placements.models import Stay
from placements.models.under_scheme import on_tracks
from placements.refunds import refund_days_of
from schemes.base import Condition, RefundDays, Track
from way_out.card import LockLine, WayOut, ways_out_of
from way_out.models import Lock, LockAnswer


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    stay: Stay
    way_out: WayOut
    days: int
    refund: RefundDays | None

    @property
    def answered(self) -> list[LockLine]:
        """What does not hold, and somebody has said so."""
        return [line for line in self.way_out.missing if line.answer is not None]

    @property
    def unanswered(self) -> list[LockLine]:
        return [line for line in self.way_out.missing if line.answer is None]


def has_locks(scheme: str) -> bool:
    """Whether citizens leave a house of the scheme by them."""
    return any(track.locks for version in schemes.get(scheme).versions for track in version.tracks)


def locks_there_are() -> list[Condition]:
    """Of every scheme, each once: what the list can be narrowed by."""
    by_key: dict[str, Condition] = {}
    for track in schemes.every_track():
        by_key |= {each.key: each for each in track.locks}
    return list(by_key.values())


def is_waited_for(actor: Actor, today: date, missing: str = "") -> QuerySet[Stay]:
    """Stays in sight whose locks do not all hold today, longest here first; ``missing`` is the key
    of one that must be among those that do not."""
    held = _held(today).filter(stay=OuterRef("pk"))
    count = held.order_by().values("stay").annotate(n=Count("pk")).values("n")
    stays = (
        Stay.objects.visible_to(actor)
        .in_house()
        .filter(on_tracks(lambda track: bool(track.locks)))
        .select_related("citizen", "facility")
        .annotate(locks_held=Coalesce(Subquery(count), 0))
        .order_by("moved_in_on", "pk")
    )
    lacks = Q(pk__in=[])
    for n in {len(track.locks) for track in schemes.every_track()} - {0}:
        lacks |= on_tracks(_has_locks(n)) & Q(locks_held__lt=n)
    stays = stays.filter(lacks)
    return stays.filter(~Exists(held.filter(key=missing))) if missing else stays


def waiting_rows(stays: Iterable[Stay], *, now: datetime) -> list[WaitingRow]:
    """With what each waits for; five statements however many there are."""
    rows = list(stays)
    today = timezone.localdate(now)
    ways_out, refunds = ways_out_of(rows, now=now), refund_days_of(rows, today)
    return [
        WaitingRow(
            stay=stay,
            way_out=way_out,
            days=stay.day_number(today) or 0,
            refund=refunds[stay.pk],
        )
        for stay in rows
        if (way_out := ways_out[stay.pk]) is not None
    ]


def _has_locks(n: int) -> Callable[[Track], bool]:
    return lambda track: len(track.locks) == n


def _held(today: date) -> QuerySet[Lock]:
    """Locks whose latest answer is that they hold."""
    latest = LockAnswer.objects.filter(lock=OuterRef("pk")).order_by("-at", "-pk")
    return Lock.objects.annotate(since=Subquery(latest.values("since_on")[:1])).filter(
        since__lte=today
    )
