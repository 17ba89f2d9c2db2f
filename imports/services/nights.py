"""Which nights the stays of a file take, and who has them already: said of each row in words.

The exclusion constraints of the bookings have the last word; this finds what they would refuse, all
of it at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from imports.services.new_stay import NewStay
from organisations.actors import Actor
from placements.models import Booking, Stay
from placements.services.conflicts import period_in_words

#: A citizen has a single bed on a night, also to try one (``ONE_BED_PER_CITIZEN``).
_IN_A_BED: Final = frozenset({Booking.Kind.STAY, Booking.Kind.TRIAL})


@dataclass(frozen=True)
class Taken:
    """Nights [start, end) of a place and a citizen; ``new`` where a row of the file takes them."""

    start: date
    end: date
    kind: str
    place_id: int
    citizen_id: int | None
    new: NewStay | None = None


def check_nights(by: Actor, stays: list[NewStay], now: datetime) -> None:
    """Say at each row which nights somebody has already: another stay, a closure, another row."""
    mine = [
        Taken(*each.nights, Booking.Kind.STAY.value, each.place.pk, each.stay.citizen_id, each)
        for each in stays
        if each.nights and each.place
    ]
    held = _held(by, mine, now)
    by_place: defaultdict[int, list[Taken]] = defaultdict(list)
    by_citizen: defaultdict[int, list[Taken]] = defaultdict(list)
    for taken in [*held, *mine]:
        by_place[taken.place_id].append(taken)
        if taken.citizen_id is not None and taken.kind in _IN_A_BED:
            by_citizen[taken.citizen_id].append(taken)
    for several in by_place.values():
        for this, that in overlaps(several):
            _say_place(this, that)
            _say_place(that, this)
    for several in by_citizen.values():
        for this, that in overlaps(several):
            if this.place_id != that.place_id:
                _say_citizen(this, that)
                _say_citizen(that, this)
    _check_one_here(by, stays)
    _check_outreach(by, stays)


def overlaps(several: Iterable[Taken]) -> Iterable[tuple[Taken, Taken]]:
    """Pairs that share a night. Not every pair, but each that shares one with another is in one:
    it is held against the one before it that lasts longest."""
    longest: Taken | None = None
    for taken in sorted(several, key=lambda each: (each.start, each.end)):
        if longest is not None and taken.start < longest.end:
            yield longest, taken
        if longest is None or taken.end > longest.end:
            longest = taken


def _say_place(mine: Taken, other: Taken) -> None:
    if mine.new is None:
        return
    period = period_in_words(other.start, None if other.end == date.max else other.end)
    column = "arrived" if other.start <= mine.start else "left"
    if other.new is not None:
        words = _("Row %(n)s of the file has the place %(period)s.")
        mine.new.row.add(column, words % {"n": other.new.row.number, "period": period})
        return
    kind = str(Booking.Kind(other.kind).label).lower()
    words = _("The place is taken %(period)s (%(kind)s).")
    mine.new.row.add(column, words % {"period": period, "kind": kind})


def _say_citizen(mine: Taken, other: Taken) -> None:
    if mine.new is None:
        return
    period = period_in_words(other.start, other.end)
    if other.new is not None:
        words = _("Row %(n)s of the file has the citizen in another place, %(period)s.")
        mine.new.row.add("arrived", words % {"n": other.new.row.number, "period": period})
    else:
        mine.new.row.add("arrived", _("The citizen already has a place in this period."))


def _held(by: Actor, mine: list[Taken], now: datetime) -> list[Taken]:
    """What the bookings here take of these places and citizens; whoever is still in bed has tonight
    too, though the booking has ended."""
    if not mine:
        return []
    today = timezone.localdate(now)
    first, last = min(each.start for each in mine), max(each.end for each in mine)
    standing = Booking.objects.filter(controller=by.organisation).in_force_at(now)
    in_bed = set(
        standing.slept_in_on(today).filter(ends_on__lte=today).values_list("pk", flat=True)
    )
    rows: dict[int, Taken] = {}
    places, citizens = {each.place_id for each in mine}, {each.citizen_id for each in mine}
    facts = ("pk", "starts_on", "free_from", "kind", "place", "citizen")
    nearby = standing.filter(starts_on__lt=last)
    for column, ids in (("place__in", places), ("citizen__in", citizens)):
        for some in batched(ids, 2000):
            for pk, start, end, kind, place, citizen in nearby.filter(**{column: some}).values_list(
                *facts
            ):
                end = today + timedelta(days=1) if pk in in_bed else end or date.max
                if end > first:
                    rows[pk] = Taken(start, end, kind, place, citizen)
    return list(rows.values())


def _check_one_here(by: Actor, stays: list[NewStay]) -> None:
    """One who is here is here in one house."""
    arriving = [each for each in stays if each.stay.status == Stay.Status.HERE and each.place]
    here: set[int] = set()
    in_a_bed = Stay.objects.filter(controller=by.organisation).in_a_bed()
    for some in batched({each.stay.citizen_id for each in arriving}, 2000):
        here |= set(in_a_bed.filter(citizen__in=some).values_list("citizen", flat=True))
    for each in arriving:
        if each.stay.citizen_id in here and not each.row.is_wrong:
            each.row.add("left", _("The citizen is here now in another place."))
        here.add(each.stay.citizen_id)


def _check_outreach(by: Actor, stays: list[NewStay]) -> None:
    """A house has a citizen on a track without places once at a time."""
    arriving = [each for each in stays if each.stay.is_open and each.place is None]
    running: set[tuple[int, int, str]] = set()
    open_ones = Stay.objects.filter(
        controller=by.organisation, status__in=[Stay.Status.PLANNED, Stay.Status.HERE]
    ).exclude(expected_on=None)
    for some in batched({each.stay.citizen_id for each in arriving}, 2000):
        of_theirs = open_ones.filter(citizen__in=some)
        running |= set(of_theirs.values_list("citizen", "facility", "track"))
    for each in arriving:
        help_ = (each.stay.citizen_id, each.stay.facility_id, each.stay.track)
        if help_ in running:
            each.row.add("arrived", _("The citizen already has this help here."))
        running.add(help_)
