"""The board's lanes and the phone's rows as markup.

A hundred places in a quarter are some six hundred links. Joined here they take a tenth of the time
that the template language needs for them; all that stands around them is in the templates. What is
not ours to word is escaped where it is joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import zip_longest
from typing import Final
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.day_words import date_format
from core.templatetags.page_tags import short_day
from placements.board import SPANS, Board, BoardDay
from placements.day_visitors import DayVisitor
from placements.lanes import BookingBar, FreeNights, Lane

register = template.Library()
#: A bar shorter than a part of the board in so many hides its name.
_SHORT: Final = 7


@register.simple_tag(takes_context=True)
def board_left(context: Context) -> str:
    """What a way from the board says, so that the way back finds it as it was left."""
    return urlencode({"tavle": context["request"].GET.urlencode()})


@register.simple_tag
def board_days(board: Board) -> SafeString:
    """The head: each day, or of a quarter the Mondays."""
    return SafeString("".join(map(_head_of_quarter if _is_quarter(board) else _head, board.days)))


@register.simple_tag
def free_counts(board: Board) -> SafeString:
    """How many places are free, below the days."""
    return SafeString(
        "".join(
            f'<span class="from-{night.first} to-{night.last}"><span class="sr-only">'
            f"{escape(date_format(night.date))}:</span> {night.free}</span>"
            for night in board.free_counts
        )
    )


@register.simple_tag
def behind_rows(board: Board) -> SafeString:
    """Once, behind all the lanes: weekends, holidays and today."""
    off = "".join(f'<span class="off from-{day.column}"></span>' for day in board.off_days)
    column = board.today_column
    return SafeString(f'{off}<span class="now from-{column}"></span>' if column else off)


@register.simple_tag
def board_rows(
    board: Board, *, may_book: bool, may_change: bool, may_see_citizens: bool
) -> SafeString:
    """The houses with their lanes: the bars, and free nights as links to those who may take them.
    What may be changed by hand has an id, by which the scripts know it."""
    writer = _Writer(board, may_book, may_change, may_see_citizens)
    return SafeString("".join(writer.rows()))


@register.simple_tag
def booking_bar(bar: BookingBar, board: Board, *, may_see_citizens: bool) -> SafeString:
    """What takes the place, as a link to it for those who may see more than that it is taken."""
    writer = _Writer(board, may_book=False, may_change=False, may_see_citizens=may_see_citizens)
    return SafeString(writer.bar(bar))


@register.simple_tag
def nights_of_places(
    lanes: Iterable[Lane],
    board: Board,
    visitors: Iterable[DayVisitor],
    *,
    may_take: bool,
    may_see_citizens: bool,
) -> SafeString:
    """Each place on the night of the phone's list: what takes it, until when, who comes to see it
    by day, and the way on."""
    writer = _Writer(board, may_take, may_change=False, may_see_citizens=may_see_citizens)
    by_place: dict[int | None, list[str]] = {}
    for visitor in visitors:
        by_place.setdefault(visitor.place_id, []).append(visitor.in_words)
    return SafeString(
        "".join(writer.night(lane, by_place.get(lane.place.pk, [])) for lane in lanes)
    )


def _is_quarter(board: Board) -> bool:
    return len(board.days) == SPANS["kvartal"]


def _head(day: BoardDay) -> str:
    return _day_of_head(day, f"{date_format(day.date, 'D')[:1].lower()}<br>{day.date.day}")


def _head_of_quarter(day: BoardDay) -> str:
    return _day_of_head(day, "" if day.date.weekday() else f"{day.date.day}/{day.date.month}")


def _day_of_head(day: BoardDay, words: str) -> str:
    more = f"{' is-off' if day.is_off else ''}{' is-today' if day.is_today else ''}"
    return f'<div class="day{more}">{words}</div>'


class _Writer:
    """Writes what is on one board, for one person and in one language."""

    def __init__(
        self, board: Board, may_book: bool, may_change: bool, may_see_citizens: bool
    ) -> None:
        self.board = board
        self.may_book = may_book
        self.may_change = may_change
        self.may_see_citizens = may_see_citizens
        self.short = max(len(board.days) // _SHORT, 1)
        #: In words, each once.
        self.days: dict[date, str] = {}
        # Looked up for each of six hundred links an address takes longer than all else of it.
        self.addresses = {
            name: reverse(name, args=[0]).split("0")
            for name in ("stay", "booking", "place_book", "place_ready")
        }

    def rows(self) -> Iterator[str]:
        for group in self.board.groups:
            house = escape(group.facility.name)
            # A house with a single place is a row of its own, not a head and a row.
            is_alone = len(group.lanes) == 1
            if not is_alone:
                description = escape(group.facility.description)
                yield f'<div class="board-facility"><h2>{house}</h2> {description}</div>'
            for lane in group.lanes:
                yield from self._row(lane, house if is_alone else "")

    def _row(self, lane: Lane, house: str) -> Iterator[str]:
        """``house``: its name where this is its only place."""
        place, name = lane.place, escape(lane.place.name)
        yield '<div class="board-row">'
        about = f' class="place-name" title="{escape(place.description)}"'
        if not house:
            yield f"<div{about}>{name}</div>"
        elif name == house:
            yield f"<h2{about}>{house}</h2>"
        else:
            yield f"<h2{about}>{house} <small>{name}</small></h2>"
        yield f'<div class="lane" data-lane="{place.pk}.{place.facility_id}">'
        entries = lane.entries
        for entry, following in zip_longest(entries, entries[1:]):
            if isinstance(entry, BookingBar):
                own_id = f' id="b{entry.booking.pk}"' if self._moves_by_hand(entry) else ""
                yield self.bar(entry, f'{own_id} class="bar {entry.css}"')
                yield self._beside(entry, following)
                yield from self._away(entry)
            elif self.may_book and entry.bookable_from:
                yield self._gap(lane, name, entry, entry.bookable_from)
        yield "</div></div>"

    def _moves_by_hand(self, bar: BookingBar) -> bool:
        """What lies ahead; the days of making ready follow the stay before them."""
        ahead = bar.until > self.board.today
        return self.may_change and ahead and not bar.booking.is_turnaround

    def bar(self, bar: BookingBar, about: str = "") -> str:
        """Its title has the days; ``board.js`` shows them beside the label, since a short bar shows
        little of it."""
        booking, label = bar.booking, escape(bar.label)
        if (booking.kind == "stay" and not self.may_see_citizens) or not bar.is_in_sight:
            return f"<span{about}>{label}</span>"
        days = f"{self._day(booking.starts_on)} – {self._day(booking.ends_on)}"
        if bar.away:
            kinds = dict.fromkeys(nights.label.lower() for nights in bar.away)
            days = f"{days}, {', '.join(kinds)}"
        return f'<a{about} href="{self._address_of(bar)}" title="{escape(days)}">{label}</a>'

    def _away(self, bar: BookingBar) -> Iterator[str]:
        if self.may_see_citizens:
            for nights in bar.away:
                yield f'<span class="away from-{nights.first} to-{nights.last}"></span>'

    def _beside(self, bar: BookingBar, following: BookingBar | FreeNights | None) -> str:
        """The name of a short bar, written over the free nights after it where there are enough;
        who hears the page has it from the bar."""
        if bar.last - bar.first >= self.short or not isinstance(following, FreeNights):
            return ""
        if following.last - following.first < self.short:
            return ""
        until = min(following.last, following.first + 2 * self.short)
        return (
            f'<span class="beside from-{following.first} to-{until}" aria-hidden="true">'
            f"{escape(bar.label)}</span>"
        )

    def _gap(self, lane: Lane, name: str, gap: FreeNights, first: date) -> str:
        start = {"start": self._day(first)}
        if gap.after_review:
            words = _("perhaps free after the review %(start)s") % start
        else:
            words = _("free from %(start)s") % start
        kind = "gap is-unsure" if gap.after_review else "gap"
        return (
            f'<a class="{kind} from-{gap.first} to-{gap.last}"'
            f' href="{self._to_take(lane, first)}">{name}: {escape(words)}</a>'
        )

    def night(self, lane: Lane, visits: list[str]) -> str:
        """The whole row is the way on, where there is one: on a phone a large target."""
        bar, about = lane.tonight, escape(" · ".join([self._what_takes(lane), *visits]))
        address = ""
        if bar is None:
            if lane.is_open and self.may_book:
                address = self._to_take(lane, self.board.night)
                about = f"{about} · {escape(_('Reserve'))}"
        elif not bar.booking.stay_id or (self.may_see_citizens and bar.is_in_sight):
            address = self._address_of(bar)
        row = f"{escape(lane.place.name)} <small>{about}</small>"
        return f'<li><a href="{address}">{row}</a></li>' if address else f"<li>{row}</li>"

    def _what_takes(self, lane: Lane) -> str:
        bar = lane.tonight
        if bar is None:
            if not lane.is_open:
                return _("Not in use")
            return _("Free tonight") if self.board.today_column else _("Free")
        if bar.booking.ends_on is None or bar.is_open_ended:
            return bar.label
        until = _("until %(day)s") % {"day": self._day(bar.booking.ends_on)}
        return f"{bar.label} · {until}"

    def _to_take(self, lane: Lane, night: date) -> str:
        return f"{self._address('place_book', lane.place.pk)}?fra={night.isoformat()}"

    def _address_of(self, bar: BookingBar) -> str:
        """Of the stay, or of a hold or closure."""
        booking = bar.booking
        if booking.is_turnaround:
            return self._address("place_ready", booking.pk)
        if booking.stay_id:
            return self._address("stay", booking.stay_id)
        return self._address("booking", booking.pk)

    def _address(self, name: str, pk: int) -> str:
        before, after = self.addresses[name]
        return f"{before}{pk}{after}"

    def _day(self, day: date | None) -> str:
        if day is None:
            return "…"
        if day not in self.days:
            self.days[day] = short_day(day)
        return self.days[day]
