"""Finding a place: which fit a period, and why the others don't; and, where no period is asked for,
the first free nights of each. What a citizen needs of a place is compared (``matching``), and what
has all of it stands on top."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisations.actors import Actor
from placements.matching import Equipment, Match
from placements.models import Booking, Facility, Place
from placements.nights import FURTHEST_AHEAD, PlacesTaken, places_taken_on
from schemes.base import Track, Version


@dataclass(frozen=True)
class Candidate:
    """A place, and why it does not fit; "" where it does."""

    place: Place
    why_not: str
    match: Match
    #: It is held for the citizen already.
    kept_for_us: bool = False


@dataclass(frozen=True)
class FreeRun:
    """Nights of a place that nobody has taken, [starts_on, ends_on)."""

    starts_on: date
    #: None: free on, as far as is known.
    ends_on: date | None
    #: Where a stay from the first of them would end, cut where the nights are up.
    stay_ends_on: date
    #: They are enough for the whole stay.
    is_enough: bool
    #: Before them lies a stay without an end: free only if its review says so.
    after_review: bool = False
    #: Somebody is in the bed, to leave today or earlier, and nobody has written that they left.
    once_left: bool = False

    @property
    def nights(self) -> int | None:
        return (self.ends_on - self.starts_on).days if self.ends_on else None

    @property
    def last_night(self) -> date | None:
        return self.ends_on - timedelta(days=1) if self.ends_on else None


@dataclass(frozen=True)
class Offer:
    """A place with its first free nights, and the first that are enough where those are not."""

    place: Place
    runs: list[FreeRun]
    #: What has the place on the first night looked at; "" where nothing has.
    why_not_yet: str
    match: Match
    #: It is held for the citizen already.
    kept_for_us: bool = False


@dataclass(frozen=True)
class InHouse:
    """How full a house is tonight: numbers, and nobody behind them."""

    facility: Facility
    places: PlacesTaken


def places_of_kind(
    by: Actor, *, scheme: str, track: str, on: date | None = None
) -> QuerySet[Place]:
    """All places in sight that serve a scheme's track; without those that have closed by ``on``."""
    places = Place.objects.visible_to(by).filter(facility__scheme=scheme, track=track)
    if on is not None:
        places = places.exclude(closes_on__lte=on)
    return places.select_related("facility")


def candidates(
    places: QuerySet[Place],
    *,
    by: Actor,
    starts_on: date,
    ends_on: date,
    now: datetime,
    hold: Booking | None = None,
    needs: Collection[str] = (),
) -> list[Candidate]:
    """Each of the places, judged for the nights [starts_on, ends_on). With ``needs`` those that are
    free stand on top, what has all of them first.

    ``hold`` is the citizen's own and in nobody's way. Two statements, however many places.
    """
    own = hold if hold is not None and hold.holds_at(now) else None
    longest = max((place.turnaround_days for place in places), default=0)
    bookings = Booking.objects.filter(
        controller=by.organisation, place__in=places
    ).taking_nights_of(starts_on, ends_on + timedelta(days=longest), now=now)
    if own is not None:
        bookings = bookings.exclude(pk=own.pk)
    first_of_place: dict[int, Booking] = {}
    needed_until = {place.pk: _ready_on(place, ends_on) for place in places}
    for booking in bookings.order_by("starts_on"):
        if booking.starts_on < needed_until[booking.place_id]:
            first_of_place.setdefault(booking.place_id, booking)
    equipment = Equipment(places, on=starts_on)
    judged = [
        Candidate(
            place,
            _why_not(place, first_of_place.get(place.pk), starts_on, ends_on, now),
            equipment.match(place, needs),
            kept_for_us=own is not None and own.place_id == place.pk,
        )
        for place in places
    ]
    if not needs:
        return judged
    return sorted(judged, key=lambda each: (bool(each.why_not), each.match.rank))


def offers(
    places: QuerySet[Place],
    *,
    by: Actor,
    first: date,
    end_of: Callable[[date], date],
    now: datetime,
    hold: Booking | None = None,
    needs: Collection[str] = (),
) -> list[Offer]:
    """Each of the places with its free nights from ``first``: what has all the ``needs`` on top,
    then the soonest that is long enough.

    ``end_of`` says where a stay that starts on a day would end. Judged as :func:`candidates`, with
    three statements, however many places.
    """
    own = hold if hold is not None and hold.holds_at(now) else None
    bookings = (
        Booking.objects.filter(controller=by.organisation, place__in=places)
        .taking_nights_of(first, date.max, now=now)
        .select_related("stay")
        .with_next_place()
        .order_by("starts_on")
    )
    of_place: dict[int, list[Booking]] = {}
    for booking in bookings:
        if own is None or booking.pk != own.pk:
            of_place.setdefault(booking.place_id, []).append(booking)
    today = timezone.localdate(now)
    slept_in = Booking.objects.filter(controller=by.organisation, place__in=places)
    in_bed = set(
        slept_in.slept_in_on(today).filter(ends_on__lte=today).values_list("place_id", flat=True)
    )
    equipment = Equipment(places, on=first)
    offered = []
    for place in places:
        taken = of_place.get(place.pk, [])
        is_own = own is not None and own.place_id == place.pk
        start = max(first, own.starts_on) if own is not None and is_own else first
        free = _free_runs(place, taken, start, end_of, today, in_bed=place.pk in in_bed)
        night_taken = taken[0] if taken and taken[0].starts_on <= start else None
        why_not_yet = _why_not(place, night_taken, start, start + timedelta(days=1), now)
        match = equipment.match(place, needs)
        offered.append(Offer(place, _worth_showing(free), why_not_yet, match, kept_for_us=is_own))
    return sorted(offered, key=_soonest_first)


def _free_runs(
    place: Place,
    bookings: list[Booking],
    first: date,
    end_of: Callable[[date], date],
    today: date,
    *,
    in_bed: bool,
) -> list[FreeRun]:
    tomorrow = today + timedelta(days=1)
    free: list[tuple[date, date | None, bool]] = []
    free_from, after_review = max(first, place.opens_on), False
    for booking in bookings:
        if booking.starts_on > free_from:
            free.append((free_from, booking.starts_on, after_review))
        if booking.ends_on is None:
            break
        # Whoever has not left is in the bed tonight, whatever the booking says.
        until = max(tomorrow, booking.free_from) if booking.ends_on <= today else booking.free_from
        free_from, after_review = max(free_from, until), booking.is_open_ended
    else:
        free.append((free_from, None, after_review))
    runs = []
    for starts_on, next_from, unsure in free:
        ends_on = min(filter(None, (next_from, place.closes_on)), default=None)
        is_too_far = starts_on > today + FURTHEST_AHEAD
        if is_too_far or (ends_on is not None and ends_on <= starts_on):
            continue
        whole = end_of(starts_on)
        runs.append(
            FreeRun(
                starts_on,
                ends_on,
                stay_ends_on=min(whole, ends_on or whole),
                is_enough=ends_on is None or _ready_on(place, whole) <= ends_on,
                after_review=unsure,
                once_left=in_bed and starts_on <= tomorrow,
            )
        )
    return runs


def _ready_on(place: Place, ends_on: date) -> date:
    """When somebody else can have the place after a stay that ends on that day."""
    return ends_on + timedelta(days=place.turnaround_days)


def _worth_showing(runs: list[FreeRun]) -> list[FreeRun]:
    enough = next((run for run in runs if run.is_enough), None)
    return [run for n, run in enumerate(runs) if n == 0 or run is enough]


def _soonest_first(offer: Offer) -> tuple[bool, bool, tuple[int, int], bool, bool, date]:
    """What is kept for the citizen; then what has all the needs, what is long enough, what is too
    short, and last what is never free."""
    fitting = next((run for run in offer.runs if run.is_enough), None)
    run = fitting or next(iter(offer.runs), None)
    if run is None:
        return not offer.kept_for_us, True, offer.match.rank, True, False, date.max
    unsure = run.after_review
    return not offer.kept_for_us, False, offer.match.rank, fitting is None, unsure, run.starts_on


def usual_end(track: Track, starts_on: date) -> date | None:
    """The end to propose; None where the track has none."""
    try:
        return track.length.usual_end(starts_on)
    except (OverflowError, ValueError):  # after the year 9999 there is no day
        return None


def taken_until(version: Version, track: Track, starts_on: date) -> date:
    """Until when a stay that starts on a day would take its place: the usual end, or the first
    review where no end is set."""
    if track.length.end_set_at_start:
        end = usual_end(track, starts_on)
    else:
        end = version.review_on(track.key, starts_on)
    return end or starts_on + timedelta(days=1)


def in_houses(by: Actor, places: QuerySet[Place], *, now: datetime) -> list[InHouse]:
    """How full the houses of the places are tonight, all kinds of place together. One statement
    besides the places'."""
    houses = {place.facility_id: place.facility for place in places}
    if not houses:
        return []
    tonight = timezone.localdate(now)
    taken = places_taken_on(list(houses), tonight, controllers=[by.organisation.pk], now=now)
    of_house: dict[int, list[PlacesTaken]] = {}
    for kind in taken:
        of_house.setdefault(kind.facility_id, []).append(kind.places)
    return [
        InHouse(house, PlacesTaken.all_together(of_house.get(pk, [])))
        for pk, house in houses.items()
    ]


def _why_not(
    place: Place, booking: Booking | None, starts_on: date, ends_on: date, now: datetime
) -> str:
    if place.opens_on > starts_on:
        return _("opens on %(day)s") % {"day": _short(place.opens_on)}
    if place.closes_on is not None and place.closes_on < ends_on:
        return _("closes on %(day)s") % {"day": _short(place.closes_on)}
    if booking is None:
        return ""
    if booking.is_made_ready_on(starts_on) and booking.free_from > timezone.localdate(now):
        return _("made ready until %(day)s") % {"day": _short(booking.free_from)}
    if booking.ends_on is not None and booking.ends_on <= min(starts_on, timezone.localdate(now)):
        return _("the citizen there has not left")
    what = str(booking.get_kind_display()).lower()
    if booking.ends_on is None:
        return _("%(what)s from %(start)s") % {"what": what, "start": _short(booking.starts_on)}
    return _("%(what)s %(start)s – %(end)s") % {
        "what": what,
        "start": _short(booking.starts_on),
        "end": _short(booking.ends_on),
    }


def _short(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
