"""The month calendar: what stands in Min dag with a day, for every role, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from my_calendar.entries import DayEntry, State, entries_of, houses_of
from my_calendar.month import MOST_IN_A_DAY, days_of, month_of
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import FollowUp, Place
from placements.services.follow_ups import complete_follow_up
from placements.services.moves import move_place
from placements.services.stays import move_out
from placements.services.trial_nights import plan_trial
from referrals.services.hearings import hear_citizen
from referrals.services.information import ask_information
from referrals.services.meetings import MeetingFacts, plan_meeting
from referrals.services.opinions import ask_opinion
from tests.pages import signed_in, statements, text_of
from tests.world import (
    House,
    copies_of,
    house_of,
    make_accepted_referral,
    make_house,
    make_referral,
    make_region,
    make_stay,
    referrals_like,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def today() -> date:
    return timezone.localdate()


def around(actor: Actor, days: int = 60) -> list[DayEntry]:
    """Everything of the actor's, some days around today."""
    start, end = today() - timedelta(days=days), today() + timedelta(days=days)
    with acting(actor.organisation, units=actor.units_in_sight):
        houses = houses_of(actor, start, end)
        return entries_of(actor, start, end, houses=houses, now=timezone.now())


def said(entries: list[DayEntry]) -> set[tuple[str, date, State]]:
    return {(entry.what, entry.on, entry.state) for entry in entries}


def test_follow_ups_stand_on_their_day_open_late_and_done(herning: House) -> None:
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    first = around(herning.staff)
    follow_ups = [entry for entry in first if entry.key.startswith("follow-up")]
    assert {entry.state for entry in follow_ups} == {State.LATE, State.OPEN}
    assert all((entry.on < today()) == (entry.state is State.LATE) for entry in follow_ups)
    with acting(herning.organisation):
        row = stay.follow_ups.order_by("due_on")[0]
        complete_follow_up(
            by=herning.staff,
            follow_up=row,
            outcome="Det gik godt",
            on=today(),
            now=timezone.now(),
        )
    (done,) = [entry for entry in around(herning.staff) if entry.key == f"follow-up-{row.pk}"]
    assert (done.state, done.on) == (State.DONE, row.due_on)
    assert done.what_more == "blev gjort for sent"


def test_who_comes_moves_and_leaves(herning: House) -> None:
    make_stay(herning, days_ago=-5, nights=30, name="Karim Holm", n=0, arrived=False)
    here = make_stay(herning, days_ago=20, nights=40, name="Else Hjem", n=1)
    with acting(herning.organisation):
        move_place(
            by=herning.staff,
            stay=here,
            place=herning.place(n=2),
            on=today() - timedelta(days=3),
            reason="Roligere",
            now=timezone.now(),
        )
    entries = around(herning.caseworker)
    came = today() - timedelta(days=20)
    assert said(entries) >= {
        ("Borgeren flytter ind", today() + timedelta(days=5), State.OPEN),
        ("Borgeren flytter ind", came, State.DONE),
        ("Flytter til en anden plads i huset", today() - timedelta(days=3), State.DONE),
        ("Borgeren flytter ud", today() + timedelta(days=20), State.OPEN),
    }
    ends = [entry for entry in entries if entry.what == "Borgeren flytter ud"]
    assert [entry.who for entry in ends] == ["Else Hjem", "Karim Holm"]
    with acting(herning.organisation):
        move_out(
            by=herning.staff,
            stay=here,
            on=today() - timedelta(days=1),
            ending="as_planned",
            destination="own_home",
            now=timezone.now(),
        )
    left = ("Borgeren flytter ud", today() - timedelta(days=1), State.DONE)
    assert left in said(around(herning.caseworker))


def test_a_trial_night_stands_on_its_day(herning: House) -> None:
    stay = make_stay(herning, days_ago=-9, nights=30, arrived=False)
    night = today() + timedelta(days=3)
    with acting(herning.organisation):
        plan_trial(
            by=herning.leader,
            stay=stay,
            place=herning.place(),
            starts_on=night,
            ends_on=night + timedelta(days=1),
            now=timezone.now(),
        )
    assert ("Kommer for at prøve pladsen", night, State.OPEN) in said(around(herning.staff))


def test_what_an_assessment_waits_for(herning: House, nurse: Actor) -> None:
    referral = make_referral(herning, by=nurse, name="Jonas Vind", facility=herning.first)
    now = timezone.now()
    with acting(herning.organisation):
        by = herning.caseworker
        plan_meeting(
            by=by,
            referral=referral,
            meeting=MeetingFacts(kind="network", on=today() + timedelta(days=4)),
            now=now,
        )
        ask_opinion(
            by=by,
            referral=referral,
            name="Ole Lund",
            function="",
            question="For tidligt?",
            answer_by=today() + timedelta(days=2),
            now=now,
        )
        hear_citizen(
            by=by, referral=referral, facts="Fakta", sent_on=today(), reply_by=None, now=now
        )
        ask_information(by=by, referral=referral, words="Hvem har nøglen?", now=now)
    mine = around(herning.caseworker)
    whats = {entry.what for entry in mine}
    assert whats >= {
        "Netværksmøde",
        "Anden vurdering",
        "Borgerens svar på partshøringen",
        "Oplysninger ventes",
        "Svar på en henvisning",
    }
    assert {entry.who for entry in mine} == {"Jonas Vind"}
    (asked,) = around(nurse)
    assert (asked.what, asked.who) == ("Du er bedt om flere oplysninger", "Jonas Vind")
    assert asked.controller_id == herning.organisation.pk


def test_the_house_meetings_of_a_house_that_has_them() -> None:
    holstebro = house_of("mpo")
    make_stay(holstebro, track="place", nights=90)
    meetings = [entry for entry in around(holstebro.leader) if "house-meeting" in entry.key]
    assert {(entry.on, entry.state) for entry in meetings} == {(today(), State.OPEN)}
    assert not [entry for entry in around(holstebro.caseworker) if "house-meeting" in entry.key]


def test_another_house_and_another_municipality_are_out_of_sight(
    herning: House, holstebro: House
) -> None:
    make_stay(herning, facility=herning.second, days_ago=20, name="Nabo Nielsen")
    make_stay(holstebro, days_ago=20, name="Fremmed Frandsen")
    assert around(herning.staff) == []
    assert around(herning.leader) == []
    assert {entry.who for entry in around(herning.caseworker)} <= {"Nabo Nielsen"}


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.ORGANISATION_ADMIN, Role.ACUTE_STAFF])
def test_those_without_tasks_have_an_empty_month(herning: House, role: Role) -> None:
    make_stay(herning, days_ago=20, name="Aksel Bro")
    page = text_of(signed_in(herning.actors[role]).get(reverse("calendar")))
    assert "ikke noget med en dato til dig" in page
    assert "Aksel Bro" not in page


def test_the_page_names_holidays_and_weeks_and_leads_to_the_act(herning: House) -> None:
    page = text_of(signed_in(herning.staff).get("/kalender/?maaned=2026-12"))
    assert "December 2026" in page
    assert "Juledag" in page
    assert "Uge 53" in page
    assert "Grundlovsdag" not in page
    assert "Store bededag" not in text_of(signed_in(herning.staff).get("/kalender/?maaned=2026-05"))


def test_a_day_s_list_is_one_click_away_and_whom_it_names_is_logged(herning: House) -> None:
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    with acting(herning.organisation):
        row: FollowUp = stay.follow_ups.filter(due_on__lt=today()).order_by("due_on")[0]
    client = signed_in(herning.staff)
    response = client.get(f"/kalender/?dag={row.due_on.isoformat()}")
    assert "Aksel Bro" in text_of(response)
    html = response.content.decode()
    assert f'href="{reverse("complete_follow_up", args=[row.pk])}"' in html
    with acting(herning.organisation):
        seen = AccessLog.objects.filter(what="calendar", user=herning.staff.user)
        assert set(seen.values_list("citizen_id", flat=True)) == {stay.citizen_id}


@pytest.mark.parametrize(
    "asked", ["?maaned=2026-13", "?maaned=x", "?dag=2026-02-30", "?maaned=9999-12", "?hus=9"]
)
def test_an_address_that_means_nothing_is_this_month(herning: House, asked: str) -> None:
    response = signed_in(herning.staff).get(f"/kalender/{asked}")
    assert response.context["month"].first == today().replace(day=1)


def test_a_leader_of_two_houses_reads_one_of_them() -> None:
    house = house_of("polaris")
    make_stay(house, days_ago=20, name="Aksel Bro")
    make_stay(house, facility=house.second, days_ago=20, name="Nabo Nielsen")
    client = signed_in(house.caseworker)
    both = text_of(client.get("/kalender/"))
    own = text_of(client.get(f"/kalender/?hus={house.second.pk}"))
    assert ("Aksel Bro" in both) == ("Nabo Nielsen" in both)
    assert "Aksel Bro" not in own


#: Beyond the frame, however many things of however many kinds there are.
MOST = 8


def _busy(n: int) -> tuple[House, Actor]:
    """``n`` stays with their follow-ups in a single house, as many referrals, and one of each other
    kind."""
    house = make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": n})
    stay = make_stay(house, days_ago=20, nights=25)
    with acting(house.organisation):
        places = list(Place.objects.filter(facility=house.first).order_by("pk"))[1:]
    stays_like(house, stay, places, "Borger")
    nurse = make_region()
    referral = make_referral(house, by=nurse, facility=house.first)
    referrals_like(house, referral, n - 1, "Henvist")
    with acting(house.organisation):
        by, now = house.caseworker, timezone.now()
        network = MeetingFacts(kind="network", on=today())
        meeting = plan_meeting(by=by, referral=referral, meeting=network, now=now)
        copies_of(meeting, n - 1)
        ask_information(by=by, referral=referral, words="Hvem?", now=now)
        hear_citizen(by=by, referral=referral, facts="F", sent_on=today(), reply_by=None, now=now)
    return house, nurse


@pytest.mark.parametrize("n", [1, 3, 100])
def test_a_busy_month_in_at_most_eight_statements(n: int) -> None:
    house, nurse = _busy(n)
    for actor in (house.leader, house.caseworker, house.staff, nurse):
        asked = statements(signed_in(actor), reverse("calendar"))
        assert len(asked) <= MOST, f"{actor.role}: {len(asked)}"
    if n == 100:
        assert len(around(house.leader)) >= 500


def test_a_busy_day_says_how_many_more_there_are(herning: House) -> None:
    stay = make_stay(herning, days_ago=20)
    with acting(herning.organisation):
        rooms = copies_of(herning.place(), 30, name=lambda n: f"room {n}")
    stays_like(herning, stay, rooms, "Borger")
    client = signed_in(herning.staff)
    with acting(herning.organisation):
        day = stay.follow_ups.order_by("due_on")[0].due_on
    response = client.get(f"/kalender/?maaned={day:%Y-%m}")
    days = [each for week in response.context["month"].weeks for each in week.days]
    (busy,) = [each for each in days if each.on == day]
    assert len(busy.shown) == MOST_IN_A_DAY
    assert busy.more >= 31 - MOST_IN_A_DAY
    assert f"{busy.more} til" in text_of(response)
    whole = text_of(client.get(f"/kalender/?dag={day.isoformat()}"))
    assert all(f"Borger {n}" in whole for n in range(30))


def test_weeks_hold_whole_weeks_and_say_their_number() -> None:
    assert days_of(date(2026, 12, 1)) == (date(2026, 11, 30), date(2027, 1, 4))
    month = month_of(date(2026, 12, 1), [], [], today=date(2026, 12, 24), chosen=None)
    assert [week.number for week in month.weeks] == [49, 50, 51, 52, 53]
    assert all(len(week.days) == 7 for week in month.weeks)
    quiet = {day.on for week in month.weeks for day in week.days if day.is_quiet}
    assert {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)} <= quiet
    assert date(2026, 12, 24) not in quiet


def test_a_month_asks_for_little_of_an_empty_house(herning: House) -> None:
    assert len(statements(signed_in(herning.staff), reverse("calendar"))) <= MOST
    make_accepted_referral(herning)
    assert len(statements(signed_in(herning.caseworker), reverse("calendar"))) <= MOST
