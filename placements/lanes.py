"""A place's lane on the board: a bar for each booking, a gap for each run of free nights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from placements.models import Booking, Place, Stay

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The nights shown, [start, end), and today."""

    start: date
    end: date
    today: date

    @property
    def has_today(self) -> bool:
        return self.start <= self.today < self.end

    @property
    def night(self) -> date:
        """The night a phone's list is about: tonight, or the first one shown."""
        return self.today if self.has_today else self.start

    def column(self, day: date) -> int:
        """The grid line a day begins at: 1 is the first day's."""
        return (min(max(day, self.start), self.end) - self.start).days + 1


@dataclass(frozen=True)
class BookingBar:
    """A booking within the window. Columns are grid lines: 1 is the window's first day."""

    booking: Booking
    label: str
    #: Classes beside ``bar``, which is a stay.
    css: tuple[str, ...]
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


@dataclass(frozen=True)
class Lane:
    place: Place
    bars: list[BookingBar]
    gaps: list[FreeNights]
    #: What takes the place in ``Window.night``; None when it is free.
    tonight: BookingBar | None
    #: The place exists that night.
    is_open: bool

    @property
    def is_free(self) -> bool:
        return self.is_open and self.tonight is None

    def is_promised(self, today: date) -> bool:
        """Somebody has tonight, beside those who were to leave today and have not."""
        return any(
            bar.booking.takes(today) or (bar.stays_tonight and _goes_on(bar.booking, today))
            for bar in self.bars
        )

    @property
    def entries(self) -> list[BookingBar | FreeNights]:
        """Bars and gaps in order of time."""
        return sorted([*self.bars, *self.gaps], key=lambda entry: entry.first)


def make_lane(place: Place, bookings: list[Booking], window: Window) -> Lane:
    """``bookings`` are the place's within the window, in order of time, as ``placements.board``
    reads them: each with ``is_in_sight`` and ``next_from``."""
    for booking in bookings:
        if booking.stay is not None and booking.citizen is not None:
            booking.stay.citizen = booking.citizen
    bars = [
        _bar(booking, window, until)
        for booking, until in zip(bookings, _ends(bookings, window), strict=True)
    ]
    night = window.night
    tonight = next(
        (
            bar
            for bar in bars
            if bar.booking.takes(night) or (bar.stays_tonight and night == window.today)
        ),
        None,
    )
    gaps = list(_gaps(place, bars, window))
    return Lane(place, bars, gaps, tonight, is_open=place.is_open_on(night))


def _ends(bookings: list[Booking], window: Window) -> Iterator[date]:
    """Where each bar ends: tonight is slept in by whoever has not left, as far as the lane has
    room for it beside the next booking."""
    following = [*(booking.starts_on for booking in bookings[1:]), window.end]
    for booking, next_starts_on in zip(bookings, following, strict=False):
        until = booking.ends_on or window.end
        if until <= window.today and _is_in_bed(booking, window.today):
            until = max(until, min(window.today + ONE_DAY, next_starts_on))
        yield until


def _is_in_bed(booking: Booking, today: date) -> bool:
    """Whoever is here sleeps in the last place begun."""
    next_from: date | None = getattr(booking, "next_from", None)
    return (
        booking.stay is not None
        and booking.stay.status == Stay.Status.HERE
        and (next_from is None or next_from > today)
    )


def _goes_on(booking: Booking, today: date) -> bool:
    end = booking.stay.planned_end_on if booking.stay else None
    return end is None or end < today


def _bar(booking: Booking, window: Window, until: date) -> BookingBar:
    stay, ends_on = booking.stay, booking.ends_on or window.end
    is_open_ended = booking.is_open_ended
    is_in_sight: bool = getattr(booking, "is_in_sight", True)
    css = [] if booking.kind == Booking.Kind.STAY else [f"is-{booking.kind}"]
    if booking.ends_on is None or until > window.end:
        css.append("goes-on")
    if is_open_ended:
        css.append("is-open-ended")
    if stay is not None and stay.status == Stay.Status.PLANNED:
        css.append("is-planned")
    if ends_on < window.today and _is_in_bed(booking, window.today):
        css.append("is-late")
    return BookingBar(
        booking,
        _label(booking, window.today) if is_in_sight else _("Taken"),
        tuple(css),
        first=window.column(booking.starts_on),
        last=window.column(until),
        until=until,
        is_open_ended=is_open_ended,
        stays_tonight=ends_on <= window.today and _is_in_bed(booking, window.today),
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


def _gaps(place: Place, bars: list[BookingBar], window: Window) -> Iterator[FreeNights]:
    free_from = max(window.start, place.opens_on)
    closes = min(window.end, place.closes_on or window.end)
    after_review = False
    for bar in bars:
        if bar.booking.starts_on > free_from:
            yield _gap(free_from, min(bar.booking.starts_on, closes), window, after_review)
        free_from = max(free_from, bar.until)
        after_review = bar.is_open_ended
    if free_from < closes:
        yield _gap(free_from, closes, window, after_review)


def _gap(starts_on: date, ends_on: date, window: Window, after_review: bool) -> FreeNights:
    bookable_from = max(starts_on, window.today)
    return FreeNights(
        starts_on,
        ends_on,
        window.column(starts_on),
        window.column(ends_on),
        after_review,
        bookable_from if bookable_from < ends_on else None,
    )
