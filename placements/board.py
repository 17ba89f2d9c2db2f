"""The board: places by days, as lanes with bars, and a gap for each run of free nights.

Two statements however many places and days: one for the places, one for the bookings. Which
places are free tonight is read off its lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.purposes import Purpose
from audit.services import log_shown
from organisations.actors import Actor
from organisations.roles import Role
from placements.free_places import FreePlace, LeavingPlace
from placements.models import Booking, Facility, Place, Stay
from placements.nights import PlacesTaken
from schemes.calendar import is_working_day

SPANS: Final = {"uge": 7, "4-uger": 28, "kvartal": 84}
ONE_DAY: Final = timedelta(days=1)
#: What a bar says; the rest of three wide rows is not fetched for hundreds of them.
_SHOWN: Final = (
    "place_id",
    "kind",
    "starts_on",
    "ends_on",
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
class BookingBar:
    """A booking within the window. Columns are grid lines: 1 is the window's first day."""

    booking: Booking
    label: str
    css: str
    first: int
    last: int
    #: Free again from that night, as far as is known.
    until: date
    #: No end is set: the label says when it is reviewed.
    is_open_ended: bool = False
    #: The booking has ended, and whoever sleeps there has not left.
    stays_tonight: bool = False
    #: False: somebody is there, and it is not the reader's to know who.
    is_in_sight: bool = True


@dataclass(frozen=True)
class FreeNights:
    """A run of nights nobody has taken."""

    starts_on: date
    ends_on: date
    first: int
    last: int
    #: Before these nights lies a stay without an end: free only if its review says so.
    after_review: bool = False
    #: The first of them that can still be slept in; None where all have been.
    bookable_from: date | None = None

    @property
    def nights(self) -> int:
        return (self.ends_on - self.starts_on).days


@dataclass(frozen=True)
class Lane:
    place: Place
    bars: list[BookingBar]
    gaps: list[FreeNights]
    #: What takes the place in ``Board.night``; None when it is free.
    tonight: BookingBar | None
    #: The place exists that night.
    is_open: bool
    #: The first day after tonight on which somebody else has it; None where nobody has.
    next_from: date | None

    @property
    def entries(self) -> list[BookingBar | FreeNights]:
        """Bars and gaps in order of time, for the table."""
        return sorted([*self.bars, *self.gaps], key=lambda entry: entry.first)


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
            for bar in lane.bars
            if bar.stays_tonight
            and bar.is_in_sight
            and bar.booking.stay is not None
            and bar.booking.stay_id not in going_on
            and not any(other.booking.takes(self.today) for other in lane.bars)
        ]

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
    actor: Actor, *, start: date, days: int, now: datetime, facility: Facility | None = None
) -> Board:
    """The board of what ``actor`` may see, from ``start`` for ``days`` days; where the role's sight
    has a time, of just those nights, whatever was asked for."""
    today = timezone.localdate(now)
    end = start + timedelta(days=days)
    if nights := actor.nights_in_sight(today):
        start, end = nights
        days = (end - start).days
    places = Place.objects.visible_to(actor).open_between(start, end).select_related("facility")
    if facility is not None:
        places = places.filter(facility=facility)
    if start <= today < end:
        beyond = Booking.objects.in_force_at(now).filter(place=OuterRef("pk"), starts_on__gte=end)
        places = places.annotate(
            booked_from=Subquery(beyond.order_by("starts_on").values("starts_on")[:1])
        )
    taking = Booking.objects.visible_to(actor, today).taking_nights_of(
        start, end, now=now, tonight=True
    )
    bookings = (
        _in_sight(actor, taking)
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
                _lane(place, by_place.get(place.pk, []), start, end, today)
                for place in [first, *rest]
            ],
        )
        for first, rest in _by_facility(places)
    ]
    return Board(start, end, today, list(_days(start, days, today)), groups)


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


def _by_facility(places: Iterable[Place]) -> Iterator[tuple[Place, list[Place]]]:
    for _facility_id, of_facility in groupby(places, lambda place: place.facility_id):
        first, *rest = of_facility
        yield first, rest


def _days(start: date, days: int, today: date) -> Iterator[BoardDay]:
    for n in range(days):
        day = start + timedelta(days=n)
        yield BoardDay(day, n + 1, day == today, not is_working_day(day))


def _in_sight(actor: Actor, bookings: QuerySet[Booking]) -> QuerySet[Booking]:
    """With ``is_in_sight``: a municipality's authority has no business with every stay in the
    places it may book; asked only of it."""
    if actor.role is not Role.CASEWORKER:
        return bookings
    stays = Stay.objects.visible_to(actor).filter(pk=OuterRef("stay"))
    return bookings.annotate(is_in_sight=Exists(stays))


def _lane(
    place: Place,
    bookings: list[Booking],
    start: date,
    end: date,
    today: date,
) -> Lane:
    bars = [
        _bar(booking, start, end, today, until)
        for booking, until in zip(bookings, _ends(bookings, end, today), strict=True)
    ]
    night = today if start <= today < end else start
    tonight = next(
        (bar for bar in bars if bar.booking.takes(night) or (bar.stays_tonight and night == today)),
        None,
    )
    following = (booking.starts_on for booking in bookings if booking.starts_on > today)
    return Lane(
        place,
        bars,
        list(_gaps(place, bars, start, end, today)),
        tonight,
        is_open=place.is_open_on(night),
        next_from=next(following, getattr(place, "booked_from", None)),
    )


def _ends(bookings: list[Booking], end: date, today: date) -> Iterator[date]:
    """Where each bar ends: tonight is slept in by whoever has not left, as far as the lane has
    room for it beside the next booking."""
    following = [*(booking.starts_on for booking in bookings[1:]), end]
    for booking, next_starts_on in zip(bookings, following, strict=False):
        until = booking.ends_on or end
        if _is_in_bed(booking) and until <= today:
            until = max(until, min(today + ONE_DAY, next_starts_on))
        yield until


def _is_in_bed(booking: Booking) -> bool:
    return booking.stay is not None and booking.stay.status == Stay.Status.HERE


def _bar(booking: Booking, start: date, end: date, today: date, until: date) -> BookingBar:
    css = [] if booking.kind == Booking.Kind.STAY else [f"is-{booking.kind}"]
    if booking.ends_on is None or until > end:
        css.append("goes-on")
    stay = booking.stay
    if booking.is_open_ended:
        css.append("is-open-ended")
    if stay is not None and stay.status == Stay.Status.PLANNED:
        css.append("is-planned")
    if stay is not None and stay.status == Stay.Status.HERE and (booking.ends_on or end) < today:
        css.append("is-late")
    first = max((booking.starts_on - start).days, 0) + 1
    last = min((until - start).days, (end - start).days) + 1
    css += [f"from-{first}", f"to-{last}"]
    # Annotated where it is asked; a hold or a closure is nobody's.
    is_in_sight = booking.stay_id is None or getattr(booking, "is_in_sight", True)
    return BookingBar(
        booking,
        _label(booking, today) if is_in_sight else _("Taken"),
        " ".join(css),
        first,
        last,
        until,
        is_open_ended=booking.is_open_ended,
        stays_tonight=_is_in_bed(booking) and (booking.ends_on or end) <= today,
        is_in_sight=is_in_sight,
    )


def _label(booking: Booking, today: date) -> str:
    called = booking.citizen.called if booking.citizen else ""
    if booking.kind == Booking.Kind.CLOSURE:
        return _("Closed: %(reason)s") % {"reason": booking.reason}
    if booking.kind == Booking.Kind.HOLD:
        return _("Reserved: %(what)s") % {"what": booking.reason or called}
    stay = booking.stay
    if stay is None or stay.status == Stay.Status.LEFT:
        return called
    if stay.status == Stay.Status.PLANNED:
        return _("%(name)s · expected") % {"name": called}
    facts = {"name": called, "day": stay.day_number(today) or 1}
    if booking.is_open_ended and booking.ends_on is not None:
        facts["review"] = date_format(booking.ends_on, "MONTH_DAY_FORMAT")
        return _("%(name)s · day %(day)d → review %(review)s") % facts
    if booking.ends_on == today:
        return _("%(name)s · day %(day)d, leaves today") % facts
    return _("%(name)s · day %(day)d") % facts


def _gaps(
    place: Place, bars: list[BookingBar], start: date, end: date, today: date
) -> Iterator[FreeNights]:
    free_from = max(start, place.opens_on)
    closes = min(end, place.closes_on or end)
    after_review = False
    for bar in bars:
        if bar.booking.starts_on > free_from:
            until = min(bar.booking.starts_on, closes)
            yield _gap(free_from, until, start, today, after_review)
        free_from = max(free_from, bar.until)
        after_review = bar.is_open_ended
    if free_from < closes:
        yield _gap(free_from, closes, start, today, after_review)


def _gap(
    starts_on: date, ends_on: date, start: date, today: date, after_review: bool
) -> FreeNights:
    first, last = (starts_on - start).days + 1, (ends_on - start).days + 1
    bookable_from = max(starts_on, today)
    return FreeNights(
        starts_on,
        ends_on,
        first,
        last,
        after_review,
        bookable_from if bookable_from < ends_on else None,
    )
