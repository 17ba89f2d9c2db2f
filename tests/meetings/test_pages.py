"""The pages of meetings: the stay's card, the meeting, the minutes, the house, Min dag."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from meetings.models import Agreement, Meeting
from meetings.services.calling import MeetingPlan, call_meeting
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Role
from placements.models import Assignment, HouseMeetingHeld, Place, Stay
from tests.meetings.acts import agreed, held
from tests.pages import signed_in, statements, text_of
from tests.placements.test_host_municipality import HOLSTEBRO, VIBORG, stay_of
from tests.world import (
    OPENED,
    House,
    house_of,
    make_referral,
    make_stay,
    make_user,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def stay(herning: House) -> Stay:
    row = make_stay(herning, days_ago=20)
    row.key_worker, row.coordinator = herning.staff.user, herning.caseworker.user
    with acting(herning.organisation):
        row.save()
    return row


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def meeting_of(house: House, stay: Stay, kind: str = "network", *, days: int = 0) -> Meeting:
    """Called by the caseworker; of today it has begun."""
    now = timezone.now()
    plan = MeetingPlan(
        on=timezone.localdate(now) + timedelta(days=days),
        at_time=time(0, 1),
        minutes=60,
        place="Skovlyset",
        people=[f"user:{house.caseworker.user.pk}", f"user:{house.staff.user.pk}"],
        told_by="Rikke",
        question="Hvor kan borgeren bo?",
    )
    with acting(house.organisation):
        return call_meeting(by=house.caseworker, subject=stay, kind=kind, plan=plan, now=now)


def keys_of(house: House, meeting: Meeting) -> list[str]:
    """Of everybody who is called, as the form has them."""
    with acting(house.organisation):
        return [str(each.pk) for each in meeting.participants.all()]


def test_the_stay_says_which_meetings_there_are_and_can_be(herning: House, stay: Stay) -> None:
    meeting_of(herning, stay, days=3)
    text = page(signed_in(herning.staff), "stay", stay.pk)
    for words in ("Netværksmøde", "Indkaldt", "Fagligt netværksmøde", "Ledelsesmøde"):
        assert words in text
    looks = page(signed_in(herning.actors[Role.SUPERVISOR]), "stay", stay.pk)
    assert "Indkaldt" in looks
    assert "Ledelsesmøde" not in looks


def test_called_in_the_browser_it_stands_with_its_agenda(herning: House, stay: Stay) -> None:
    client = signed_in(herning.caseworker)
    url = reverse("call_meeting", args=[stay.pk, "network"])
    form = text_of(client.get(url))
    assert "Borgeren er inviteret." in form
    assert f"{herning.staff.user.name}, kontaktperson" in form
    on = timezone.localdate() + timedelta(days=4)
    body = {
        "on": on.isoformat(),
        "at_time": "10.30",
        "minutes": "45",
        "video": "https://video.example/1",
        "people": [f"user:{herning.staff.user.pk}"],
        "others": "Lise Holm, Jobcenter",
    }
    response = client.post(url, body, follow=True)
    text = text_of(response)
    for words in ("10.30", "11.15", "https://video.example/1", "Lise Holm", "Dagsorden"):
        assert words in text
    assert "Ingen e-mail: giv selv besked." in text
    assert client.post(url, body | {"people": []}).status_code == 302


def test_minutes_from_the_page_to_the_follow_up(herning: House, stay: Stay) -> None:
    meeting = meeting_of(herning, stay)
    client = signed_in(herning.staff)
    url = reverse("write_minutes", args=[meeting.pk])
    due = timezone.localdate() + timedelta(days=5)
    body = {
        "other": "Alt går godt",
        "came": keys_of(herning, meeting),
        "citizen_came": "yes",
        "agreed_what": "Ring til boligkontoret",
        "agreed_owner": herning.staff.user.pk,
        "agreed_due_on": due.isoformat(),
    }
    assert "Ring til boligkontoret" in text_of(client.post(url, body, follow=True))
    kept = {name: value for name, value in body.items() if not name.startswith("agreed")}
    refused = client.post(url, kept | {"citizen_came": "", "finish": "on"})
    assert refused.status_code == 422
    assert "Alt går godt" in refused.content.decode()
    text = text_of(client.post(url, kept | {"finish": "on"}, follow=True))
    assert "Mødet er holdt, og referatet står fast." in text
    assert "Opfølgning: Skal gøres" in text
    assert "Ring til boligkontoret" in page(client, "follow_ups", stay.pk)
    assert client.get(url).status_code == 200
    assert client.post(url, kept).status_code == 409


def test_an_agreement_that_was_a_slip_is_taken_away(herning: House, stay: Stay) -> None:
    meeting = meeting_of(herning, stay)
    with acting(herning.organisation):
        due = timezone.localdate()
        row = agreed(herning.staff, meeting, now=timezone.now(), due_on=due)
        other = {"other": "Skrives videre", "drop": row.pk}
        signed_in(herning.staff).post(reverse("write_minutes", args=[meeting.pk]), other)
        assert not Agreement.objects.exists()
        assert meeting.points.get().text == "Skrives videre"


def test_the_calendar_file_names_no_citizen(herning: House, stay: Stay) -> None:
    meeting = meeting_of(herning, stay, days=3)
    response = signed_in(herning.staff).get(reverse("meeting_file", args=[meeting.pk]))
    entry = response.content.decode()
    assert vobject.readOne(entry).vevent.summary.value == f"Netværksmøde, {herning.first.name}"
    with acting(herning.organisation):
        for part in stay.citizen.name.split():
            assert part not in entry


def test_the_sheet_has_agenda_and_minutes(herning: House, stay: Stay) -> None:
    meeting = meeting_of(herning, stay)
    client = signed_in(herning.staff)
    assert "Dagsorden" in page(client, "meeting_sheet", meeting.pk)
    with acting(herning.organisation):
        held(herning.staff, meeting, now=timezone.now())
    assert "Talt om hverdagen" in page(client, "meeting_sheet", meeting.pk)


def test_my_day_has_what_is_to_come_and_what_is_to_be_written(herning: House, stay: Stay) -> None:
    meeting_of(herning, stay, days=2)
    meeting_of(herning, stay, "professional", days=-1)
    text = text_of(signed_in(herning.caseworker).get(reverse("my_day")))
    assert "Netværksmøde" in text
    assert "Fagligt netværksmøde" in text
    assert "Blev det holdt? Skriv det ned" in text
    # A house has the whole of its own; the authority what its people are called to.
    assert "Netværksmøde" in page(signed_in(herning.leader), "my_day")
    assert "Netværksmøde" not in page(signed_in(_another_caseworker(herning)), "my_day")


def _another_caseworker(house: House) -> Actor:
    member = Membership.objects.create(
        user=make_user("Karla Kollega", "karla@herning.example"),
        organisation=house.organisation,
        role=Role.CASEWORKER,
        starts_on=OPENED,
    )
    return Actor.of(member)


def test_my_day_has_what_one_has_agreed_to_until_it_is_done(herning: House) -> None:
    referral = make_referral(herning, facility=herning.first)
    with acting(herning.organisation):
        meeting = meeting_of(herning, referral)
        row = agreed(
            herning.staff,
            meeting,
            now=timezone.now(),
            due_on=timezone.localdate(),
            what="Find nøgle",
        )
        held(herning.caseworker, meeting, now=timezone.now())
    client = signed_in(herning.staff)
    assert "Find nøgle" in page(client, "my_day")
    client.post(reverse("keep_agreement", args=[row.pk]))
    assert "Find nøgle" not in page(client, "my_day")


def test_the_house_meeting_from_my_day_to_the_next(client: Client) -> None:
    skovvang = house_of("mpo")
    own = stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO)
    stay_of(skovvang, "Viggo Viborg", 1, VIBORG)
    leader = signed_in(skovvang.leader, client)
    assert "Indkald til møde" in page(leader, "my_day")
    url = reverse("call_house_meeting", args=[skovvang.first.pk, "fortnightly_meeting"])
    today = timezone.localdate()
    body = {
        "on": today.isoformat(),
        "at_time": "0.01",
        "minutes": "60",
        "place": "Skovvang",
        "others": "Solvej Social, Holstebro",
    }
    text = text_of(leader.post(url, body, follow=True))
    assert "Eva Egen" in text
    assert "Viggo Viborg" not in text
    with acting(skovvang.organisation):
        meeting = Meeting.objects.get()
    came = keys_of(skovvang, meeting)
    minutes = {f"citizen_{own.pk}": "Søger bolig", "came": came, "finish": "on"}
    leader.post(reverse("write_minutes", args=[meeting.pk]), minutes)
    with acting(skovvang.organisation):
        assert HouseMeetingHeld.objects.get().held_on == today
    assert "Holdt" in page(leader, "house_meetings", skovvang.first.pk)
    assert "Møde med socialrådgiver" in page(leader, "stay", own.pk)


def test_what_is_out_of_sight_is_not_found(herning: House, holstebro: House, stay: Stay) -> None:
    meeting = meeting_of(herning, stay, days=3)
    second = make_stay(herning, facility=herning.second, name="Ib Andet")
    read, written = ("meeting", "meeting_file"), ("write_minutes", "change_meeting")
    # Called to it: when and where it is may be read, and nothing be written.
    called_to = meeting_of(herning, second, days=3)
    for client, pk, names in (
        (signed_in(holstebro.leader), meeting.pk, read + written),
        (signed_in(herning.staff), called_to.pk, written),
    ):
        for name in names:
            assert client.get(reverse(name, args=[pk])).status_code == 404


def test_the_same_statements_however_many(herning: House, stay: Stay) -> None:
    client = signed_in(herning.caseworker)
    costs = {name: [] for name in ("stay", "my_day")}
    for n in range(1, 4):
        for kind in ("network", "professional", "leaders")[:n]:
            meeting_of(herning, stay, kind, days=n)
        costs["stay"].append(len(statements(client, reverse("stay", args=[stay.pk]))))
        costs["my_day"].append(len(statements(client, reverse("my_day"))))
    for cost in costs.values():
        assert len(set(cost)) == 1, costs


def test_a_house_meeting_costs_the_same_for_one_and_for_a_hundred() -> None:
    skovvang = house_of("mpo", tracks={"place": 100})
    first = stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO)
    with acting(skovvang.organisation):
        plan = MeetingPlan(
            on=timezone.localdate(),
            at_time=time(10),
            minutes=60,
            place="Skovvang",
            others="Solvej Social",
        )
        meeting = call_meeting(
            by=skovvang.leader,
            subject=skovvang.first,
            kind="fortnightly_meeting",
            plan=plan,
            now=timezone.now(),
        )
        places = list(Place.objects.filter(facility=skovvang.first).order_by("pk"))
    client = signed_in(skovvang.leader)
    for name in ("meeting", "write_minutes"):
        url = reverse(name, args=[meeting.pk])
        costs = [len(statements(client, url))]
        if name == "meeting":
            stays_like(skovvang, first, places[1:3], "Få")
            costs.append(len(statements(client, url)))
            stays_like(skovvang, first, places[3:], "Mange")
            costs.append(len(statements(client, url)))
        assert len(set(costs)) == 1, (name, costs)
        assert costs[0] <= 20


@pytest.fixture
def neighbour(herning: House) -> Actor:
    """Works at the second house alone."""
    with acting(herning.organisation):
        membership = Membership.objects.create(
            organisation=herning.organisation,
            user=make_user("Sanne Nabo", "sanne@herning.example"),
            role=Role.FACILITY_STAFF,
            starts_on=OPENED,
        )
        Assignment.objects.create(
            controller=herning.organisation, membership=membership, facility=herning.second
        )
    return Actor.of(membership)


def test_who_is_called_about_a_citizen_of_another_house_sees_when_and_where(
    herning: House, stay: Stay, neighbour: Actor
) -> None:
    now = timezone.now()
    with acting(herning.organisation):
        plan = MeetingPlan(
            on=timezone.localdate(now) + timedelta(days=1),
            at_time=time(10),
            minutes=60,
            place="Skovlyset",
            others="Sanne Nabo, Nabohuset, sanne@herning.example",
        )
        meeting = call_meeting(
            by=herning.caseworker, subject=stay, kind="network", plan=plan, now=now
        )
    client = signed_in(neighbour)

    shown = page(client, "meeting", meeting.pk)
    assert "Skovlyset" in shown
    assert "Maja Eksempel" in shown
    assert "Dagsorden" not in shown
    assert "Maja Eksempel" in page(client, "my_day")
    assert client.get(reverse("meeting_file", args=[meeting.pk])).status_code == 200
    for elsewhere in ("meeting_sheet", "call_off_meeting", "change_meeting"):
        assert client.get(reverse(elsewhere, args=[meeting.pk])).status_code in (403, 404)
    assert client.get(reverse("stay", args=[stay.pk])).status_code == 404
    with acting(herning.organisation):
        read = AccessLog.objects.filter(user=neighbour.user, citizen_id=stay.citizen_id)
        assert read.filter(what="meeting").exists()


def test_what_somebody_called_to_it_has_agreed_to_can_be_said_to_be_done(
    herning: House, neighbour: Actor
) -> None:
    """Of a referral: whose an agreement is may be any colleague's who follows up."""
    referral = make_referral(herning, facility=herning.first)
    now = timezone.now()
    with acting(herning.organisation):
        plan = MeetingPlan(
            on=timezone.localdate(now),
            at_time=time(0, 1),
            minutes=60,
            place="Skovlyset",
            others="Sanne Nabo, Nabohuset, sanne@herning.example",
        )
        meeting = call_meeting(
            by=herning.caseworker, subject=referral, kind="network", plan=plan, now=now
        )
        due_on = timezone.localdate(now) + timedelta(days=3)
        facts = {"what": "Spørg i huset", "owner": neighbour.user.pk, "due_on": due_on}
        agreed(herning.caseworker, meeting, now=now, **facts)
        held(herning.caseworker, meeting, now=now)
        mine = Agreement.objects.get(owner=neighbour.user)
    client = signed_in(neighbour)

    assert "Det har du sagt ja til" in page(client, "meeting", meeting.pk)
    assert "Spørg i huset" in page(client, "my_day")
    assert client.post(reverse("keep_agreement", args=[mine.pk])).status_code == 302
    with acting(herning.organisation):
        mine.refresh_from_db()
        assert mine.done_by == neighbour.user
