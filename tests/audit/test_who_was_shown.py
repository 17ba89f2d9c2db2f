"""Who looked at whom: every page that shows citizens says so in the log, in one statement."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from placements.models import Place
from placements.services.guests import grant_guest_night
from tests.pages import signed_in
from tests.world import (
    House,
    copies_of,
    house_of,
    make_accepted_referral,
    make_citizen,
    make_referral,
    make_region,
    make_stay,
    referrals_like,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def shown(house: House, what: str, **more) -> set[int | None]:
    with acting(house.organisation):
        return set(AccessLog.objects.filter(what=what, **more).values_list("citizen_id", flat=True))


def test_a_search_shows_whom_it_found(house: House) -> None:
    majas = [make_citizen(house, f"Maja {n}", birth_date=None) for n in ("Bro", "Dal", "Eng")]
    other = make_citizen(house, "Bo Dahl")

    signed_in(house.caseworker).post("/borgere/", {"words": "maja", "purpose": "call"})

    assert shown(house, "citizens", action="search", purpose="call") == {m.pk for m in majas}
    assert other.pk not in shown(house, "citizens")


def test_board_min_dag_and_lists_show_whom_they_name(house: House) -> None:
    here = make_stay(house, days_ago=20).citizen_id
    waiting = make_accepted_referral(house, name="Jonas Vind").citizen_id
    asked = make_referral(house, name="Ida Storm").citizen_id
    client = signed_in(house.caseworker)

    for address in ("/pladser/", "/henvisninger/", "/henvisninger/?visning=venter", "/"):
        assert client.get(address).status_code == 200
    with acting(house.organisation):
        place = house.place(n=1)
    client.get(f"/pladser/{place.pk}/til-hvem")

    assert shown(house, "board", purpose="places") == {here}
    assert asked in shown(house, "referrals", purpose="worklist")
    assert {waiting, asked} <= shown(house, "my_day", purpose="own_work")
    with acting(house.organisation):
        assert AccessLog.objects.filter(citizen_id=here, user=house.caseworker.user).exists()


def test_acute_staff_s_guests_are_in_the_log(house: House) -> None:
    acute = house.actors[Role.ACUTE_STAFF]
    with acting(house.organisation):
        room = house.place(track="guest")
    client = signed_in(acute)

    client.post(
        "/gaest/",
        {
            "name": "Kim Grene",
            "number": "",
            "why": "Uro",
            "nights": "1",
            "backup": "not_needed",
            "place": room.pk,
        },
    )
    client.get("/pladser/")

    with acting(house.organisation):
        rows = AccessLog.objects.filter(user=acute.user).exclude(citizen_id=None)
        assert {(row.what, row.purpose) for row in rows} == {
            ("guest", "guest_room"),
            ("board", "places"),
        }


def test_a_referrer_s_reading_stands_where_the_citizens_are(house: House) -> None:
    nurse = make_region()
    referral = make_referral(house, by=nurse)
    client = signed_in(nurse)

    client.get("/henvisninger/")
    client.get("/")

    for what in ("referrals", "my_day"):
        assert shown(house, what, user=nurse.user) == {referral.citizen_id}
    with acting(nurse.organisation):
        assert AccessLog.objects.filter(what="referrals", user=nurse.user).exists()


def test_a_supervisor_inspects_whatever_the_page(house: House) -> None:
    stay = make_stay(house, days_ago=20)
    supervisor = house.actors[Role.SUPERVISOR]
    client = signed_in(supervisor)

    assert client.post("/borgere/", {"words": "maja"}).status_code == 200
    for address in ("/", "/pladser/", f"/ophold/{stay.pk}/", f"/borgere/{stay.citizen_id}/"):
        client.get(address)

    with acting(house.organisation):
        rows = AccessLog.objects.filter(user=supervisor.user)
        assert {row.purpose for row in rows} == {"inspection"}
        assert {"citizens", "board", "stay", "citizen"} <= {row.what for row in rows}


@pytest.mark.parametrize("language", ["da", "en"])
def test_purposes_are_the_same_in_every_language(house: House, language: str) -> None:
    make_stay(house, days_ago=20)
    client = signed_in(house.caseworker)
    client.get("/pladser/", headers={"Accept-Language": language})

    with acting(house.organisation):
        assert {row.purpose for row in AccessLog.objects.all()} == {"places"}


def test_no_purpose_is_chosen_beforehand_and_the_last_is_remembered(house: House) -> None:
    client = signed_in(house.caseworker)

    first = client.get("/borgere/").context["form"]
    client.post("/borgere/", {"words": "maja", "purpose": "partner"})
    later = client.get("/borgere/").context["form"]
    elsewhere = signed_in(house.caseworker).get("/borgere/").context["form"]

    purposes = [form["purpose"].value() for form in (first, later, elsewhere)]
    assert purposes == ["", "partner", ""]
    refused = client.post("/borgere/", {"words": "maja", "purpose": ""})
    assert refused.status_code == 422


def test_figures_taken_as_a_file_are_logged(house: House) -> None:
    signed_in(house.leader).get("/overblik/occupancy.csv")

    with acting(house.organisation):
        row = AccessLog.objects.get(action="export")
        assert (row.what, row.purpose) == ("figure occupancy", "figures")


def _statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return sum("INTO audit_accesslog" in query["sql"] for query in captured.captured_queries)


def test_a_hundred_citizens_are_logged_in_one_statement(house: House) -> None:
    stay = make_stay(house, days_ago=0, nights=40)
    referral = make_referral(house)
    client = signed_in(house.caseworker)
    pages = ("/pladser/", "/henvisninger/", "/")
    before = [_statements(client, page) for page in pages]
    with acting(house.organisation):
        places = copies_of(house.place(), 100, name=lambda n: f"Ny {n}")
        assert Place.objects.count() > 100
    stays_like(house, stay, places, "Borger")
    referrals_like(house, referral, 100, "Beder")

    after = [_statements(client, page) for page in pages]

    assert before == after == [1, 1, 1]
    assert len(shown(house, "board")) == 101


def test_granting_a_night_by_the_service_needs_no_page(house: House) -> None:
    """What is written is an event, not a reading: the log holds looks alone."""
    with acting(house.organisation):
        grant_guest_night(
            by=house.staff,
            place=house.place(track="guest"),
            citizen=make_citizen(house),
            nights=1,
            why="Uro",
            on=timezone.localdate(),
            now=timezone.now(),
        )
        assert not AccessLog.objects.exists()
