"""What a calendar program reads, read by another library than the one that wrote it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import vobject

from core.calendar_files import Entry, Method, calendar_file
from schemes.calendar import COPENHAGEN

CHANGED = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def meeting(**changes):
    facts = {
        "uid": "meeting-7@flexplads",
        "summary": "Netværksmøde; hos os, kl. 10",
        "starts": datetime(2026, 10, 26, 10, 0, tzinfo=COPENHAGEN),
        "ends": datetime(2026, 10, 26, 11, 0, tzinfo=COPENHAGEN),
        "changed_at": CHANGED,
    }
    return Entry(**{**facts, **changes})


def read(file):
    return vobject.readOne(file.decode())


def test_a_meeting_is_read_at_its_moment_on_either_side_of_summer_time():
    before = meeting(
        starts=datetime(2026, 10, 23, 10, 0, tzinfo=COPENHAGEN),
        ends=datetime(2026, 10, 23, 11, 0, tzinfo=COPENHAGEN),
    )
    for entry in (before, meeting()):
        event = read(calendar_file([entry])).vevent
        assert event.dtstart.value == entry.starts
        assert event.dtend.value == entry.ends
        assert event.summary.value == "Netværksmøde; hos os, kl. 10"


def test_a_day_is_a_whole_day():
    entry = meeting(starts=date(2026, 12, 24), ends=date(2026, 12, 25))
    assert read(calendar_file([entry])).vevent.dtstart.value == date(2026, 12, 24)


def test_an_invitation_says_who_invites_and_whom():
    entry = meeting(
        organizer=("Møllegården", "moede@herning.example"), attendees=("anna@region.example",)
    )
    calendar = read(calendar_file([entry], method=Method.REQUEST))
    assert calendar.method.value == "REQUEST"
    assert calendar.vevent.organizer.value == "MAILTO:moede@herning.example"
    assert calendar.vevent.organizer.params["CN"] == ["Møllegården"]
    assert calendar.vevent.attendee.value == "MAILTO:anna@region.example"


def test_what_is_called_off_says_so_in_the_next_number():
    calendar = read(calendar_file([meeting(sequence=3)], method=Method.CANCEL))
    assert (calendar.vevent.status.value, calendar.vevent.sequence.value) == ("CANCELLED", "3")


def test_long_danish_words_and_lines_come_through():
    text = "Støttekontaktpersonordningen æøå\n" * 20
    event = read(calendar_file([meeting(description=text)])).vevent
    assert event.description.value == text


def test_an_empty_list_is_a_calendar_all_the_same():
    assert read(calendar_file([], name="Min dag")).contents["x-wr-calname"][0].value == "Min dag"
