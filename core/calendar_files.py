"""Days and meetings as a file that a calendar program reads (iCalendar, RFC 5545).

A calendar lies with whoever runs it, often outside the country: what stands in an entry names no
citizen. That is the caller's to keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from icalendar import Calendar, Event, vCalAddress, vText

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"


class Method(StrEnum):
    """What a calendar program does with the file."""

    #: A list that is read again and again: what is no longer in it is gone.
    PUBLISH = "PUBLISH"
    #: An invitation, or the same anew.
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One day, or one meeting. ``ends`` is exclusive, as in the format itself."""

    #: The same for as long as it is the same entry; later ones have a higher ``sequence``.
    uid: str
    summary: str
    starts: date | datetime
    ends: date | datetime
    #: When what it says was last changed.
    changed_at: datetime
    sequence: int = 0
    location: str = ""
    description: str = ""
    url: str = ""
    #: (name, mail) of who invites; needed with REQUEST and CANCEL.
    organizer: tuple[str, str] | None = None
    #: Mail addresses of those invited.
    attendees: tuple[str, ...] = field(default=())


def calendar_file(
    entries: Iterable[Entry], *, name: str = "", method: Method = Method.PUBLISH
) -> bytes:
    """The entries as a file. Dates are whole days; moments are written in UTC."""
    calendar = Calendar()
    calendar.add("prodid", "-//flexplads//flexplads//DA")
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, method))
    return bytes(calendar.to_ical())


def _event(entry: Entry, method: Method) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.summary)
    event.add("dtstart", _in_utc(entry.starts))
    event.add("dtend", _in_utc(entry.ends))
    event.add("dtstamp", _in_utc(entry.changed_at))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    for key in ("location", "description", "url"):
        if value := getattr(entry, key):
            event.add(key, value)
    if entry.organizer is not None:
        called, mail = entry.organizer
        address = vCalAddress(f"MAILTO:{mail}")
        address.params["cn"] = vText(called)
        event["organizer"] = address
    for mail in entry.attendees:
        event.add("attendee", vCalAddress(f"MAILTO:{mail}"))
    return event


def _in_utc(moment: date | datetime) -> date | datetime:
    """A time zone by its offset alone would be wrong after the clock is changed."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
