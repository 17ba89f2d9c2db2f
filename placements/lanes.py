"""A place on the board: its bars and the runs of nights that nobody has, made of its bookings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from core.day_words import date_format
from placements.models import Absence, Booking, Place, Stay

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class AwayNights:
    """Nights of a bar that are slept elsewhere, the place being kept."""

    label: str
    first: int
    last: int
    is_tonight: bool


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
    away: tuple[AwayNights, ...] = ()


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

    def is_promised(self, today: date) -> bool:
        """Somebody has tonight, beside those who were to leave and have not."""
        return any(
            bar.booking.takes(today) or (bar.stays_tonight and _goes_on(bar.booking, today))
            for bar in self.bars
        )

    def freeing(self, today: date) -> list[tuple[FreeNights, str]]:
        """The first run of nights after tonight that nobody has, with the kind of booking that ends
        before it; "" where none does. At most one."""
        run = next((gap for gap in self.gaps if gap.starts_on > today), None)
        if run is None or run.after_review:
            return []
        ends = (str(bar.booking.kind) for bar in self.bars if bar.until == run.starts_on)
        return [(run, next(ends, ""))]

    @property
    def entries(self) -> list[BookingBar | FreeNights]:
        """Bars and gaps in order of time, for the table."""
        return sorted([*self.bars, *self.gaps], key=lambda entry: entry.first)


def lane_of(
    place: Place,
    bookings: list[Booking],
    start: date,
    end: date,
    today: date,
) -> Lane:
    bookings = list(_with_turnaround(bookings, start, today))
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


def _with_turnaround(bookings: Iterable[Booking], start: date, today: date) -> Iterator[Booking]:
    """After a stay the nights in which its place is made ready, as a closure of their own: whoever
    has not left is still there tonight."""
    for booking in bookings:
        ready_from = booking.ends_on
        if ready_from is None:
            yield booking
            continue
        if _is_in_bed(booking, today) and ready_from <= today:
            ready_from = today + ONE_DAY
        if ready_from > start:
            yield booking
        if booking.turnaround_days and ready_from < booking.free_from:
            made_ready = Booking(
                pk=booking.pk,
                place_id=booking.place_id,
                kind=Booking.Kind.CLOSURE,
                starts_on=ready_from,
                ends_on=booking.free_from,
                reason=_("the place is made ready"),
            )
            made_ready.is_turnaround = True
            yield made_ready


def _ends(bookings: list[Booking], end: date, today: date) -> Iterator[date]:
    """Where each bar ends: tonight is slept in by whoever has not left, as far as the lane has
    room for it beside the next booking."""
    following = [*(booking.starts_on for booking in bookings[1:]), end]
    for booking, next_starts_on in zip(bookings, following, strict=False):
        until = booking.ends_on or end
        if _is_in_bed(booking, today) and until <= today:
            until = max(until, min(today + ONE_DAY, next_starts_on))
        yield until


def _is_in_bed(booking: Booking, today: date) -> bool:
    """Whoever is here sleeps in the last place begun."""
    stay = booking.stay
    is_here = stay is not None and stay.status == Stay.Status.HERE
    return is_here and not has_moved_on(booking, today)


def has_moved_on(booking: Booking, today: date) -> bool:
    """The citizen sleeps in another place of the house since (``with_next_place``)."""
    next_from: date | None = getattr(booking, "next_place_from", None)
    return next_from is not None and next_from <= today


def _moves_here(booking: Booking, today: date) -> bool:
    """Of who is here: a place they are to move to."""
    stay = booking.stay
    return stay is not None and stay.status == Stay.Status.HERE and booking.starts_on > today


def _goes_on(booking: Booking, today: date) -> bool:
    """Here beyond what was planned: the bed is theirs until somebody writes that they left."""
    stay = booking.stay
    return stay is None or stay.planned_end_on is None or stay.planned_end_on < today


def _bar(booking: Booking, start: date, end: date, today: date, until: date) -> BookingBar:
    css = [] if booking.kind == Booking.Kind.STAY else [f"is-{booking.kind}"]
    if booking.is_turnaround:
        css.append("is-turnaround")
    if booking.ends_on is None or until > end:
        css.append("goes-on")
    stay = booking.stay
    if booking.is_open_ended:
        css.append("is-open-ended")
    if stay is not None and (stay.status == Stay.Status.PLANNED or _moves_here(booking, today)):
        css.append("is-planned")
    if _is_in_bed(booking, today) and (booking.ends_on or end) < today:
        css.append("is-late")
    first = max((booking.starts_on - start).days, 0) + 1
    last = min((until - start).days, (end - start).days) + 1
    css += [f"from-{first}", f"to-{last}"]
    # Annotated where it is asked; a hold or a closure is nobody's.
    is_in_sight = booking.stay_id is None or getattr(booking, "is_in_sight", True)
    away = tuple(_away(booking, start, min(until, end), today)) if is_in_sight else ()
    return BookingBar(
        booking,
        _label(booking, today, away) if is_in_sight else _("Taken"),
        " ".join(css),
        first,
        last,
        until,
        is_open_ended=booking.is_open_ended,
        stays_tonight=_is_in_bed(booking, today) and (booking.ends_on or end) <= today,
        is_in_sight=is_in_sight,
        away=away,
    )


def _away(booking: Booking, start: date, end: date, today: date) -> Iterator[AwayNights]:
    """Annotated as ``away`` where a board is made: [kind, first night, first night back]."""
    for kind, starts_on, ends_on in getattr(booking, "away", []):
        first = max(date.fromisoformat(starts_on), booking.starts_on, start)
        # Nobody knows when: drawn as far as tonight, and always for the first night.
        not_known = max(today, first) + ONE_DAY
        after = min(date.fromisoformat(ends_on) if ends_on else not_known, end)
        if first < after:
            label = str(Absence.Kind(kind).label)
            columns = (first - start).days + 1, (after - start).days + 1
            yield AwayNights(label, *columns, is_tonight=first <= today < after)


def _label(booking: Booking, today: date, away: Iterable[AwayNights]) -> str:
    called = booking.citizen.called if booking.citizen else ""
    if booking.is_turnaround:
        return _("Made ready")
    if booking.kind == Booking.Kind.CLOSURE:
        return _("Closed: %(reason)s") % {"reason": booking.reason}
    if booking.kind == Booking.Kind.HOLD:
        return _("Reserved: %(what)s") % {"what": booking.reason or called}
    if booking.kind == Booking.Kind.TRIAL:
        return _("%(name)s · trial night") % {"name": called}
    stay = booking.stay
    if stay is None or stay.status == Stay.Status.LEFT or has_moved_on(booking, today):
        return called
    if tonight := next((nights.label for nights in away if nights.is_tonight), ""):
        return f"{called} · {tonight.lower()}"
    return _label_of_open(booking, stay, called, today)


def _label_of_open(booking: Booking, stay: Stay, called: str, today: date) -> str:
    facts: dict[str, object] = {"name": called}
    if _moves_here(booking, today):
        return _("%(name)s · moves here") % facts
    if stay.status == Stay.Status.PLANNED:
        return _("%(name)s · expected") % facts
    facts["day"] = stay.day_number(today) or 1
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
