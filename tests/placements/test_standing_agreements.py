"""A guest who rings: by a standing agreement, within what it gives and the scheme allows."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.roles import Role
from placements.models import GuestNight, StandingAgreement, Stay
from placements.services.agreed_nights import nights_left
from placements.services.guests import grant_guest_night
from placements.services.standing import (
    Agreed,
    agreements_tonight,
    grant_by_agreement,
    make_agreement,
    withdraw_agreement,
)
from placements.visibility import citizens_visible_to
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, TODAY, House, copies_of, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def agree(house: House, name: str = "Ida Gæst", **changed) -> StandingAgreement:
    by = changed.pop("by", house.caseworker)
    citizen = changed.pop("citizen", None) or make_citizen(house, name)
    now = changed.pop("now", NOW)
    facts = {
        "facility": house.first,
        "track": "guest",
        "starts_on": TODAY,
        "ends_on": None,
        "nights_at_a_time": 2,
        "nights_a_month": 4,
        "made_with": "Sofie og Rikke",
        "words_for_staff": "Lad hende sove længe",
    } | changed
    with acting(house.organisation):
        return make_agreement(by=by, citizen=citizen, agreed=Agreed(**facts), now=now)


def ring(house: House, row: StandingAgreement, role=Role.ACUTE_STAFF, nights=1, on=TODAY) -> Stay:
    with acting(house.organisation):
        now = NOW + (on - TODAY)
        return grant_by_agreement(
            by=house.actors[role], agreement=row, nights=nights, on=on, now=now
        )


#: at a time, a month, nights slept already (days from 17 March 2026), first night, nights given
NIGHTS = [
    (2, 4, [], 0, 2),
    (2, 4, [-1], 0, 1),  # the night before is one of the two at a time
    (2, 4, [-2, -1], 0, 0),
    (2, 4, [-3, -2], 0, 2),  # home a night: anew
    (3, 4, [-10, -9, -7], 0, 1),
    (2, 2, [-10, -9], 0, 0),
    (2, 2, [-40, -41], 0, 2),  # another month
    (7, 7, [-20, -22, -24, -26], 0, 7),  # in February
    (4, 2, [], 13, 4),  # 30 and 31 March, 1 and 2 April: two of each month
]


@pytest.mark.parametrize(("at_a_time", "a_month", "slept", "first", "given"), NIGHTS)
def test_how_many_nights_it_gives(at_a_time, a_month, slept, first, given) -> None:
    row = StandingAgreement(
        starts_on=date(2026, 1, 1), nights_at_a_time=at_a_time, nights_a_month=a_month
    )
    assert nights_left(row, {day(n) for n in slept}, on=day(first)) == given


def test_it_gives_no_night_from_the_day_it_ends() -> None:
    row = StandingAgreement(starts_on=TODAY, ends_on=day(1), nights_at_a_time=3, nights_a_month=9)
    assert nights_left(row, set(), on=TODAY) == 1


@pytest.mark.parametrize(
    ("role", "nights", "refused"),
    [
        (Role.ACUTE_STAFF, 1, ""),
        (Role.ACUTE_STAFF, 2, "too_many_nights"),  # the scheme: one night on the spot
        (Role.FACILITY_STAFF, 2, ""),
        (Role.FACILITY_STAFF, 3, "not_agreed"),
        (Role.FACILITY_LEADER, 1, ""),
        (Role.CASEWORKER, 1, "no_room"),  # grants nothing on the spot
        (Role.VOLUNTEER, 1, "not_yours"),
        (Role.SUPERVISOR, 1, "no_room"),
    ],
)
def test_who_grants_how_much_by_it(house, role, nights, refused) -> None:
    row = agree(house)
    if not refused:
        stay = ring(house, row, role, nights)
        assert (stay.citizen_id, stay.planned_end_on) == (row.citizen_id, day(nights))
        with acting(house.organisation):
            night = GuestNight.objects.get(stay=stay)
        assert (night.occasion, night.backup) == ("own_call", "not_needed")
        assert night.agreement_id == row.pk
        assert "aftalen af 17. marts 2026" in stay.purpose
        return
    with pytest.raises(Problem) as problem:
        ring(house, row, role, nights)
    assert problem.value.code == refused
    with acting(house.organisation):
        assert not Stay.objects.exists()


def test_a_second_press_is_one_night(house) -> None:
    row = agree(house)

    assert ring(house, row) == ring(house, row)
    with acting(house.organisation):
        assert Stay.objects.count() == GuestNight.objects.count() == 1


def test_the_month_s_nights_are_used_and_the_page_says_so(house) -> None:
    row = agree(house, nights_at_a_time=1, nights_a_month=1)
    ring(house, row)

    with pytest.raises(Conflict) as refused:
        ring(house, row, on=day(3))
    assert refused.value.code == "not_agreed"
    with acting(house.organisation):
        (tonight,) = agreements_tonight(house.staff, on=day(3), now=NOW + timedelta(days=3))
    assert (tonight.used, tonight.left_this_month, tonight.most) == (1, 0, 0)
    assert "1 ad gangen, 1 om måneden" in tonight.why_not


def test_the_hard_rules_of_the_scheme_are_asked_here_too(house) -> None:
    young = make_citizen(house, "Ung Gæst", birth_date=date(2010, 1, 1))
    away = make_citizen(house, "Fjern Gæst", home_municipality="0661")
    for citizen, rule in ((young, "adult"), (away, "unanswered")):
        row = agree(house, citizen=citizen)
        with pytest.raises(Problem) as refused:
            ring(house, row)
        assert refused.value.code == rule


def test_not_in_force_is_not_granted(house) -> None:
    later = agree(house, starts_on=day(2), now=NOW)
    with pytest.raises(Problem):
        ring(house, later)
    row = agree(house, "Bo Gæst")
    with acting(house.organisation):
        first = withdraw_agreement(by=house.staff, agreement=row, reason="Flyttet", now=NOW)
        again = withdraw_agreement(by=house.staff, agreement=row, reason="Flyttet", now=NOW)
        assert first == again
        assert Event.objects.filter(kind="agreement.withdrawn").count() == 1
        with pytest.raises(Conflict):
            withdraw_agreement(by=house.staff, agreement=row, reason="Andet", now=NOW)
    with pytest.raises(NotAllowed):
        ring(house, row)
    with pytest.raises(Conflict) as refused:
        ring(house, row, Role.FACILITY_STAFF)
    assert refused.value.code == "agreement_ended"


def test_agreed_twice_is_agreed_once_and_never_two_at_a_time(house) -> None:
    citizen = make_citizen(house, "Ida Gæst")
    row = agree(house, citizen=citizen)

    assert agree(house, citizen=citizen) == row
    with pytest.raises(Conflict) as refused:
        agree(house, citizen=citizen, nights_a_month=9, starts_on=day(5))
    assert refused.value.code == "already_agreed"
    with acting(house.organisation):
        assert Event.objects.filter(kind="agreement.made").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"track": "home"}, "kind"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": TODAY}, "ends_on"),
        ({"nights_at_a_time": 8, "nights_a_month": 9}, "nights_at_a_time"),
        ({"nights_a_month": 1}, "nights_a_month"),
        ({"made_with": " "}, "made_with"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(house, changed, field) -> None:
    with pytest.raises(Problem) as refused:
        agree(house, **changed)
    assert refused.value.each[0].field == field


def test_no_house_without_guests_who_ring_has_one() -> None:
    for scheme, track in (("mpo", "place"), ("pitstop", "room")):
        house = house_of(scheme)
        with pytest.raises(Problem) as refused:
            agree(house, track=track)
        assert refused.value.code == "not_own_call"


def test_who_sees_it(house) -> None:
    """It makes the citizen known to the house; at the door only while it is in force."""
    row = agree(house, starts_on=day(2))
    other = house_of("polaris", key="viborg", name="Viborg Kommune", municipality_code="0791")
    with acting(house.organisation):
        of = StandingAgreement.objects
        acute, staff = house.actors[Role.ACUTE_STAFF], house.staff
        assert not of.visible_to(acute, TODAY).exists()
        assert of.visible_to(acute, day(2)).get() == row
        assert of.visible_to(staff, TODAY).get() == row
        assert not of.visible_to(house.actors[Role.VOLUNTEER], day(2)).exists()
        assert row.citizen not in citizens_visible_to(staff, TODAY)
        assert row.citizen in citizens_visible_to(staff, day(2))
        assert row.citizen not in citizens_visible_to(acute, day(2))
    with acting(other.organisation):
        assert not of.visible_to(other.caseworker, day(2)).exists()


def test_the_database_keeps_what_must_never_be_false(house) -> None:
    row = agree(house)
    for wrong in ({"nights_at_a_time": 9}, {"ends_on": TODAY}, {"withdrawn_at": NOW}):
        with acting(house.organisation), pytest.raises(IntegrityError), transaction.atomic():
            StandingAgreement.objects.filter(pk=row.pk).update(**wrong)


def test_the_door_shows_who_may_ring_and_one_press_gives_the_night(house) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    row = agree(house, starts_on=today, now=now)
    client = signed_in(house.actors[Role.ACUTE_STAFF])

    door = text_of(client.get("/gaest/"))
    ringing = text_of(client.get("/gaest/?ringer=1"))
    granted = client.post(f"/gaest/aftale/{row.pk}/", {"nights": "1"}, follow=True)
    again = text_of(client.get("/gaest/?ringer=1"))

    assert "1 borger har en aftale" in door
    assert "Ida Gæst" not in door
    assert "Ida Gæst 0 af 4 døgn brugt i denne måned · Lad hende sove længe" in ringing
    assert "Ida Gæst har gæsteværelset i nat." in text_of(granted)
    assert "Gæsten har allerede et værelse i nat." in again
    with acting(house.organisation):
        read = AccessLog.objects.filter(citizen_id=row.citizen_id, what="agreements")
        assert set(read.values_list("purpose", flat=True)) == {"guest_room"}


def test_a_guest_without_an_agreement_rings_too(house) -> None:
    client = signed_in(house.actors[Role.ACUTE_STAFF])
    with acting(house.organisation):
        room = house.place(track="guest")
    asked = {
        "name": "Ny Gæst",
        "why": "Ringer selv",
        "nights": "1",
        "occasion": "own_call",
        "place": room.pk,
    }
    unasked = client.post("/gaest/", asked)
    nameless = client.post("/gaest/", asked | {"backup": "yes"})
    client.post("/gaest/", asked | {"backup": "yes", "asked_backup": "Birgit"})

    assert "Svar, om du har spurgt bagvagten." in text_of(unasked)
    assert "Skriv, hvem du spurgte." in text_of(nameless)
    with acting(house.organisation):
        night = GuestNight.objects.select_related("stay").get()
    assert (night.occasion, night.backup, night.stay.asked_backup) == ("own_call", "yes", "Birgit")


def test_the_citizen_s_page_makes_and_withdraws_it(house) -> None:
    citizen = make_citizen(house, "Ida Gæst")
    client = signed_in(house.caseworker)
    today = timezone.localdate()
    body = {
        "kind": f"{house.first.pk}:guest",
        "starts_on": today.isoformat(),
        "nights_at_a_time": "2",
        "nights_a_month": "6",
        "made_with": "Sofie og Rikke",
    }

    refused = client.post(f"/borgere/{citizen.pk}/aftale/", body | {"starts_on": ""})
    made = client.post(f"/borgere/{citizen.pk}/aftale/", body, follow=True)
    with acting(house.organisation):
        row = StandingAgreement.objects.get()
    withdrawn = client.post(f"/borgere/aftale/{row.pk}/opsig/", {"reason": "Flyttet"}, follow=True)

    assert refused.status_code == 422
    assert "højst 2 døgn ad gangen og 6 om måneden" in text_of(made)
    assert "Ingen aftale." in text_of(withdrawn)


def test_the_door_costs_the_same_however_many_may_ring(house) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    client = signed_in(house.actors[Role.ACUTE_STAFF])
    row = agree(house, now=now, starts_on=today)
    few = len(statements(client, "/gaest/?ringer=1"))
    with acting(house.organisation):
        guests = copies_of(row.citizen, 99, name=lambda n: f"Gæst {n}")
        copies_of(row, 99, citizen=lambda n: guests[n])
    assert len(statements(client, "/gaest/?ringer=1")) == few


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_calls_at_once_share_the_last_night() -> None:
    house = house_of("polaris", tracks={"home": 1, "guest": 2})
    row = agree(house, nights_at_a_time=1, nights_a_month=1)
    results: list[str] = []
    gate = threading.Barrier(2)

    def call(on: date) -> None:
        gate.wait()
        try:
            ring(house, row, Role.FACILITY_STAFF, on=on)
            results.append("granted")
        except Problem as problem:
            results.append(problem.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=call, args=(day(n),)) for n in (0, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["granted", "not_agreed"]


def test_a_house_s_own_way_in_is_not_opened_by_who_asks(house) -> None:
    """The scheme says whether a guest may ring: no way in says otherwise."""
    for scheme, track in (("mpo", "place"), ("pitstop", "room")):
        other = house_of(scheme)
        with acting(other.organisation), pytest.raises(Problem):
            grant_guest_night(
                by=other.leader,
                place=other.place(track=track),
                citizen=make_citizen(other, "Ringer Selv"),
                nights=1,
                why="Ringer",
                occasion="own_call",
                on=TODAY,
                now=NOW,
            )
