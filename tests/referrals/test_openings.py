"""When a place frees: the leader sees who could take it, tonight and in the days ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from placements.board import board_ahead
from placements.finding import offers
from placements.models import Booking, Place, Stay
from referrals.models import PlaceOffer, Referral
from referrals.services.openings import Opening, openings
from tests.pages import signed_in, statements, text_of
from tests.referrals.houses import make
from tests.referrals.waits import offer, room, waiting
from tests.world import House, copies_of, make_accepted_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def at(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def take(house: House, place: Place, *, until: int | None, kind: str = "closure") -> None:
    """From today on, for ``until`` days."""
    now = timezone.now()
    Booking.objects.create(
        controller=house.organisation,
        place=place,
        kind=kind,
        starts_on=at(0),
        ends_on=None if until is None else at(until),
        expires_at=now + timedelta(days=9) if kind == "hold" else None,
        reason="Maling",
    )


def told(house: House) -> list[Opening]:
    with acting(house.organisation):
        now = timezone.now()
        return openings(house.leader, board_ahead(house.leader, now=now), now=now)


def without_other_places(house: House, keep: int) -> list[Place]:
    """The house has ``keep`` rooms, and its other places are gone."""
    with acting(house.organisation):
        kept = room(house)
        Place.objects.exclude(pk=kept.pk).update(closes_on=at(-1))
        return [kept, *copies_of(kept, keep - 1, name=lambda n: f"rum {n}")]


def test_what_becomes_free_and_why_is_what_the_board_and_the_search_say(skovvang: House) -> None:
    waiting(skovvang, "Vera Venter")
    closed, held, opens, far, for_good, free = without_other_places(skovvang, 6)
    with acting(skovvang.organisation):
        take(skovvang, closed, until=3)
        take(skovvang, held, until=5, kind="hold")
        Place.objects.filter(pk=opens.pk).update(opens_on=at(4))
        take(skovvang, far, until=60)
        take(skovvang, for_good, until=None)
    said = {each.place.pk: (each.starts_on, each.after) for each in told(skovvang)}
    assert said == {
        free.pk: (at(0), None),
        closed.pk: (at(3), "closure"),
        opens.pk: (at(4), ""),
        held.pk: (at(5), "hold"),
    }
    with acting(skovvang.organisation):
        searched = offers(
            Place.objects.visible_to(skovvang.leader).select_related("facility"),
            by=skovvang.leader,
            first=at(0),
            end_of=lambda day: day + timedelta(days=1),
            now=timezone.now(),
        )
    first_of = {each.place.pk: each.runs[0].starts_on for each in searched if each.runs}
    assert {pk: first_of[pk] for pk in said} == {pk: day for pk, (day, _why) in said.items()}


def test_a_planned_leaving_frees_a_place_but_a_review_does_not() -> None:
    """And whoever was to leave by now, once somebody writes that they have."""
    house = make("polaris")
    with acting(house.organisation):
        Place.objects.filter(facility=house.second).update(closes_on=at(-1))
    make_stay(house, name="Else Hjem", days_ago=60, nights=65, n=0)
    make_stay(house, name="Sene Sten", days_ago=60, nights=58, n=1)
    row = waiting_at_herning(house)
    said = told(house)
    assert [(each.place.name, each.after, each.starts_on) for each in said if each.after] == [
        ("home 2", "once_left", at(1)),
        ("home 1", "stay", at(5)),
    ]
    assert all(each.could_take == [row.pk] for each in said)
    skovvang = make("mpo")
    [only] = without_other_places(skovvang, 1)
    stay = make_stay(skovvang, days_ago=60, nights=65, track="place")
    with acting(skovvang.organisation):
        Stay.objects.filter(pk=stay.pk).update(planned_end_on=None)
        assert stay.bookings.get().place == only
    waiting(skovvang, "Vera Venter")
    assert told(skovvang) == []


def waiting_at_herning(house: House) -> Referral:
    row = make_accepted_referral(house, name="Laila Hede", facility=house.first)
    with acting(house.organisation):
        Referral.objects.filter(pk=row.pk).update(wished_on=None)
    return row


def test_who_could_take_it_wishes_no_later_day_or_other_house_and_has_not_declined(
    skovvang: House,
) -> None:
    [only] = without_other_places(skovvang, 1)
    with acting(skovvang.organisation):
        take(skovvang, only, until=6)
    waiting(skovvang, "Vil Senere", days=9, wished_on=at(10))
    ready = waiting(skovvang, "Er Klar", days=8, wished_on=at(6))
    worst = waiting(skovvang, "Haster Mest", level="acute")
    assert [each.could_take for each in told(skovvang)] == [[worst.pk, ready.pk]]
    with acting(skovvang.organisation):
        Booking.objects.all().delete()
        made = offer(skovvang, worst, only)
        PlaceOffer.objects.filter(pk=made.pk).update(
            status=PlaceOffer.Status.DECLINED,
            because=PlaceOffer.Because.TOO_FAR,
            ended_at=timezone.now(),
        )
        Booking.objects.all().update(cancelled_at=timezone.now())
        Referral.objects.filter(pk=ready.pk).update(wished_on=at(0))
    assert [each.could_take for each in told(skovvang)] == [[ready.pk]]


def test_min_dag_and_the_waiting_list_lead_to_the_offer_in_one_click(skovvang: House) -> None:
    places = without_other_places(skovvang, 2)
    with acting(skovvang.organisation):
        take(skovvang, places[0], until=6)
        take(skovvang, places[1], until=None)
    rows = [waiting(skovvang, f"Venter Nummer {n}", days=9 - n) for n in range(5)]
    client = signed_in(skovvang.leader)
    for address in (reverse("places_of_my_day"), reverse("waiting_list")):
        page = client.get(address)
        offering = f"{reverse('offer_place', args=[rows[0].pk])}?plads={places[0].pk}"
        offering += f"&amp;fra={at(6).isoformat()}"
        assert offering in page.content.decode()
        assert "den er lukket til da" in text_of(page)
        with acting(skovvang.organisation):
            assert AccessLog.objects.filter(citizen_id=rows[0].citizen_id).exists()
    assert "Venter Nummer 0 og 4 til kan få den" in text_of(client.get(reverse("places_of_my_day")))
    assert "2 til" in text_of(client.get(reverse("waiting_list")))
    form = client.get(reverse("offer_place", args=[rows[0].pk]), {"plads": places[0].pk}).context
    assert str(form["form"]["place"].value()) == str(places[0].pk)
    # Who can't offer a place reads the list alone.
    assert signed_in(skovvang.staff).get(reverse("waiting_list")).context["openings"] == []


def test_another_house_s_places_and_people_stay_out_of_it(herning: House) -> None:
    """The leader of the first house, with a place of the second that becomes free."""
    waiting_at_herning(herning)
    with acting(herning.organisation):
        Place.objects.filter(facility=herning.first).update(closes_on=at(-1))
        take(herning, herning.place(herning.second), until=3)
    assert told(herning) == []


@pytest.mark.parametrize("n", [1, 30])
def test_the_waiting_list_costs_the_same_for_one_and_for_thirty(n: int, skovvang: House) -> None:
    for place in without_other_places(skovvang, n)[1:]:
        with acting(skovvang.organisation):
            take(skovvang, place, until=3)
    for k in range(3):
        waiting(skovvang, f"Vera {k}")
    asked = statements(signed_in(skovvang.leader), reverse("waiting_list"))
    assert len(asked) <= 8, asked
