"""The board: places by days, as lanes with bars, and a gap for each run of free nights.

Two statements however many places and days: one for the places, one for the bookings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Final

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from audit.purposes import Purpose
from audit.services import log_shown
from organisations.actors import Actor
from organisations.roles import Role
from placements.free_places import FreePlace, LeavingPlace
from placements.lanes import ONE_DAY, Lane, Window, make_lane
from placements.models import Booking, Facility, Place, Stay
from placements.models.stay import schemes_that_sell_places
from placements.nights import PlacesTaken
from schemes.calendar import is_working_day

SPANS: Final = {"uge": 7, "4-uger": 28, "kvartal": 84}
#: What the board shows of a booking, its stay and its citizen: three rows of 60 columns for each
#: bar are a quarter of the time it takes.
_SHOWN: Final = (
    "place",
    "citizen",
    "stay",
    "kind",
    "starts_on",
    "ends_on",
    "reason",
    "citizen__name",
    "citizen__alias",
    "citizen__died_on",
    "stay__status",
    "stay__planned_end_on",
    "stay__moved_in_on",
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
    window: Window
    groups: list[FacilityLanes]

    @property
    def start(self) -> date:
        return self.window.start

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.window.end - ONE_DAY

    @property
    def today(self) -> date:
        return self.window.today

    @property
    def night(self) -> date:
        return self.window.night

    @property
    def today_column(self) -> int | None:
        return self.window.column(self.today) if self.window.has_today else None

    @cached_property
    def days(self) -> list[BoardDay]:
        dates = [self.start + timedelta(days=n) for n in range((self.last - self.start).days + 1)]
        return [
            BoardDay(day, self.window.column(day), day == self.today, not is_working_day(day))
            for day in dates
        ]

    @cached_property
    def lanes(self) -> list[Lane]:
        return [lane for group in self.groups for lane in group.lanes]

    @property
    def free_counts(self) -> list[FreeCount]:
        """For each night shown, how many places nobody has. A night that is free only if a review
        ends a stay is not counted."""
        changes = [0] * (len(self.days) + 1)
        for gap in (gap for lane in self.lanes for gap in lane.gaps if not gap.after_review):
            changes[gap.first - 1] += 1
            changes[gap.last - 1] -= 1
        free = list(accumulate(changes[:-1]))
        width = 7 if len(self.days) == SPANS["kvartal"] else 1
        return [
            FreeCount(day.date, day.column, day.column + width, min(free[n : n + width]))
            for n, day in enumerate(self.days)
            if n % width == 0
        ]

    @property
    def taken_tonight(self) -> PlacesTaken | None:
        """Tonight's sum over the places shown: capacity - closed - booked - held = free.

        None where today is not on the board: another night's sum would be read as tonight's.
        """
        if not self.window.has_today:
            return None
        return PlacesTaken.of(
            [
                lane.tonight.booking.kind if lane.tonight else None
                for lane in self.lanes
                if lane.is_open
            ]
        )

    @property
    def free_tonight(self) -> list[FreePlace]:
        """The places behind the number: ``placements.free_places``, read off the lanes."""
        if not self.window.has_today:
            return []
        return [
            FreePlace(lane.place, getattr(lane.place, "next_from", None))
            for lane in self.lanes
            if lane.is_free
        ]

    @property
    def free_once_left(self) -> list[LeavingPlace]:
        """Places that are free tonight as soon as it is written that somebody has left, who has
        no other place from now on."""
        if not self.window.has_today:
            return []
        leaving = []
        for lane in self.lanes:
            if lane.is_promised(self.today):
                continue
            for booking in (bar.booking for bar in lane.bars if bar.stays_tonight):
                has_other_place = getattr(booking, "next_from", None) is not None
                if booking.stay and not has_other_place and getattr(booking, "is_in_sight", True):
                    leaving.append((booking.starts_on, LeavingPlace(lane.place, booking.stay)))
        return [place for _starts_on, place in sorted(leaving, key=itemgetter(0))]

    @property
    def has_guest_rooms(self) -> bool:
        """Somebody may grant one of the places on the spot."""
        return any(lane.place.track_on(self.today).granted_on_the_spot_by for lane in self.lanes)

    @property
    def has_free_guest_room(self) -> bool:
        """One of them is free tonight; also where another time is shown, and nobody can tell."""
        return not self.window.has_today or any(
            lane.is_free
            for lane in self.lanes
            if lane.place.track_on(self.today).granted_on_the_spot_by
        )


def make_board(
    actor: Actor,
    *,
    start: date,
    days: int,
    now: datetime,
    facilities: Iterable[Facility] | None = None,
) -> Board:
    """The board of what ``actor`` may see, from ``start`` for ``days`` days; where the role's sight
    has a time, of just those nights, whatever was asked for."""
    today = timezone.localdate(now)
    nights = actor.nights_in_sight(today) or (start, start + timedelta(days=days))
    window = Window(*nights, today)
    places = Place.objects.visible_to(actor).open_between(*nights)
    if facilities is None:
        places = places.select_related("facility")
    else:
        places = places.filter(facility__in=facilities)
    groups = list(_by_facility(_open(places, actor, window), facilities))
    bookings = Booking.objects.visible_to(
        actor, today, places=[place for of_facility in groups for place in of_facility]
    )
    by_place = {
        place_id: list(of_place)
        for place_id, of_place in groupby(
            _shown(actor, bookings.taking_nights_of(*nights, now=now, tonight=True), today),
            lambda booking: booking.place_id,
        )
    }
    return Board(
        window,
        [
            FacilityLanes(
                of_facility[0].facility,
                [make_lane(place, by_place.get(place.pk, []), window) for place in of_facility],
            )
            for of_facility in groups
        ],
    )


def _open(places: QuerySet[Place], actor: Actor, window: Window) -> QuerySet[Place]:
    """The places, and where tonight is shown from when each is somebody's."""
    if not window.has_today:
        return places
    ahead = Booking.objects.standing().filter(
        controller=actor.organisation, place=OuterRef("pk"), starts_on__gt=window.today
    )
    return places.annotate(next_from=_first_day_of(ahead))


def _shown(actor: Actor, bookings: QuerySet[Booking], today: date) -> QuerySet[Booking]:
    """The bookings, by place and in order of time. Each with ``next_from``, where its stay has gone
    or goes on in another place (asked only of those that have ended), and ``is_in_sight``: with
    some stays a municipality's authority has no business."""
    after = Booking.objects.standing().filter(
        stay=OuterRef("stay"), starts_on__gt=OuterRef("starts_on")
    )
    has_ended = Q(ends_on__lte=today, stay__status=Stay.Status.HERE)
    bookings = bookings.annotate(next_from=Case(When(has_ended, then=_first_day_of(after))))
    if actor.role is Role.CASEWORKER:
        seen = Stay.objects.visible_to(actor).filter(pk=OuterRef("stay_id"))
        own_matter = Q(stay=None) | ~Q(stay__scheme__in=schemes_that_sell_places())
        bookings = bookings.annotate(
            is_in_sight=Case(When(own_matter, then=Value(True)), default=Exists(seen))
        )
    shown = bookings.select_related("citizen", "stay").only(*_SHOWN)
    return shown.order_by("place_id", "starts_on")


def _first_day_of(bookings: QuerySet[Booking]) -> Subquery:
    return Subquery(bookings.order_by("starts_on").values("starts_on")[:1])


def _by_facility(
    places: Iterable[Place], facilities: Iterable[Facility] | None
) -> Iterator[list[Place]]:
    known = {facility.pk: facility for facility in facilities or ()}
    for facility_id, of_facility in groupby(places, lambda place: place.facility_id):
        group = list(of_facility)
        for place in group:
            if facility_id in known:
                place.facility = known[facility_id]
        yield group


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
    under_way = Stay.objects.visible_to(actor).in_house().filter(facility__in=with_outreach)
    without_place = under_way.exclude(expected_on=None).select_related("citizen", "facility")
    return list(without_place.order_by("facility__order", "moved_in_on", "pk"))


def log_board_read(by: Actor, board: Board, stays: Iterable[Stay] = ()) -> None:
    """The board names the citizens who stay in the places, and ``stays`` those who are in none."""
    bars = (bar.booking for lane in board.lanes for bar in lane.bars)
    citizens = [*(booking.citizen_id for booking in bars), *(stay.citizen_id for stay in stays)]
    log_shown(
        [(by.organisation.pk, citizen_id) for citizen_id in citizens],
        by=by,
        what="board",
        purpose=Purpose.PLACES,
    )
