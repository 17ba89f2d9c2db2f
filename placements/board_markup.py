"""The parts of the board's page that stand there once for each place and booking.

Joined here and not in a template: for a hundred places and a quarter those were 75,000 nodes and
two thirds of the time the page took. Every text goes through ``format_html``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.templatetags.page_tags import row_button
from placements.board import SPANS, Board, FacilityLanes
from placements.lanes import BookingBar, FreeNights, Lane

_NOTHING: Final = SafeString()


@dataclass(frozen=True)
class BoardMarkup:
    """A board as ``reader`` may see and use it."""

    board: Board
    #: Free nights lead to where they are taken.
    may_take: bool
    #: The same, for who can only grant a guest a night.
    may_grant: bool
    may_see_citizens: bool

    def day_marks(self) -> SafeString:
        """Days off and today, as stripes under all lanes."""
        marks = [("off", day.column) for day in self.board.days if day.is_off]
        if self.board.today_column:
            marks.append(("now", self.board.today_column))
        return format_html_join("", '<span class="{} from-{}"></span>', marks)

    def day_heads(self) -> SafeString:
        """Above each day its letter and number; over a whole quarter only Mondays' dates."""
        return format_html_join(
            "",
            '<div class="day{}{}">{}</div>',
            (
                (
                    " is-off" if day.is_off else "",
                    " is-today" if day.is_today else "",
                    self._day_head(day.date),
                )
                for day in self.board.days
            ),
        )

    def _day_head(self, day: date) -> str | SafeString:
        if len(self.board.days) < SPANS["kvartal"]:
            return format_html("{}<br>{}", date_format(day, "D")[:1].lower(), day.day)
        return f"{day.day}/{day.month}" if day.weekday() == 0 else ""

    def rows(self) -> SafeString:
        """The lanes, under their facilities."""
        return _joined(
            part
            for group in self.board.groups
            for part in (_head(group), *(self._row(group, lane) for lane in group.lanes))
        )

    def night_list(self) -> SafeString:
        """What a phone shows: one night, place by place."""
        return format_html_join(
            "",
            '<h2>{}</h2><ul class="rows">{}</ul>',
            (
                (group.facility.name, _joined(self._night(lane) for lane in group.lanes))
                for group in self.board.groups
            ),
        )

    def table_rows(self) -> SafeString:
        return format_html_join(
            "\n",
            '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
            (
                (group.facility.name, lane.place.name, *self._cells(lane, entry))
                for group in self.board.groups
                for lane in group.lanes
                for entry in lane.entries
            ),
        )

    def _row(self, group: FacilityLanes, lane: Lane) -> SafeString:
        entries = _joined(
            self._bar(entry) if isinstance(entry, BookingBar) else self._gap(lane, entry)
            for entry in lane.entries
        )
        return format_html(
            '<div class="board-row">{}<div class="lane">{}</div></div>\n',
            _place_name(group, lane),
            entries,
        )

    def _bar(self, bar: BookingBar) -> SafeString:
        css = " ".join(("bar", *bar.css, f"from-{bar.first}", f"to-{bar.last}"))
        if not (address := self._address(bar)):
            return format_html('<span class="{}">{}</span>', css, bar.label)
        return format_html(
            # The label before the days is put in by board.js: it stands in the bar already.
            '<a class="{}" href="{}" title="{}">{}</a>',
            css,
            address,
            self._days(bar),
            bar.label,
        )

    def _gap(self, lane: Lane, gap: FreeNights) -> SafeString:
        if not (address := self._address_of_gap(lane, gap)):
            return _NOTHING
        return format_html(
            '<a class="gap{} from-{} to-{}" href="{}"><span class="sr-only">{}:</span> {}</a>',
            " is-unsure" if gap.after_review else "",
            gap.first,
            gap.last,
            address,
            lane.place.name,
            self._words_of_gap(gap),
        )

    def _words_of_gap(self, gap: FreeNights) -> str:
        start = self._day(gap.bookable_from or gap.starts_on)
        if gap.after_review:
            return _("perhaps free after the review %(start)s") % {"start": start}
        return _("free from %(start)s") % {"start": start}

    def _night(self, lane: Lane) -> SafeString:
        return format_html(
            '<li><div class="who">{} <small>{}</small></div><div class="next">{}</div></li>\n',
            lane.place.name,
            self._words_of_night(lane),
            self._button(lane),
        )

    def _words_of_night(self, lane: Lane) -> str:
        if (bar := lane.tonight) is not None:
            if bar.booking.ends_on is None or bar.is_open_ended:
                return bar.label
            until = _("until %(day)s") % {"day": self._day(bar.booking.ends_on)}
            return f"{bar.label} · {until}"
        if not lane.is_open:
            return _("Not in use")
        return _("Free tonight") if self.board.today_column else _("Free")

    def _button(self, lane: Lane) -> SafeString:
        if lane.tonight is not None:
            if not (address := self._address(lane.tonight)):
                return _NOTHING
            return row_button(address, _("Open"), lane.tonight.label, between=" ")
        if not (lane.is_open and self.may_take):
            return _NOTHING
        address = self._place_address(lane.place.pk)
        night = self.board.night.isoformat()
        return row_button(address, _("Reserve"), lane.place.name, between=" ", fra=night)

    def _cells(
        self, lane: Lane, entry: BookingBar | FreeNights
    ) -> tuple[str, str, str | SafeString]:
        """From, until, and what it is."""
        if isinstance(entry, BookingBar):
            booking = entry.booking
            ends_on = self._date(booking.ends_on) if booking.ends_on else "–"
            return self._date(booking.starts_on), ends_on, self._linked(entry)
        what = _("Perhaps free after the review") if entry.after_review else _("Free")
        if address := self._address_of_gap(lane, entry):
            what = format_html(
                '<a href="{}">{} <span class="sr-only">: {}, {}</span></a>',
                address,
                what,
                lane.place.name,
                self._date(entry.bookable_from or entry.starts_on),
            )
        return self._date(entry.starts_on), self._date(entry.ends_on), what

    def _linked(self, bar: BookingBar) -> str | SafeString:
        if not (address := self._address(bar)):
            return bar.label
        title = f"{bar.label}, {self._days(bar)}"
        return format_html('<a href="{}" title="{}">{}</a>', address, title, bar.label)

    def _days(self, bar: BookingBar) -> str:
        ends_on = bar.booking.ends_on
        last = self._short(ends_on) if ends_on else "…"
        return f"{self._short(bar.booking.starts_on)} – {last}"

    def _address(self, bar: BookingBar) -> str:
        """Where a bar leads; "" where the reader may not follow."""
        stay = bar.booking.stay_id
        if stay is None:
            return self._booking_address(bar.booking.pk)
        if not (self.may_see_citizens and bar.is_in_sight):
            return ""
        return self._stay_address(stay)

    def _address_of_gap(self, lane: Lane, gap: FreeNights) -> str:
        if gap.bookable_from is None or not (self.may_take or self.may_grant):
            return ""
        return f"{self._place_address(lane.place.pk)}?fra={gap.bookable_from.isoformat()}"

    @cached_property
    def _stay_address(self) -> Callable[[int], str]:
        return _addresses("stay")

    @cached_property
    def _booking_address(self) -> Callable[[int], str]:
        return _addresses("booking")

    @cached_property
    def _place_address(self) -> Callable[[int], str]:
        return _addresses("place_book")

    @cached_property
    def _day(self) -> Callable[[date], str]:
        return _written("MONTH_DAY_FORMAT")

    @cached_property
    def _date(self) -> Callable[[date], str]:
        return _written("DATE_FORMAT")

    @cached_property
    def _short(self) -> Callable[[date], str]:
        return _written("SHORT_DATE_FORMAT")


def _head(group: FacilityLanes) -> SafeString:
    """A house with a single place is a row of its own, not a head and a row."""
    if len(group.lanes) == 1:
        return _NOTHING
    return format_html(
        '<div class="board-facility"><h2>{}</h2> {}</div>\n',
        group.facility.name,
        group.facility.description,
    )


def _place_name(group: FacilityLanes, lane: Lane) -> SafeString:
    place, house = lane.place, group.facility.name
    title = format_html(' title="{}"', place.description) if place.description else _NOTHING
    if len(group.lanes) > 1:
        return format_html('<div class="place-name"{}>{}</div>', title, place.name)
    own_name = format_html(" <small>{}</small>", place.name) if place.name != house else _NOTHING
    return format_html('<h2 class="place-name"{}>{}{}</h2>', title, house, own_name)


def _joined(parts: Iterator[SafeString]) -> SafeString:
    """Each is markup already: ``format_html`` would look at all of it again."""
    return SafeString("".join(parts))


def _addresses(name: str) -> Callable[[int], str]:
    """Addresses by key, of a page whose address differs in nothing else: the router is asked once
    and not for each of a thousand."""
    before, _key, after = reverse(name, args=[0]).rpartition("0")
    return lambda key: f"{before}{key}{after}"


def _written(form: str) -> Callable[[date], str]:
    """Days in words, each once: many bars begin and end on the same."""
    return cache(lambda day: date_format(day, form))
