"""Places: opened, described, closed when nobody has them booked, and kept open after all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Booking, Facility, Place
from placements.nights import counts_per_night
from placements.services.bookings import close_place, hold_place
from placements.services.conflicts import PlaceTaken
from placements.services.houses import close_house
from placements.services.place_openings import (
    PlaceDescription,
    PlaceFacts,
    describe_place,
    end_place,
    keep_place,
    open_places,
)
from tests.pages import signed_in, text_of
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def admin(house: House) -> Actor:
    return house.actors[Role.ORGANISATION_ADMIN]


def today() -> date:
    return timezone.localdate()


def in_days(n: int) -> date:
    return today() + timedelta(days=n)


def written(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def facts(**changed: Any) -> PlaceFacts:
    usual: dict[str, Any] = {
        "name": "Bolig",
        "track": "home",
        "description": "Lejlighed",
        "equipment": ["calm", "ground_floor"],
        "opens_on": today(),
    }
    return PlaceFacts(**(usual | changed))


def place_of(house: House, facility: Facility | None = None, **which: Any) -> Place:
    """One of those the house began with."""
    with acting(house.organisation), transaction.atomic():
        return house.place(facility, **which)


def opened(house: House, **changed: Any) -> list[Place]:
    with acting(house.organisation):
        return open_places(
            by=admin(house), house=house.first, facts=facts(**changed), now=timezone.now()
        )


def faults(act: Callable[[], object]) -> list[tuple[str, str | None]]:
    with pytest.raises(Problem) as refused:
        act()
    return [(each.code, each.field) for each in refused.value.each]


def happened(house: House) -> list[str]:
    kinds = ("place.set_up", "place.described", "place.ended", "place.kept")
    with acting(house.organisation):
        rows = Event.objects.filter(kind__in=kinds).order_by("pk")
        return list(rows.values_list("kind", flat=True))


def held(house: House, place: Place, first: int, last: int) -> Booking:
    return hold_place(
        by=house.caseworker,
        place=place,
        starts_on=in_days(first),
        ends_on=in_days(last),
        expires_at=timezone.now() + timedelta(days=3),
        now=timezone.now(),
        reason="Til Bo Hemmelig",
    )


def test_several_alike_are_opened_at_once_and_twice_is_once(house: House) -> None:
    first = opened(house, first_number=1, last_number=6)
    assert [place.name for place in first] == [f"Bolig {n}" for n in range(1, 7)]
    assert {place.pk for place in opened(house, first_number=1, last_number=6)} == {
        place.pk for place in first
    }
    with acting(house.organisation):
        stored = Place.objects.filter(name__startswith="Bolig")
        assert stored.count() == 6
        assert stored[0].equipment == ["ground_floor", "calm"], "in the order of the list"
        assert held(house, stored[0], 0, 3).pk, "it can be slept in"
    assert happened(house) == ["place.set_up"] * 6
    assert faults(lambda: opened(house, first_number=5, last_number=8)) == [("name_taken", "name")]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": " "}, "missing", "name"),
        ({"track": "room"}, "not_a_choice", "track"),
        ({"equipment": ["sauna"]}, "not_a_choice", "equipment"),
        ({"opens_on": None}, "missing", "opens_on"),
        ({"opens_on": date(1999, 1, 1)}, "no_rules", "opens_on"),
        ({"closes_on": date(2020, 1, 1)}, "closes_first", "closes_on"),
        ({"first_number": 1}, "missing", "last_number"),
        ({"first_number": 4, "last_number": 2}, "wrong_order", "last_number"),
        ({"first_number": 1, "last_number": 99}, "too_many", "last_number"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(
    house: House, wrong: dict[str, Any], code: str, field: str
) -> None:
    assert faults(lambda: opened(house, **wrong)) == [(code, field)]
    assert happened(house) == []


def test_an_emergency_bed_is_there_for_a_while(house: House) -> None:
    (bed,) = opened(house, name="Nødseng", opens_on=in_days(2), closes_on=in_days(5))
    with acting(house.organisation):
        with pytest.raises(PlaceTaken):
            held(house, bed, 0, 3)
        with pytest.raises(PlaceTaken):
            held(house, bed, 3, 6)
        assert held(house, bed, 2, 5).pk


def test_help_that_takes_no_place_is_no_kind_of_place() -> None:
    holstebro = house_of("mpo")
    assert faults(lambda: opened(holstebro, track="outreach")) == [("not_a_choice", "track")]


def test_a_place_is_described_and_its_kind_stays_once_it_has_been_booked(house: House) -> None:
    place, now = place_of(house), timezone.now()
    standing = PlaceDescription.of(place)
    told: dict[str, Any] = {"by": house.leader, "place": place, "now": now}
    with acting(house.organisation):
        new = replace(standing, name="Stuen", equipment=["pets"], track="guest", order=9)
        describe_place(facts=new, **told)
        describe_place(facts=new, **told)
        stored = Place.objects.get(pk=place.pk)
        assert PlaceDescription.of(stored) == new
        assert stored.equipment_in_words == ["Kæledyr må være med"]
        hold = held(house, stored, 0, 3)
        hold.cancelled_at = now
        hold.save()
        moved = replace(new, track="home", opens_on=in_days(-9))
    assert happened(house) == ["place.described"]
    with acting(house.organisation):
        assert faults(lambda: describe_place(facts=moved, **told)) == [
            ("has_been_booked", "track"),
            ("has_been_booked", "opens_on"),
        ]
        assert faults(lambda: describe_place(facts=replace(new, name="home 2"), **told)) == [
            ("name_taken", "name")
        ]
        other = place_of(house, house.second)
        with pytest.raises(NotAllowed):
            describe_place(by=house.leader, place=other, facts=new, now=now)


def test_two_colleagues_who_say_otherwise_of_the_equipment_are_told(house: House) -> None:
    place = place_of(house)
    standing = PlaceDescription.of(place)
    told: dict[str, Any] = {
        "place": place,
        "now": timezone.now(),
        "shown": Shown.of(standing.values),
    }
    with acting(house.organisation):
        describe_place(by=house.leader, facts=replace(standing, equipment=["calm"]), **told)
        describe_place(by=admin(house), facts=replace(standing, description="Lys"), **told)
        stored = Place.objects.get(pk=place.pk)
        assert (stored.equipment, stored.description) == (["calm"], "Lys")
        with pytest.raises(Stale):
            describe_place(by=admin(house), facts=replace(standing, equipment=["pets"]), **told)
    sent = {
        "name": "Stuen",
        "track": "home",
        "equipment": ["pets"],
        "order": "1",
        "opens_on": place.opens_on.isoformat(),
        "shown": Shown.of(standing.values).token,
    }
    page = signed_in(house.leader).post(reverse("describe_place", args=[place.pk]), sent)
    assert page.status_code == 409
    assert "Et roligt sted" in text_of(page), "what the colleague wrote, in words"


def _hold(house: House) -> tuple[int, str]:
    with acting(house.organisation):
        held(house, place_of(house), 1, 11)
    return 5, f"{written(in_days(10))} (reservation). Den kan lukke fra {written(in_days(11))}"


def _stay(house: House) -> tuple[int, str]:
    make_stay(house, name="Maja Hemmelig", days_ago=10, nights=100)
    return 89, f"til og med {written(in_days(89))} (ophold)"


def _closure(house: House) -> tuple[int, str]:
    with acting(house.organisation):
        close_place(
            by=house.leader,
            place=place_of(house),
            starts_on=today(),
            ends_on=None,
            reason="Hemmelig",
            now=timezone.now(),
        )
    return 300, f"lukket fra {written(today())} uden slutdato"


def _overdue(house: House) -> tuple[int, str]:
    make_stay(house, name="Maja Hemmelig", days_ago=10, nights=5)
    return 30, "Der er nogen på pladsen"


@pytest.mark.parametrize("blocks", [_hold, _stay, _closure, _overdue])
def test_the_last_that_is_booked_is_said_with_its_kind_and_nobody_s_name(
    house: House, blocks: Callable[[House], tuple[int, str]]
) -> None:
    days, words = blocks(house)
    url = reverse("end_place", args=[place_of(house).pk])
    page = signed_in(admin(house)).post(url, {"on": in_days(days).isoformat()})
    assert page.status_code == 409
    assert words in text_of(page)
    assert "Hemmelig" not in text_of(page)
    with acting(house.organisation):
        assert Place.objects.get(pk=place_of(house).pk).closes_on is None
    assert happened(house) == []


def test_a_stay_without_an_end_is_in_the_way_however_late_the_day() -> None:
    holstebro = house_of("mpo")
    make_stay(holstebro, track="place", days_ago=3, nights=60)
    place = place_of(holstebro, track="place")
    with acting(holstebro.organisation), pytest.raises(PlaceTaken, match="ingen slutdato"):
        end_place(by=admin(holstebro), place=place, on=in_days(400), now=timezone.now())


def test_after_the_last_night_it_closes_and_nobody_books_it_again(house: House) -> None:
    make_stay(house, days_ago=10, nights=100)
    told: dict[str, Any] = {"by": house.leader, "place": place_of(house), "now": timezone.now()}
    with acting(house.organisation):
        assert end_place(on=in_days(90), **told).closes_on == in_days(90)
        end_place(on=in_days(90), **told)
        assert faults(lambda: end_place(on=in_days(91), **told)) == [("already_closes", "on")]
        with pytest.raises(PlaceTaken):
            held(house, place_of(house), 89, 92)
        keep_place(**told)
        assert keep_place(**told).closes_on is None
        assert held(house, place_of(house), 90, 92).pk
        assert faults(lambda: end_place(on=in_days(-1), **told)) == [("past_date", "on")]
    assert happened(house) == ["place.ended", "place.kept"]


def test_a_place_opened_again_was_closed_meanwhile_in_the_figures(house: House) -> None:
    place, now = place_of(house, track="guest"), timezone.now()
    with acting(house.organisation):
        Place.objects.filter(pk=place.pk).update(closes_on=in_days(-10))
        keep_place(by=admin(house), place=place, now=now)
        counts = counts_per_night(
            house.first.pk, in_days(-12), in_days(1), controller=house.organisation.pk, now=now
        )
        open_nights = [
            night.night
            for night in counts
            if night.track == "guest" and night.places > night.closed
        ]
    assert open_nights == [in_days(-12), in_days(-11), today()]


def test_in_a_house_that_closes_no_place_stays_open_or_is_opened_beyond(house: House) -> None:
    now = timezone.now()
    with acting(house.organisation):
        places = list(Place.objects.filter(facility=house.first))
        for place in places:
            end_place(by=admin(house), place=place, on=in_days(30), now=now)
        close_house(by=admin(house), house=house.first, on=in_days(30), now=now)
        with pytest.raises(Conflict) as refused:
            keep_place(by=admin(house), place=places[0], now=now)
        assert refused.value.code == "house_closes"
    assert faults(lambda: opened(house)) == [("house_closes", "closes_on")]
    assert opened(house, closes_on=in_days(30))


def test_the_page_opens_places_and_shows_what_they_have(house: House) -> None:
    client = signed_in(house.leader)
    sent = {
        "name": "Bolig",
        "first_number": "1",
        "last_number": "2",
        "track": "home",
        "equipment": ["own_bath", "pets"],
        "opens_on": in_days(3).isoformat(),
    }
    url = reverse("open_places", args=[house.first.pk])
    assert client.post(url, sent).status_code == 302
    page = text_of(client.get(reverse("own_houses")))
    assert "Bolig 2" in page
    assert "Eget bad · Kæledyr må være med" in page
    with acting(house.organisation):
        place = Place.objects.get(name="Bolig 1")
    booked = text_of(client.get(reverse("place_book", args=[place.pk])))
    assert "Eget bad · Kæledyr må være med" in booked
    other = reverse("open_places", args=[house.second.pk])
    assert client.post(other, sent).status_code == 404


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_closed_and_booked_at_once_it_is_either_and_never_both() -> None:
    house = house_of("polaris")
    with acting(house.organisation), transaction.atomic():
        places = [place_of(house, n=n) for n in range(3)]
    acts: list[Callable[[], object]] = []
    for place in places:
        acts += [
            lambda place=place: end_place(
                by=admin(house), place=place, on=in_days(5), now=timezone.now()
            ),
            lambda place=place: held(house, place, 3, 9),
        ]
    start = Barrier(len(acts))

    def at_once(act: Callable[[], object]) -> str:
        start.wait()
        try:
            with acting(house.organisation):
                act()
        except (Conflict, Problems) as refused:
            return refused.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        outcomes = list(threads.map(at_once, acts))
    for n, place in enumerate(places):
        assert sorted(outcomes[2 * n : 2 * n + 2]) == ["done", "place_taken"], outcomes
        with acting(house.organisation), transaction.atomic():
            is_closed = Place.objects.get(pk=place.pk).closes_on is not None
            assert is_closed != place.bookings.standing().exists()
