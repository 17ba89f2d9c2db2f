"""Who waits for a place, in the order of need (``referrals.need``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, Final, overload

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce

from organisations.actors import Actor
from placements.models import Booking, Place, Stay
from referrals.models import (
    MeanwhileOffer,
    Need,
    PlaceOffer,
    Referral,
    SleepsMeanwhile,
)
from referrals.models.referral_rows import ReferralQuerySet
from referrals.models.waiting import CAME_TO_NOTHING, takes_no_place
from referrals.need import of_level, of_sleeping, points


def in_order_of_need(actor: Actor, chosen: Q | None = None) -> WaitingList:
    """Those in the actor's sight who wait for a place, the greatest need first."""
    return WaitingList([rows.filter(chosen or Q()) for rows in _waiting(actor)])


#: So many are read at once: of a short list all, of a long one more than a page shows.
READ_AHEAD: Final = 200


#: What the list shows of each. Whole rows are wide.
SHOWN: Final = (
    "controller",
    "scheme",
    "track",
    "rules_on",
    "reference",
    "status",
    "urgency",
    "wished_on",
    "whereabouts",
    "whereabouts_note",
    "expected_ready_on",
    "ready_for_discharge_on",
    "sleeps_meanwhile",
    "offered_meanwhile",
    "referrer",
    "submitted_by",
    "citizen__name",
    "citizen__alias",
    "citizen__died_on",
    "sender__name",
    "sender_unit__name",
    "facility__name",
    "decision__decided_at",
    "decision__decided_by__name",
)


class WaitingList(Sequence[int]):
    """Ids, the greatest need first; of ten thousand only those asked for are read."""

    def __init__(self, reasons: Sequence[ReferralQuerySet]) -> None:
        self._reasons = reasons
        self._read: list[int] = []
        self._total: int | None = None

    def __len__(self) -> int:
        self._first(READ_AHEAD)
        assert self._total is not None
        return self._total

    def __iter__(self) -> Iterator[int]:
        return iter(self._first(None))

    @overload
    def __getitem__(self, wanted: int) -> int: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[int]: ...
    def __getitem__(self, wanted: int | slice) -> int | list[int]:
        if isinstance(wanted, int):
            return self._first(wanted + 1)[wanted]
        return self._first(wanted.stop)[wanted]

    def _first(self, stop: int | None) -> list[int]:
        """At least so many, or all there are. Each reason to wait is in order by itself; the two
        are put in order here."""
        enough = self._total if stop is None else stop
        if self._total is not None and len(self._read) >= min(enough or 0, self._total):
            return self._read
        limit = None if stop is None else max(stop, READ_AHEAD)
        every = [list(_in_order(rows)[:limit]) for rows in self._reasons]
        self._total = sum(rows[0][-1] for rows in every if rows)
        ordered = sorted(chain(*every), key=lambda row: (-row[0], *row[1:]))
        self._read = [pk for _need, _since, pk, _total in ordered][:limit]
        return self._read


def could_take(actor: Actor, place: Place) -> WaitingList:
    """Of those in sight the ones who wait for this kind of place, in order of need."""
    return in_order_of_need(actor, Q(scheme=place.facility.scheme, track=place.track))


def ahead_of(
    actor: Actor, referral: Referral, place: Place | None, *, starts_on: date, now: datetime
) -> list[int]:
    """Whom giving the place to this one passes over: those before it who could come on that day
    (:func:`could_come`)."""
    order = list(in_order_of_need(actor, Q(scheme=referral.scheme, track=referral.track)))
    if referral.pk not in order:
        return []
    before = order[: order.index(referral.pk)]
    who = those_who_wait(before, now=now) if before else {}
    return [pk for pk in before if could_come(who[pk], place, starts_on=starts_on)]


@dataclass(frozen=True)
class Waiter:
    """What decides which place one who waits could take."""

    kind: tuple[str, str]
    wished_on: date | None
    wished_facility: int | None
    #: A place is kept or offered already.
    has_a_place: bool
    #: Ids of the places that were offered and declined.
    declined: frozenset[int]


def could_come(who: Waiter, place: Place | None, *, starts_on: date) -> bool:
    """Not who wishes to come later or to another house, has a place kept or offered already, or has
    declined this one. ``place`` None: while it is not chosen, whichever of the kind."""
    if who.has_a_place or (who.wished_on is not None and who.wished_on > starts_on):
        return False
    if place is None:
        return True
    is_wished = who.wished_facility in (None, place.facility_id)
    is_of_kind = who.kind == (place.facility.scheme, place.track)
    return is_of_kind and is_wished and place.pk not in who.declined


def those_who_wait(ids: Collection[int], *, now: datetime) -> dict[int, Waiter]:
    """By referral. One statement."""
    offers = PlaceOffer.objects.filter(referral=OuterRef("pk")).order_by()
    kept = Booking.objects.in_force_at(now).filter(pk=OuterRef("hold"))
    declined = offers.filter(status=PlaceOffer.Status.DECLINED)
    rows = Referral.objects.filter(pk__in=ids).values_list(
        "pk",
        "scheme",
        "track",
        "wished_on",
        "wished_facility",
        Exists(kept),
        Exists(offers.standing()),
        ArraySubquery(declined.values("place")),
    )
    return {
        pk: Waiter((scheme, track), wished_on, house, is_kept or is_offered, frozenset(no))
        for pk, scheme, track, wished_on, house, is_kept, is_offered, no in rows
    }


def rows_of(ids: list[int]) -> list[Referral]:
    """In the order of ``ids``, with what the list shows of each: ``need_level``, ``sleeps_where``,
    ``sleeps_at``, ``offered_what``, ``offered_answer``, ``offered_at``, ``since``."""
    sleeps = _latest(SleepsMeanwhile)
    offered = _latest(MeanwhileOffer)
    need = _latest(Need)
    rows = (
        Referral.objects.filter(pk__in=ids)
        .select_related("citizen", "sender", "sender_unit", "facility", "decision__decided_by")
        .only(*SHOWN)
        .annotate(
            since=_since(),
            need_level=Subquery(need.values("level")[:1]),
            need_words=Subquery(need.values("words")[:1]),
            sleeps_where=Subquery(sleeps.values("where")[:1]),
            sleeps_at=Subquery(sleeps.values("at")[:1]),
            sleeps_rough=Subquery(sleeps.values("rough")[:1]),
            offered_what=Subquery(offered.values("what")[:1]),
            offered_answer=Subquery(offered.values("answer")[:1]),
            offered_at=Subquery(offered.values("at")[:1]),
        )
        .in_bulk()
    )
    return [rows[pk] for pk in ids if pk in rows]


def standing_offers(ids: list[int]) -> dict[int, PlaceOffer]:
    """By referral."""
    offers = PlaceOffer.objects.standing().filter(referral__in=ids)
    return {offer.referral_id: offer for offer in offers.select_related("place__facility")}


def _in_order(rows: ReferralQuerySet) -> QuerySet[Any, Any]:
    """(points, since, id) of each, the greatest need first, of equals the longest wait; and beside
    each how many there are, which are counted anyway when they are put in order."""
    # Points are made inside: whatever is named twice outside is looked up twice for each row.
    judged = _latest(Need).values(of=of_level(F("level")))
    # Asked and not answered is no answer: the newest that says something.
    sleeps = _latest(SleepsMeanwhile).exclude(rough="").values(of=of_sleeping(F("rough")))
    need = points(
        judged=Subquery(judged[:1]),
        urgency=F("urgency"),
        sleeps=Subquery(sleeps[:1]),
        whereabouts=F("whereabouts"),
    )
    ordered = rows.annotate(need=need, since=_since()).order_by("-need", "since", "pk")
    return ordered.values_list("need", "since", "pk", Window(Count("pk")))


def _waiting(actor: Actor) -> Iterator[ReferralQuerySet]:
    """Each of the two reasons to wait by itself: with an OR across stays the database would read
    all that was ever accepted."""
    accepted = Referral.objects.visible_to(actor).filter(
        ~takes_no_place(), controller=actor.organisation, status=Referral.Status.ACCEPTED
    )
    yield accepted.filter(stay=None)
    # Few, and given as numbers: the database then begins with them.
    to_nothing = Stay.objects.filter(controller=actor.organisation, status__in=CAME_TO_NOTHING)
    if ids := list(to_nothing.values_list("pk", flat=True)):
        yield accepted.filter(stay__in=ids)


def _since() -> Coalesce:
    """Since it was decided: neither a place declined nor a stay that came to nothing moves it."""
    return Coalesce(F("decision__decided_at"), F("submitted_at"))


def _latest(model: type[Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(referral=OuterRef("pk")).order_by("-at", "-pk")
    return rows
