"""The board and what is done from it: what each sees, at a constant number of statements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from placements.models import Booking, Facility, Place, Stay
from placements.services.bookings import close_place, hold_place
from placements.services.stays import move_out
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_house, make_stay, stays_like


@pytest.fixture
def house(db: None) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


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


@pytest.mark.parametrize("view", ["", "?som=tabel", "?visning=kvartal"])
def test_the_board_costs_the_same_at_1_3_and_100_places(house, view):
    client = signed_in(house.caseworker)
    stay = make_stay(house, days_ago=0, nights=40)
    counts = [len(statements(client, f"/pladser/{view}"))]
    for more in (2, 97):
        with acting(house.organisation):
            before = Place.objects.count()
            places = copies_of(house.place(), more, name=lambda n, before=before: f"{before + n}")
        stays_like(house, stay, places, "Borger")
        counts.append(len(statements(client, f"/pladser/{view}")))

    assert len(set(counts)) == 1, counts
    assert counts[0] <= 4


def test_the_days_sum_is_capacity_less_what_is_closed_taken_and_reserved(house):
    make_stay(house, days_ago=5)
    close(house, place_of(house, n=1), 0, 3)
    with acting(house.organisation):
        hold_place(
            by=house.leader,
            place=house.place(n=2),
            starts_on=today(),
            ends_on=today() + timedelta(days=3),
            reason="HER-2026-0117",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )

    page = text_of(signed_in(house.caseworker).get("/pladser/"))

    assert "pladser 8 lukket − 1 optaget − 1 reserveret − 1 ledig i nat = 5" in page


@pytest.mark.parametrize(
    "query", ["fra=9999-12-31", "fra=0001-01-01", "fra=x", "visning=x", "tilbud=x"]
)
def test_an_address_that_means_nothing_shows_today(house, query):
    response = signed_in(house.caseworker).get(f"/pladser/?{query}")

    assert response.status_code == 200
    assert "ledig i nat = 8" in text_of(response)


@pytest.mark.parametrize("span", ["uge", "4-uger", "kvartal"])
def test_today_is_on_the_board_whatever_is_chosen(house, span):
    shown = signed_in(house.caseworker).get(f"/pladser/?visning={span}").context["board"]

    assert shown.start <= today() <= shown.last


def test_a_phone_never_calls_another_weeks_night_tonight(house):
    """The first of the days chosen is told, and what takes the places then."""
    ahead = today() + timedelta(days=60)
    place = place_of(house)
    close(house, place, 58, 63)

    response = signed_in(house.caseworker).get(f"/pladser/?fra={ahead}")

    shown = response.context["board"]
    assert shown.night == ahead
    lane = next(lane for lane in shown.groups[0].lanes if lane.place == place)
    assert lane.tonight.booking.kind == "closure"
    assert response.context["sum"] is None


def test_staff_see_their_own_facility_and_no_other(house):
    make_stay(house, name="Maja Eksempel")
    make_stay(house, name="Bente Skov", facility=house.second)

    page = text_of(signed_in(house.staff).get("/pladser/"))

    assert "Maja Eksempel" in page
    assert "Bente Skov" not in page


def test_acute_staff_see_guest_rooms_and_no_residents(house):
    make_stay(house, name="Maja Eksempel")

    response = signed_in(house.actors[Role.ACUTE_STAFF]).get("/pladser/")

    lanes = [lane for group in response.context["board"].groups for lane in group.lanes]
    assert [lane.place.track for lane in lanes] == ["guest"]
    assert "Maja Eksempel" not in text_of(response)


@pytest.mark.parametrize(("view", "label"), [("", "{}: {}"), ("&som=tabel", "{} {}")])
def test_the_free_places_of_each_night_are_counted_on_the_board_and_in_the_table(
    house, view, label
):
    with acting(house.organisation):
        everything = Place.objects.count()
    close(house, place_of(house), 1, 2)

    page = text_of(signed_in(house.caseworker).get(f"/pladser/?fra={today()}{view}"))

    for days, free in ((0, everything), (1, everything - 1), (2, everything)):
        night = date_format(today() + timedelta(days=days), "DATE_FORMAT")
        assert label.format(night, free) in page


def test_looking_at_the_board_is_logged(house):
    signed_in(house.caseworker).get("/pladser/")

    with acting(house.organisation):
        assert AccessLog.objects.filter(what="board").count() == 1


def test_a_place_is_closed_and_opened_again(house):
    client = signed_in(house.leader)
    place = place_of(house)

    response = client.post(
        f"/pladser/{place.pk}/",
        {"kind": "close", "starts_on": today().isoformat(), "ends_on": "", "reason": "Maling"},
    )
    with acting(house.organisation):
        booking = Booking.objects.get()
    assert response.headers["Location"] == "/pladser/"

    client.post(f"/pladser/booking/{booking.pk}/", {"on": today().isoformat()})
    with acting(house.organisation):
        booking.refresh_from_db()
    assert booking.cancelled_at is not None


def test_a_taken_place_is_said_at_the_field_and_nothing_typed_is_lost(house):
    place = place_of(house)
    close(house, place, 0, 5)

    response = signed_in(house.leader).post(
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
    assert "Pladsen er optaget" in text_of(response)
    assert 'value="Til Jonas"' in response.content.decode()
    with acting(house.organisation):
        assert [booking.kind for booking in Booking.objects.all()] == ["closure"]


@pytest.mark.parametrize("days", ["15", "0", ""])
def test_a_place_is_kept_for_two_weeks_at_most(house, days):
    response = signed_in(house.leader).post(
        f"/pladser/{place_of(house).pk}/",
        {
            "kind": "hold",
            "starts_on": today().isoformat(),
            "ends_on": (today() + timedelta(days=9)).isoformat(),
            "days": days,
            "reason": "Til Jonas",
        },
    )

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"days"}
    with acting(house.organisation):
        assert not Booking.objects.exists()


def test_a_reservation_is_let_go(house):
    with acting(house.organisation):
        booking = hold_place(
            by=house.leader,
            place=house.place(),
            starts_on=today(),
            ends_on=today() + timedelta(days=3),
            reason="Til Jonas",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )

    page = signed_in(house.leader).post(f"/pladser/booking/{booking.pk}/", follow=True)

    assert "Reservationen er ophævet, og pladsen er ledig." in text_of(page)
    with acting(house.organisation):
        assert not Booking.objects.standing().exists()


def test_a_closure_is_not_opened_after_its_end(house):
    booking = close(house, place_of(house), 0, 5)

    response = signed_in(house.leader).post(
        f"/pladser/booking/{booking.pk}/", {"on": (today() + timedelta(days=9)).isoformat()}
    )

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"on"}
    with acting(house.organisation):
        booking.refresh_from_db()
    assert booking.ends_on == today() + timedelta(days=5)


@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.ACUTE_STAFF, Role.SUPERVISOR])
def test_who_may_only_look_takes_and_frees_no_place(house, role):
    booking = close(house, place_of(house, track="guest"), 0, 5)
    client = signed_in(house.actors[role])
    place = place_of(house, track="guest")

    taken = client.post(f"/pladser/{place.pk}/", {"kind": "close", "reason": "Maling"})
    freed = client.post(f"/pladser/booking/{booking.pk}/", {"on": today().isoformat()})

    assert (taken.status_code, freed.status_code) == (403, 403)
    with acting(house.organisation):
        assert list(Booking.objects.standing()) == [booking]


@pytest.mark.parametrize("typed", ["Ida\x00Gæst", "Ida Gæst"])
def test_a_guest_gets_tonights_room_once(house, typed):
    client = signed_in(house.actors[Role.ACUTE_STAFF])
    asked = {
        "name": typed,
        "number": "",
        "why": "Kan ikke være hjemme",
        "nights": "1",
        "backup": "not_needed",
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


def test_where_the_guest_room_is_taken_the_door_says_until_when_and_whom_to_ring(house):
    room = place_of(house, track="guest")
    close(house, room, 0, 1)
    with acting(house.organisation):
        Facility.objects.filter(pk=room.facility_id).update(phone="00 00 20 01")
    client = signed_in(house.actors[Role.ACUTE_STAFF])

    door, board = (text_of(client.get(page)) for page in ("/gaest/", "/pladser/"))

    assert "er optaget i nat. Ledig igen i morgen." in door
    assert f"Ring til personalet på {house.first.name}, de ved, hvem der kan hjælpe: 00 00" in door
    assert "Bevilg natten" not in door
    assert "Intet gæsteværelse i nat: hvem kan hjælpe?" in board
    assert "Gæst i nat" not in board
    late = {
        "name": "Ida Gæst",
        "why": "Kan ikke være hjemme",
        "nights": "1",
        "backup": "no",
        "place": room.pk,
    }
    refused = client.post("/gaest/", late)
    assert refused.status_code == 409
    assert "Ida Gæst" in refused.content.decode()
    assert "Ring til personalet" in text_of(refused)


def test_a_guest_who_was_here_before_is_asked_about(house):
    with acting(house.organisation):
        before = make_stay(house, track="guest", name="Ida Gæst", days_ago=20, nights=1)
        move_out(
            by=house.leader,
            stay=before,
            on=before.planned_end_on,
            ending="as_planned",
            destination="own_home",
            now=timezone.now(),
        )
        known = before.citizen
    asked = {
        "name": "ida gæst",
        "number": "",
        "why": "Kan ikke være hjemme",
        "nights": "1",
        "backup": "not_needed",
        "asked_backup": "",
        "place": place_of(house, track="guest").pk,
    }
    client = signed_in(house.staff)

    assert client.post("/gaest/", asked).status_code == 422
    client.post("/gaest/", asked | {"known": str(known.pk)})

    with acting(house.organisation):
        assert Stay.objects.filter(citizen=known).count() == 2


@pytest.mark.parametrize(
    ("role", "nights"), [(Role.ACUTE_STAFF, ["1"]), (Role.FACILITY_STAFF, list("1234567"))]
)
def test_the_guest_form_offers_what_the_service_allows(house, role, nights):
    form = signed_in(house.actors[role]).get("/gaest/").context["form"]

    assert [str(value) for value, _label in form.fields["nights"].choices] == nights


@pytest.mark.parametrize(
    ("role", "nights", "status"),
    [
        (Role.ACUTE_STAFF, "2", 422),
        (Role.FACILITY_STAFF, "7", 302),
        (Role.FACILITY_STAFF, "8", 422),
    ],
)
def test_no_more_nights_than_may_be_granted(house, role, nights, status):
    asked = {
        "name": "Ida Gæst",
        "why": "Kan ikke være hjemme",
        "nights": nights,
        "backup": "no",
        "place": place_of(house, track="guest").pk,
    }

    response = signed_in(house.actors[role]).post("/gaest/", asked)

    assert response.status_code == status
    with acting(house.organisation):
        ends = [stay.planned_end_on for stay in Stay.objects.all()]
    assert ends == ([today() + timedelta(days=int(nights))] if status == 302 else [])


def test_a_guest_room_held_by_nobody_any_more_is_free(house):
    """Whether or not the sweep has come to it."""
    room = place_of(house, track="guest")
    with acting(house.organisation):
        hold_place(
            by=house.leader,
            place=room,
            starts_on=today(),
            ends_on=today() + timedelta(days=1),
            reason="Til Jonas",
            expires_at=timezone.now() - timedelta(hours=1),
            now=timezone.now() - timedelta(hours=2),
        )

    page = text_of(signed_in(house.staff).get("/gaest/"))

    assert "Gæsteværelset er optaget" not in page


def test_moving_out_asks_for_what_is_missing_and_keeps_what_was_typed(house):
    stay = make_stay(house)

    response = signed_in(house.staff).post(
        f"/ophold/{stay.pk}/flyt-ud/",
        {"on": (today() + timedelta(days=1)).isoformat(), "note": "Nøgle mangler"},
    )

    assert response.status_code == 422
    assert {"ending", "destination"} <= set(response.context["form"].errors)
    assert "Nøgle mangler" in response.content.decode()


def test_a_stay_elsewhere_is_not_there(house):
    stay = make_stay(house, facility=house.second)
    other = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    foreign = make_stay(other)
    client = signed_in(house.staff)

    for hidden in (stay, foreign):
        assert client.get(f"/ophold/{hidden.pk}/flyt-ind/").status_code == 404


def test_a_supervisor_looks_and_changes_nothing(house):
    stay = make_stay(house, arrived=False)
    client = signed_in(house.actors[Role.SUPERVISOR])

    assert client.get("/pladser/").status_code == 200
    for address in (f"/ophold/{stay.pk}/flyt-ind/", f"/ophold/{stay.pk}/aflys/", "/gaest/"):
        assert client.post(address, {}).status_code == 403
