"""The private link to a calendar: who makes it, what it opens, when it opens no more, and that it
never names anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
import vobject
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from my_calendar.events import CalendarEvent
from my_calendar.links import address_of
from my_calendar.models import CalendarLink
from my_calendar.services.calendar_links import end_link, make_link
from network.models import Appointment
from network.services.appointments import make_appointment
from network.services.orders import write_order
from organisations.actors import Actor
from organisations.models import Membership, User
from placements.models import FollowUp, Place, Stay
from recovery.rules import STAR_FOLLOW_UP
from referrals.services.meetings import MeetingFacts, plan_meeting
from tests.network.acts import ORDER
from tests.pages import signed_in, text_of
from tests.stay_plan.acts import promised, wanted
from tests.world import House, make_referral, make_stay, stays_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture(autouse=True)
def nobody_has_asked() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def feed_of(actor: Actor) -> str:
    """The path of a new link."""
    with acting(actor.organisation):
        address = address_of(make_link(by=actor, now=timezone.now()), actor.organisation)
    return f"/kalender/{address.partition('/kalender/')[2]}"


def read(path: str, **headers: str):
    return Client(headers=headers).get(path)


def events_in(response) -> list:
    calendar = vobject.readOne(response.content.decode())
    return calendar.contents.get("vevent", [])


def test_another_library_reads_the_days(herning: House) -> None:
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    response = read(feed_of(herning.staff))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    with acting(herning.organisation):
        row = stay.follow_ups.get(kind=STAR_FOLLOW_UP)
    events = {event.uid.value: event for event in events_in(response)}
    event = events[f"follow-up-{row.pk}@localhost"]
    assert event.dtstart.value == row.due_on
    assert event.dtend.value == row.due_on + timedelta(days=1)
    assert event.location.value == herning.first.name
    assert event.summary.value == "Recovery Star i 3. uge"
    assert event.url.value.endswith(reverse("start_star", args=[stay.pk]))


def test_a_meeting_stands_at_its_hour(herning: House, nurse: Actor) -> None:
    referral = make_referral(herning, by=nurse, name="Jonas Vind", facility=herning.first)
    on = timezone.localdate() + timedelta(days=3)
    with acting(herning.organisation):
        meeting = MeetingFacts(kind="network", on=on, at_time=time(10, 30))
        plan_meeting(by=herning.caseworker, referral=referral, meeting=meeting, now=timezone.now())
    events = events_in(read(feed_of(herning.caseworker)))
    (event,) = [each for each in events if each.summary.value == "Netværksmøde"]
    starts = timezone.localtime(event.dtstart.value)
    assert (starts.date(), starts.hour, starts.minute) == (on, 10, 30)


def test_nothing_in_it_names_anybody_or_was_typed(herning: House, nurse: Actor) -> None:
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    referral = make_referral(herning, by=nurse, name="Jonas Vind", facility=herning.first)
    with acting(herning.organisation):
        FollowUp.objects.filter(stay=stay).update(outcome="")
        number = stay.citizen.pk
    for actor in (herning.staff, herning.leader, herning.caseworker):
        said = read(feed_of(actor)).content.decode().replace("\r\n ", "")
        assert "BEGIN:VEVENT" in said
        for personal in ("Aksel", "Bro", "Jonas", "Vind", referral.reference, "citizen"):
            assert personal not in said, f"{actor.role}: {personal}"
        assert f"/borgere/{number}" not in said
    with acting(herning.organisation):
        assert not AccessLog.objects.filter(what="calendar").exists()


def test_what_has_not_changed_is_not_sent_again(herning: House) -> None:
    stay = make_stay(herning, days_ago=20)
    path = feed_of(herning.staff)
    first = read(path)
    again = read(path, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with acting(herning.organisation):
        row = stay.follow_ups.filter(status="open").order_by("-due_on")[0]
        FollowUp.objects.filter(pk=row.pk).update(due_on=row.due_on + timedelta(days=1))
    changed = read(path, **{"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_it_takes_no_session_and_tells_no_other_site(herning: House) -> None:
    response = read(feed_of(herning.staff))
    assert not response.cookies
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-cache"


def test_a_new_link_ends_the_one_before_and_the_same_end_is_once(herning: House) -> None:
    first, second = feed_of(herning.staff), feed_of(herning.staff)
    assert read(first).status_code == 410
    assert read(second).status_code == 200
    with acting(herning.organisation):
        assert end_link(by=herning.staff, now=timezone.now())
        assert not end_link(by=herning.staff, now=timezone.now())
        kinds = Event.objects.filter(kind__in=CalendarEvent.values).order_by("pk")
        assert [event.kind for event in kinds] == [
            CalendarEvent.LINK_MADE,
            CalendarEvent.LINK_MADE,
            CalendarEvent.LINK_ENDED,
        ]
        assert not CalendarLink.objects.filter(ended_at=None).exists()
    assert read(second).status_code == 410


def test_it_ends_with_the_role_and_with_the_account(herning: House) -> None:
    of_role, of_account = feed_of(herning.staff), feed_of(herning.leader)
    assert herning.staff.membership is not None
    Membership.objects.filter(pk=herning.staff.membership.pk).update(ends_on=timezone.localdate())
    assert herning.leader.user is not None
    User.objects.filter(pk=herning.leader.user.pk).update(is_active=False)
    assert read(of_role).status_code == 410
    assert read(of_account).status_code == 410


def test_a_link_opens_at_its_own_organisation_alone(herning: House, holstebro: House) -> None:
    path = feed_of(herning.staff)
    astray = path.replace(herning.organisation.key, holstebro.organisation.key)
    assert read(astray).status_code == 410
    assert read(path.replace(herning.organisation.key, "nowhere")).status_code == 410


def test_whoever_guesses_is_stopped_and_whoever_has_a_link_is_not(herning: House, settings) -> None:
    path = feed_of(herning.staff)
    tried = [read(f"/kalender/herning/{n}.ics").status_code for n in range(12)]
    assert set(tried[: settings.PUBLIC_CODES_PER_ADDRESS]) == {410}
    assert tried[-1] == 429
    assert read(path).status_code == 200


def test_of_the_link_only_a_fingerprint_is_kept(herning: House) -> None:
    path = feed_of(herning.staff)
    token = path.rpartition("/")[2].removesuffix(".ics")
    with acting(herning.organisation):
        kept = CalendarLink.objects.values().get()
    assert token.encode() not in bytes(kept["fingerprint"])
    assert token not in repr(kept)


def test_the_day_it_was_read_is_noted_once(herning: House) -> None:
    path = feed_of(herning.staff)
    read(path)
    with acting(herning.organisation):
        assert CalendarLink.objects.get().read_on == timezone.localdate()
    with CaptureQueriesContext(connection) as captured:
        read(path)
    assert not [query for query in captured.captured_queries if "UPDATE" in query["sql"]]


def test_the_page_shows_a_link_once(herning: House) -> None:
    client, page = signed_in(herning.staff), reverse("calendar_link")
    assert "Lav et link" in text_of(client.get(page))
    made = client.post(page)
    address = made.context["address"]
    assert address in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    again = client.get(page)
    assert address not in again.content.decode()
    assert "Sidst hentet af en kalender ikke endnu" in text_of(again)
    assert read(f"/kalender/{address.partition('/kalender/')[2]}").status_code == 200
    ended = client.post(reverse("end_calendar_link"), follow=True)
    assert "Linket er lukket" in text_of(ended)


@pytest.mark.parametrize("n", [1, 3, 100])
def test_a_full_calendar_takes_few_statements(n: int, herning: House) -> None:
    stay = make_stay(herning, days_ago=20)
    with acting(herning.organisation):
        places = Place.objects.filter(facility=herning.first)
        home = places.filter(track="home")[0]
        rooms = [
            Place.objects.create(
                controller=herning.organisation,
                facility=herning.first,
                name=f"room {n}",
                track="home",
                opens_on=date(2020, 1, 1),
                order=n + 10,
            )
            for n in range(n - 1)
        ]
        assert home.track == "home"
    stays_like(herning, stay, rooms, "Borger")
    path = feed_of(herning.staff)
    read(path)
    with CaptureQueriesContext(connection) as captured:
        assert read(path).status_code == 200
    beyond = [q for q in captured.captured_queries if "set_config" not in q["sql"]]
    # The organisation, the link, and what the month asks for.
    assert len(beyond) <= 12, len(beyond)


def test_compulsory_appointments_and_what_a_plan_asks_without_a_word_of_whose(
    herning: House,
) -> None:
    """In the month with the citizen's name, in the file with none; for the key worker, and for who
    works at the house where there is none."""
    now = timezone.now()
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    with acting(herning.organisation):
        own = write_order(by=herning.staff, stay=stay, facts=ORDER, now=now)
        facts = {"at_time": time(10, 30), "place": "Retsklinikken, stue 4", "companion": "Per"}
        at_clinic = make_appointment(
            by=herning.staff, stay=stay, order=own, on=tomorrow, now=now, **facts
        )
        goal = wanted(herning.staff, stay, now=now)
        assert herning.staff.user is not None
        mine = {"owner": herning.staff.user.pk, "owner_name": "", "due_on": tomorrow, "now": now}
        promised(herning.staff, goal, "Ringer til banken", **mine)
    month = text_of(signed_in(herning.staff).get(f"/kalender/?dag={tomorrow.isoformat()}"))
    assert "Fremmøde, som dommen kræver" in month
    assert "Ringer til banken" in month
    body = read(feed_of(herning.staff)).content.decode()
    assert "Fremmøde\\, som dommen kræver" in body
    assert "Skal gøres efter en opholdsplan" in body
    for word in ("Aksel", "Retsklinikken", "Per", "banken"):
        assert word not in body
    others = read(feed_of(herning.caseworker)).content.decode()
    assert "som dommen" not in others, "who sees the whole organisation, and is nobody's key worker"
    with acting(herning.organisation):
        Stay.objects.filter(pk=stay.pk).update(key_worker=herning.caseworker.user)
        assert "som dommen" in read(feed_of(herning.caseworker)).content.decode()
        Appointment.objects.filter(pk=at_clinic.pk).update(
            outcome="called_off", note="Lukket", outcome_at=now
        )
    assert "som dommen" not in read(feed_of(herning.caseworker)).content.decode()
