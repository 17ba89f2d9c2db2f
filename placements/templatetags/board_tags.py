"""The board's lanes and the phone's rows as markup.

A hundred places in a quarter are some six hundred links. Joined here they take a tenth of the time
that the template language needs for them; all that stands around them is in the templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import Final
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.page_tags import row_button, short_day
from placements.board import Board
from placements.lanes import BookingBar, FreeNights, Lane

register = template.Library()
_NO_CSS: Final = SafeString("")
#: A bar shorter than a part of the board in so many hides its name.
_SHORT: Final = 7


@register.simple_tag(takes_context=True)
def board_left(context: Context) -> str:
    """What a way from the board says, so that the way back finds it as it was left."""
    return urlencode({"tavle": context["request"].GET.urlencode()})


@register.simple_tag
def lane_entries(
    lane: Lane, board: Board, *, may_book: bool, may_change: bool, may_see_citizens: bool
) -> SafeString:
    """The bars of a lane, and its free nights as links to those who may take them. What may be
    changed by hand has an id, by which the scripts know it."""
    entries = _entries(lane, board, may_book, may_change, may_see_citizens)
    return mark_safe("".join(entries))  # noqa: S308  safe


@register.simple_tag
def booking_bar(bar: BookingBar, board: Board, *, may_see_citizens: bool) -> SafeString:
    """What takes the place, as a link to it for those who may see more than that it is taken."""
    return _bar(bar, board, may_see_citizens)


@register.simple_tag
def night_of_place(
    lane: Lane, board: Board, *, may_take: bool, may_see_citizens: bool
) -> SafeString:
    """A place on the night of the phone's list: what takes it, until when, and the way on."""
    return format_html(
        '<li><div class="who">{} <small>{}</small></div><div class="next">{}</div></li>',
        lane.place.name,
        _what_takes(lane, board),
        _way_on(lane, board, may_take, may_see_citizens),
    )


def _entries(
    lane: Lane, board: Board, may_book: bool, may_change: bool, may_see_citizens: bool
) -> Iterator[SafeString]:
    to_book = format_html('href="{}?fra=', reverse("place_book", args=[lane.place.pk]))
    name = escape(lane.place.name)
    entries = lane.entries
    for entry, following in zip_longest(entries, entries[1:]):
        if isinstance(entry, BookingBar):
            key = f' id="b{entry.booking.pk}"' if may_change and entry.until > board.today else ""
            css = mark_safe(f'{key} class="bar {entry.css}"')  # noqa: S308  our own words
            yield _bar(entry, board, may_see_citizens, css)
            yield _beside(entry, following, board)
            if may_see_citizens:
                for nights in entry.away:
                    yield mark_safe(  # noqa: S308  numbers
                        f'<span class="away from-{nights.first} to-{nights.last}"></span>'
                    )
        elif may_book and entry.bookable_from:
            kind = "gap is-unsure" if entry.after_review else "gap"
            start = {"start": _day(entry.bookable_from, board)}
            if entry.after_review:
                words = _("perhaps free after the review %(start)s") % start
            else:
                words = _("free from %(start)s") % start
            yield mark_safe(  # noqa: S308  numbers, a date, and two texts escaped
                f'<a class="{kind} from-{entry.first} to-{entry.last}"'
                f' {to_book}{entry.bookable_from.isoformat()}">{name}: {escape(words)}</a>'
            )


def _bar(
    bar: BookingBar, board: Board, may_see_citizens: bool, css: SafeString = _NO_CSS
) -> SafeString:
    """Its title has the days; ``board.js`` puts the label before them, since a short bar shows
    little of it."""
    booking = bar.booking
    if (booking.kind == "stay" and not may_see_citizens) or not bar.is_in_sight:
        return format_html("<span{}>{}</span>", css, bar.label)
    days = f"{_day(booking.starts_on, board)} – {_day(booking.ends_on, board)}"
    if bar.away:
        kinds = dict.fromkeys(nights.label.lower() for nights in bar.away)
        days = f"{days}, {', '.join(kinds)}"
    return mark_safe(  # noqa: S308  an address, days in words, our own words, and a text escaped
        f'<a{css} href="{_address_of(bar)}" title="{days}">{escape(bar.label)}</a>'
    )


def _beside(bar: BookingBar, following: BookingBar | FreeNights | None, board: Board) -> SafeString:
    """The name of a short bar, written over the free nights after it where there are enough; who
    hears the page has it from the bar."""
    short = max(len(board.days) // _SHORT, 1)
    if bar.last - bar.first >= short or not isinstance(following, FreeNights):
        return _NO_CSS
    if following.last - following.first < short:
        return _NO_CSS
    until = min(following.last, following.first + 2 * short)
    return mark_safe(  # noqa: S308  numbers, and a text escaped
        f'<span class="beside from-{following.first} to-{until}" aria-hidden="true">'
        f"{escape(bar.label)}</span>"
    )


def _what_takes(lane: Lane, board: Board) -> str:
    bar = lane.tonight
    if bar is None:
        if not lane.is_open:
            return _("Not in use")
        return _("Free tonight") if board.today_column else _("Free")
    if bar.booking.ends_on is None or bar.is_open_ended:
        return bar.label
    until = _("until %(day)s") % {"day": _day(bar.booking.ends_on, board)}
    return f"{bar.label} · {until}"


def _way_on(lane: Lane, board: Board, may_take: bool, may_see_citizens: bool) -> SafeString | str:
    bar, name = lane.tonight, lane.place.name
    if bar is None:
        if not (lane.is_open and may_take):
            return ""
        address = reverse("place_book", args=[lane.place.pk])
        return row_button(address, _("Reserve"), name, between=" ", fra=board.night.isoformat())
    if bar.booking.stay_id and not (may_see_citizens and bar.is_in_sight):
        return ""
    return row_button(_address_of(bar), _("Open"), name, between=" ")


def _address_of(bar: BookingBar) -> str:
    """Of the stay, or of a hold or closure."""
    booking = bar.booking
    if booking.stay_id:
        return reverse("stay", args=[booking.stay_id])
    return reverse("booking", args=[booking.pk])


def _day(day: date | None, board: Board) -> str:
    return "…" if day is None else _in_words(day, board.today, get_language())


@lru_cache(maxsize=2048)
def _in_words(day: date, _today: date, _language: str | None) -> str:
    """The year is told where it is not today's, so the words hold for today only."""
    return short_day(day)
