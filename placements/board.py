"""The board: places by days, as lanes with bars, and a gap for each run of free nights.

Two statements however many places and days: one for the places, one for the bookings. Which
places are free tonight is read off its lanes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Final

from django.utils import timezone

from audit.purposes import Purpose
from audit.services import log_newly_shown, log_shown
from organisations.actors import Actor
from organisations.roles import Role
from placements.day_visitors import DayVisitor
from placements.free_places import (
    DAYS_AHEAD,
    ONCE_LEFT,
    FreeingPlace,
    FreePlace,
    LeavingPlace,
    booked_from,
)
from placements.lanes import ONE_DAY, FreeNights, Lane, lane_of
from placements.models import Booking, Facility, Place, Stay
from placements.models.booking import BookingQuerySet
from placements.models.stay import authority_sees
from placements.nights import PlacesTaken
from schemes.calendar import is_working_day

SPANS: Final = {"uge": 7, "4-uger": 28, "kvartal": 84}
#: What a bar says; the rest of three wide rows is not fetched for hundreds of them.
_SHOWN: Final = (
    "place_id",
    "kind",
    "starts_on",
    "ends_on",
    "free_from",
    "turnaround_days",
    "reason",
    "citizen__name",
    "citizen__alias",
    "citizen__died_on",
    "stay__status",
    "stay__moved_in_on",
    "stay__planned_end_on",
    "stay__left_on",
)


@dataclass(frozen=True)
class BoardDay:
    date: date
    column: int
    is_today: bool
    is_off: bool


@dataclass(frozen=True)
class FacilityLanes:
    facility: Facility
    lanes: list[Lane]


@dataclass(frozen=True)
class FreeCount:
    """How many places are free on a night; over a whole quarter, the fewest of a week."""

    date: date
    first: int
    last: int
    free: int


@dataclass(frozen=True)
class Board:
    start: date
    end: date
    today: date
    days: list[BoardDay]
    groups: list[FacilityLanes]

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.end - ONE_DAY

    @property
    def night(self) -> date:
        """The night a phone's list is about: tonight, or the first one shown."""
        return self.today if self.today_column else self.start

    @property
    def today_column(self) -> int | None:
        if self.start <= self.today < self.end:
            return (self.today - self.start).days + 1
        return None

    @property
    def off_days(self) -> list[BoardDay]:
        return [day for day in self.days if day.is_off]

    @cached_property
    def lanes(self) -> list[Lane]:
        return [lane for group in self.groups for lane in group.lanes]

    @cached_property
    def free_counts(self) -> list[FreeCount]:
        """For each night shown, how many places nobody has. A night that is free only if a review
        ends a stay is not counted."""
        free = [0] * len(self.days)
        for lane in self.lanes:
            for gap in lane.gaps:
                if not gap.after_review:
                    for column in range(gap.first, gap.last):
                        free[column - 1] += 1
        width = 7 if len(self.days) == SPANS["kvartal"] else 1
        return [
            FreeCount(day.date, day.column, day.column + width, min(free[n : n + width]))
            for n, day in enumerate(self.days)
            if n % width == 0
        ]

    @property
    def free_tonight(self) -> list[FreePlace]:
        """Which places they are, beside the number; none where the board is of other nights.
        The same as ``placements.free_places`` says of a page without a board."""
        if self.today_column is None:
            return []
        return [
            FreePlace(lane.place, lane.next_from)
            for lane in self.lanes
            if lane.is_open and lane.tonight is None
        ]

    @property
    def free_once_left(self) -> list[LeavingPlace]:
        """Places that are free tonight as soon as it is written that somebody has left."""
        if self.today_column is None:
            return []
        going_on = {
            bar.booking.stay_id
            for lane in self.lanes
            for bar in lane.bars
            if bar.booking.ends_on is None or bar.booking.ends_on > self.today
        }
        return [
            LeavingPlace(lane.place, bar.booking.stay)
            for lane in self.lanes
            if not lane.is_promised(self.today)
            for bar in lane.bars
            if bar.stays_tonight
            and bar.is_in_sight
            and bar.booking.stay is not None
            and bar.booking.stay_id not in going_on
        ]

    @property
    def free_soon(self) -> list[FreeingPlace]:
        """Places that are not free tonight and will be within the days shown, the soonest first:
        somebody is planned to leave, a closure or a reservation ends, a place opens. Not what is
        free only if a review says so."""
        leaving = {each.place.pk for each in self.free_once_left}
        soon = []
        for lane in self.lanes:
            if lane.is_open and lane.tonight is None:
                continue
            is_overdue = any(bar.stays_tonight for bar in lane.bars)
            for gap, after in lane.freeing(self.today):
                until, night = _free_until(lane, gap, self.end), gap.starts_on
                if is_overdue and night == self.today + ONE_DAY:
                    # Guests change on the day; whoever is late is there tonight, too.
                    night = self.today if lane.place.pk in leaving else night
                    after = ONCE_LEFT
                soon.append(FreeingPlace(lane.place, night, until, after))
        return sorted(soon, key=lambda each: each.starts_on)

    @property
    def taken_tonight(self) -> PlacesTaken | None:
        """Tonight's sum over the places shown: capacity - closed - booked - held = free.

        None where today is not on the board: another night's sum would be read as tonight's.
        """
        if self.today_column is None:
            return None
        return PlacesTaken.of(
            [
                lane.tonight.booking.kind if lane.tonight else None
                for lane in self.lanes
                if lane.is_open
            ]
        )

    @property
    def has_turnaround(self) -> bool:
        """A place is made ready after a stay on one of the days shown."""
        return any(bar.booking.is_turnaround for lane in self.lanes for bar in lane.bars)

    @property
    def has_guest_rooms(self) -> bool:
        """Somebody may grant one of the places on the spot."""
        return any(lane.place.track_on(self.today).granted_on_the_spot_by for lane in self.lanes)

    @property
    def has_free_guest_room(self) -> bool:
        """One of them is free tonight; also where another time is shown, and nobody can tell."""
        return self.today_column is None or any(
            lane.is_open and lane.tonight is None
            for lane in self.lanes
            if lane.place.track_on(self.today).granted_on_the_spot_by
        )


def make_board(
    actor: Actor,
    *,
    start: date,
    days: int,
    now: datetime,
    facilities: Collection[Facility] | None = None,
) -> Board:
    """The board of what ``actor`` may see, from ``start`` for ``days`` days; where the role's sight
    has a time, of just those nights, whatever was asked for. Of all houses in sight, or of some of
    them (``facilities``): the database then need not look for them again.
    """
    today = timezone.localdate(now)
    end = start + timedelta(days=days)
    if nights := actor.nights_in_sight(today):
        start, end = nights
        days = (end - start).days
    in_sight = None if facilities is None else [facility.pk for facility in facilities]
    places = Place.objects.visible_to(actor, in_sight).open_between(start, end)
    places = places.select_related("facility")
    if start <= today < end:
        places = places.annotate(booked_from=booked_from(end, now))
    taking = Booking.objects.visible_to(actor, today, in_sight).taking_nights_of(
        start, end, now=now, tonight=True
    )
    bookings = (
        _in_sight(actor, taking)
        .with_next_place()
        .with_nights_away(start, end)
        .select_related("citizen", "stay")
        .only(*_SHOWN)
        .order_by("place_id", "starts_on")
    )
    for booking in bookings:
        if booking.stay is not None and booking.citizen is not None:
            booking.stay.citizen = booking.citizen
    by_place = {
        place_id: list(of_place)
        for place_id, of_place in groupby(bookings, lambda booking: booking.place_id)
    }
    groups = [
        FacilityLanes(
            facility=first.facility,
            lanes=[
                lane_of(place, by_place.get(place.pk, []), start, end, today)
                for place in [first, *rest]
            ],
        )
        for first, rest in _by_facility(places)
    ]
    return Board(start, end, today, list(_days(start, days, today)), groups)


def board_ahead(actor: Actor, *, now: datetime) -> Board:
    """Of the nights for which it is said which places are free, or become so."""
    return make_board(actor, start=timezone.localdate(now), days=DAYS_AHEAD + 1, now=now)


def without_a_place(actor: Actor, facilities: Iterable[Facility], today: date) -> list[Stay]:
    """Outreach under way: on no lane, and not to be forgotten. Asked for only where a scheme has
    a track without places."""
    with_outreach = [
        facility
        for facility in facilities
        if any(not track.takes_place for track in facility.rules_on(today).tracks)
    ]
    if not with_outreach:
        return []
    houses = [facility.pk for facility in with_outreach]
    under_way = Stay.objects.visible_to(actor, facilities=houses).in_house()
    without_place = under_way.exclude(expected_on=None).select_related("citizen", "facility")
    return list(without_place.order_by("facility__order", "moved_in_on", "pk"))


def log_board_read(
    by: Actor,
    board: Board,
    also: Iterable[Stay | DayVisitor] = (),
    *,
    since: datetime | None = None,
) -> None:
    """The board names the citizens who stay in the places, and ``also`` those who are in none.

    ``since``: it asked for itself again, and only whom it did not name to this person since then is
    somebody new to have seen.
    """
    bars = (bar.booking for lane in board.lanes for bar in lane.bars)
    citizens = [*(booking.citizen_id for booking in bars), *(each.citizen_id for each in also)]
    shown = [(by.organisation.pk, citizen_id) for citizen_id in citizens]
    if since is None:
        log_shown(shown, by=by, what="board", purpose=Purpose.PLACES)
    else:
        log_newly_shown(shown, by=by, what="board", purpose=Purpose.PLACES, since=since)


def _free_until(lane: Lane, gap: FreeNights, end: date) -> date | None:
    if gap.ends_on < end:
        return gap.ends_on
    beyond = (getattr(lane.place, "booked_from", None), lane.place.closes_on)
    return min(filter(None, beyond), default=None)


def _by_facility(places: Iterable[Place]) -> Iterator[tuple[Place, list[Place]]]:
    for _facility_id, of_facility in groupby(places, lambda place: place.facility_id):
        first, *rest = of_facility
        yield first, rest


def _days(start: date, days: int, today: date) -> Iterator[BoardDay]:
    for n in range(days):
        day = start + timedelta(days=n)
        yield BoardDay(day, n + 1, day == today, not is_working_day(day))


def _in_sight(actor: Actor, bookings: BookingQuerySet) -> BookingQuerySet:
    """With ``is_in_sight``: a municipality's authority has no business with every stay in the
    places it may book; asked only of it, of the stay that is read with the booking anyway."""
    if actor.role is not Role.CASEWORKER:
        return bookings
    return bookings.annotate(is_in_sight=authority_sees(actor, "stay__"))
