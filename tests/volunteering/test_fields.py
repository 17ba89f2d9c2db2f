"""Exactly what a volunteer's account reads: every address it opens, and every word on the page.

A field that appears here must be looked at by a person, and added by hand.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from core.acting import acting
from organisations.roles import Permission, Role
from placements.models import Stay
from tests.pages import signed_in
from tests.volunteering.helpers import person, with_account
from tests.walls.house_things import make_house_things
from tests.walls.routes import ROUTES
from tests.world import House, house_of, make_stay
from volunteering.models import Bridge, Shift, Volunteer
from volunteering.services.notices import post_notice
from volunteering.services.signing_up import put_on_shift
from volunteering.week import MeetLine, NoticeLine, ShiftLine, Week

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Of its own: the frame, its settings, and the shifts.
OPENS = {
    "my_day",
    "choose_role",
    "calendar",
    "calendar_link",
    "end_calendar_link",
    "my_settings",
    "set_my_time_away",
    "shifts",
    "take_shift",
    "leave_shift",
}
SHIFT = ["pk", "house", "what", "activity", "place", "when", "needed", "free", "helpers"]
SHIFT += ["is_mine", "is_open", "is_called_off", "because", "is_repeated"]


def names(line: type) -> list[str]:
    return [each.name for each in fields(line)]


class _Words(HTMLParser):
    """What stands in the page's main part, text by text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._inside = self._inside or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._inside and (text := " ".join(data.split())):
            self.words.append(text)


def test_the_role_may_take_shifts_and_nothing_else() -> None:
    assert Role.VOLUNTEER.permissions == {Permission.TAKE_SHIFTS}


def test_a_volunteer_opens_exactly_these_addresses() -> None:
    """That each answers as it is listed, and no other does, the matrix asks (tests/walls)."""
    opens = {
        name
        for name, route in ROUTES.items()
        if not route.signed_out and route.is_allowed(Role.VOLUNTEER)
    }
    assert opens == OPENS


def test_the_page_is_made_of_exactly_these_fields() -> None:
    assert names(ShiftLine) == SHIFT
    assert names(NoticeLine) == ["pk", "house", "text", "on"]
    assert names(MeetLine) == ["called", "meets_at", "house", "phone"]
    assert names(Week) == ["first", "today", "days", "notices", "meets", "houses"]


@pytest.fixture
def house(db: None) -> House:
    return house_of("pitstop")


@pytest.fixture
def week(house: House) -> datetime:
    """A Monday some weeks ahead, with something on each of its first days, in a house that holds
    all there is to hide."""
    now = timezone.now()
    today = timezone.localdate(now)
    monday = today + timedelta(days=21 - today.weekday())
    stay = make_stay(house, track="room", name="Karla Bro Holst", days_ago=3, nights=11)
    with acting(house.organisation):
        staff = house.leader.user
        assert staff is not None
        make_house_things(house.first, stay, "Hemmelig", helper=staff, account=None, now=now)
        _what_is_read(house, stay, monday, now)
    return datetime.combine(monday, time())


def _what_is_read(house: House, stay: Stay, monday: date, now: datetime) -> None:
    Shift.objects.all().delete()
    anna = with_account(house, kind="peer")
    bo = person(house, "Bo Bertelsen")
    start = timezone.make_aware(datetime.combine(monday, time(16)))
    own, free = (
        Shift.objects.create(
            controller=house.organisation,
            facility=house.first,
            activity=activity,
            title=title,
            place=place,
            starts_at=start + timedelta(days=n),
            ends_at=start + timedelta(days=n, hours=3),
            needed=2,
            created_at=now,
        )
        for n, activity, title, place in (
            (0, "cook", "Aftensmad til otte", "Køkkenet"),
            (1, "play", "", ""),
        )
    )
    put_on_shift(by=house.leader, shift=own, volunteer=anna, now=now)
    put_on_shift(by=house.leader, shift=own, volunteer=bo, now=now)
    put_on_shift(by=house.leader, shift=free, volunteer=bo, now=now)
    post_notice(
        by=house.leader, house=house.first, text="Husk at slukke ovnen", until=None, now=now
    )
    Bridge.objects.create(
        controller=house.organisation,
        stay=stay,
        peer=anna,
        called="Karla",
        agreed_on=timezone.localdate(now),
        purpose="Noget, peeren ikke læser",
        starts_on=timezone.localdate(now),
        last_on=monday + timedelta(days=30),
        meets_at=start + timedelta(days=2),
        at=now,
    )


def test_every_word_of_the_week(house: House, week: datetime) -> None:
    client = signed_in(house.actors[Role.VOLUNTEER])
    words = _Words(client.get(f"/vagter/?uge={week.date()}").content.decode()).words
    days = [week.date() + timedelta(days=n) for n in range(7)]
    headings = [date_format(day, "l j. F").capitalize() for day in days]
    today = date_format(timezone.localdate(), "MONTH_DAY_FORMAT")
    first, last = (date_format(day, "MONTH_DAY_FORMAT") for day in (days[0], days[-1]))
    expected = ["Vagter"]
    expected += [f"Uge {days[0].isocalendar().week}: {first} til {last} · der mangler 1"]
    expected += ["Du er med som peer", "Karla"]
    expected += [f"I mødes {date_format(days[2], 'l j. F')} kl. 16.00", house.first.name]
    expected += ["Opslag", "Husk at slukke ovnen", today, "Hemmelig nøgle", today]
    expected += ["‹ Ugen før", "Denne uge", "Ugen efter ›"]
    expected += [headings[0], "16.00–19.00", "Aftensmad til otte"]
    expected += ["Madlavning · Køkkenet · Alle pladser er taget", "Jonna, Bo"]
    expected += ["Du kommer", "Jeg kan ikke komme"]
    expected += [": Aftensmad til otte 16.00–19.00"]
    expected += [headings[1], "16.00–19.00", "Spil", "der mangler 1", "Bo", "Jeg kommer"]
    expected += [": Spil 16.00–19.00"]
    for heading in headings[2:]:
        expected += [heading, "Ingen vagter."]
    assert words == [*expected, "Udskriv siden"]


def test_my_day_names_nobody(house: House, week: datetime) -> None:
    client = signed_in(house.actors[Role.VOLUNTEER])
    words = _Words(client.get("/").content.decode()).words
    assert words[0] == "Min dag"
    assert words[2:4] == ["Kalender", "Vagter"]
    assert not any("Karla" in each or "Hemmelig" in each for each in words)


def test_somebody_on_no_list_reads_nothing(house: House, week: datetime) -> None:
    with acting(house.organisation):
        row = Volunteer.objects.get(user=house.actors[Role.VOLUNTEER].user)
        row.ended_on = timezone.localdate()
        row.save()
    client = signed_in(house.actors[Role.VOLUNTEER])
    words = _Words(client.get(f"/vagter/?uge={week.date()}").content.decode()).words
    assert words[2:] == ["Du står på ingen liste over frivillige i øjeblikket. Spørg i huset."]
