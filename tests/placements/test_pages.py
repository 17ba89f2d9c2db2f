"""The board and what is done from it: what each sees, at a constant number of statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from placements.models import Booking, Place, Stay
from placements.services.bookings import close_place, hold_place
from placements.services.stays import plan_stay
from tests.world import House, make_citizen, make_house, make_stay

#: Session, user, memberships, transaction, context and access log (DESIGN.md, "Statement counts").
FRAME = 12


@pytest.fixture
def house(db: None) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def sign_in(client: Client) -> Callable[[House, Role], Client]:
    def as_role(house: House, role: Role) -> Client:
        client.force_login(house.actors[role].user, "django.contrib.auth.backends.ModelBackend")
        return client

    return as_role


def today() -> date:
    return timezone.localdate()


def place_of(house: House, **which) -> Place:
    with acting(house.organisation):
        return house.place(**which)


def close(house: House, place: Place, first: int, last: int) -> Booking:
    with acting(house.organisation):
        return close_place(
            by=house.leader,
            place=place,
            starts_on=today() + timedelta(days=first),
            ends_on=today() + timedelta(days=last),
            reason="Maling",
            now=timezone.now(),
        )


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("view", ["", "?som=tabel", "?visning=kvartal"])
def test_the_board_costs_the_same_at_1_3_and_100_places(house, sign_in, view):
    client = sign_in(house, Role.CASEWORKER)
    counts = []
    for more in (1, 2, 97):
        with acting(house.organisation):
            for _n in range(more):
                n = Place.objects.count()
                place = Place.objects.create(
                    controller=house.organisation,
                    facility=house.first,
                    name=f"ekstra {n}",
                    track="home",
                    opens_on=date(2020, 1, 1),
                )
                plan_stay(
                    by=house.caseworker,
                    citizen=make_citizen(house, f"Borger {n}"),
                    place=place,
                    starts_on=today(),
                    ends_on=today() + timedelta(days=40),
                    scheme_rules_on=today(),
                    now=timezone.now(),
                )
        counts.append(statements(client, f"/pladser/{view}"))

    assert len(set(counts)) == 1, counts
    assert counts[0] <= FRAME + 8


def test_the_days_sum_is_capacity_less_what_is_closed_taken_and_reserved(house, sign_in):
    make_stay(house, days_ago=5)
    close(house, place_of(house, n=1), 0, 3)
    with acting(house.organisation):
        hold_place(
            by=house.leader,
            place=house.place(n=2),
            starts_on=today(),
            ends_on=today() + timedelta(days=3),
            reason="H-2026-0117",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )

    response = sign_in(house, Role.CASEWORKER).get("/pladser/")

    shown = response.context["sum"]
    assert (shown.capacity, shown.closed, shown.booked, shown.held, shown.free) == (8, 1, 1, 1, 5)


@pytest.mark.parametrize(
    "query", ["fra=9999-12-31", "fra=0001-01-01", "fra=x", "visning=x", "tilbud=x"]
)
def test_an_address_that_means_nothing_shows_today(house, sign_in, query):
    response = sign_in(house, Role.CASEWORKER).get(f"/pladser/?{query}")

    assert response.status_code == 200
    assert response.context["sum"] is not None


@pytest.mark.parametrize("span", ["uge", "4-uger", "kvartal"])
def test_today_is_on_the_board_whatever_is_chosen(house, sign_in, span):
    shown = sign_in(house, Role.CASEWORKER).get(f"/pladser/?visning={span}").context["board"]

    assert shown.start <= today() <= shown.last


def test_a_phone_never_calls_another_weeks_night_tonight(house, sign_in):
    """The first of the days chosen is told, and what takes the places then."""
    ahead = today() + timedelta(days=60)
    place = place_of(house)
    close(house, place, 58, 63)

    response = sign_in(house, Role.CASEWORKER).get(f"/pladser/?fra={ahead}")

    shown = response.context["board"]
    assert shown.night == ahead
    lane = next(lane for lane in shown.groups[0].lanes if lane.place == place)
    assert lane.tonight.booking.kind == "closure"
    assert response.context["sum"] is None


def test_staff_see_their_own_facility_and_no_other(house, sign_in):
    make_stay(house, name="Maja Eksempel")
    make_stay(house, name="Bente Skov", facility=house.second)

    page = sign_in(house, Role.FACILITY_STAFF).get("/pladser/").content.decode()

    assert "Maja Eksempel" in page
    assert "Bente Skov" not in page


def test_acute_staff_see_guest_rooms_and_no_residents(house, sign_in):
    make_stay(house, name="Maja Eksempel")

    response = sign_in(house, Role.ACUTE_STAFF).get("/pladser/")

    lanes = [lane for group in response.context["board"].groups for lane in group.lanes]
    assert [lane.place.track for lane in lanes] == ["guest"]
    assert "Maja Eksempel" not in response.content.decode()


def test_looking_at_the_board_is_logged(house, sign_in):
    sign_in(house, Role.CASEWORKER).get("/pladser/")

    with acting(house.organisation):
        assert AccessLog.objects.filter(what="board").count() == 1


def test_a_place_is_closed_and_opened_again(house, sign_in):
    client = sign_in(house, Role.FACILITY_LEADER)
    place = place_of(house)

    response = client.post(
        f"/pladser/{place.pk}/",
        {"kind": "close", "starts_on": today().isoformat(), "ends_on": "", "reason": "Maling"},
    )
    with acting(house.organisation):
        booking = Booking.objects.get()
    assert response.headers["Location"] == f"/pladser/booking/{booking.pk}/"

    client.post(f"/pladser/booking/{booking.pk}/", {"on": today().isoformat()})
    with acting(house.organisation):
        booking.refresh_from_db()
    assert booking.cancelled_at is not None


def test_a_taken_place_is_said_at_the_field_and_nothing_typed_is_lost(house, sign_in):
    place = place_of(house)
    close(house, place, 0, 5)

    response = sign_in(house, Role.FACILITY_LEADER).post(
        f"/pladser/{place.pk}/",
        {
            "kind": "hold",
            "starts_on": (today() + timedelta(days=2)).isoformat(),
            "ends_on": (today() + timedelta(days=9)).isoformat(),
            "days": "3",
            "reason": "Til Jonas",
        },
    )

    assert response.status_code == 409
    assert "starts_on" in response.context["form"].errors
    assert 'value="Til Jonas"' in response.content.decode()


@pytest.mark.parametrize("typed", ["Ida\x00Gæst", "Ida Gæst"])
def test_a_guest_gets_tonights_room_once(house, sign_in, typed):
    client = sign_in(house, Role.ACUTE_STAFF)
    asked = {
        "name": typed,
        "number": "",
        "why": "Kan ikke være hjemme",
        "nights": "1",
        "asked_backup": "",
        "place": place_of(house, track="guest").pk,
    }

    first, second = client.post("/gaest/", asked), client.post("/gaest/", asked)

    with acting(house.organisation):
        granted = Stay.objects.count()
    if "\x00" in typed:
        assert (first.status_code, granted) == (422, 0)
    else:
        assert (first.status_code, second.status_code, granted) == (302, 422, 1)


def test_a_guest_who_was_here_before_is_asked_about(house, sign_in):
    with acting(house.organisation):
        before = make_stay(house, track="guest", name="Ida Gæst", days_ago=20, nights=1)
        known = before.citizen
    asked = {
        "name": "ida gæst",
        "number": "",
        "why": "Kan ikke være hjemme",
        "nights": "1",
        "asked_backup": "",
        "place": place_of(house, track="guest").pk,
    }
    client = sign_in(house, Role.FACILITY_STAFF)

    assert client.post("/gaest/", asked).status_code == 422
    client.post("/gaest/", asked | {"known": str(known.pk)})

    with acting(house.organisation):
        assert Stay.objects.filter(citizen=known).count() == 2


def test_moving_out_asks_for_what_is_missing_and_keeps_what_was_typed(house, sign_in):
    stay = make_stay(house)

    response = sign_in(house, Role.FACILITY_STAFF).post(
        f"/ophold/{stay.pk}/flyt-ud/",
        {"on": (today() + timedelta(days=1)).isoformat(), "note": "Nøgle mangler"},
    )

    assert response.status_code == 422
    assert {"ending", "destination"} <= set(response.context["form"].errors)
    assert "Nøgle mangler" in response.content.decode()


def test_a_stay_elsewhere_is_not_there(house, sign_in):
    stay = make_stay(house, facility=house.second)
    other = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    foreign = make_stay(other)
    client = sign_in(house, Role.FACILITY_STAFF)

    for one in (stay, foreign):
        assert client.get(f"/ophold/{one.pk}/flyt-ind/").status_code == 404


def test_a_supervisor_looks_and_changes_nothing(house, sign_in):
    stay = make_stay(house, arrived=False)
    client = sign_in(house, Role.SUPERVISOR)

    assert client.get("/pladser/").status_code == 200
    for address in (f"/ophold/{stay.pk}/flyt-ind/", f"/ophold/{stay.pk}/aflys/", "/gaest/"):
        assert client.post(address, {}).status_code == 403
