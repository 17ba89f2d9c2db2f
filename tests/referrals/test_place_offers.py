"""A place is offered, answered, and over by itself; whoever is passed over is told why."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, Problems
from placements.models import Booking, Stay
from placements.services.bookings import lapse_holds, release_hold
from referrals.models import PassedOver, PlaceOffer, Referral
from referrals.services.closing import close_referral
from referrals.services.place_offers import answer_offer
from referrals.services.placing import book_for_referral
from tests.pages import signed_in, text_of
from tests.referrals.houses import make
from tests.referrals.waits import offer, room, waiting
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def kinds_of(house: House, row: Referral) -> list[str]:
    with acting(house.organisation):
        events = Event.objects.filter(referral_id=row.pk).order_by("at", "pk")
        return [event.kind.removeprefix("referral.") for event in events]


def test_an_offer_keeps_the_place_and_a_yes_books_it(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    made = offer(skovvang, row, room(skovvang))
    assert offer(skovvang, row, room(skovvang)) == made  # a double click
    with acting(skovvang.organisation):
        assert made.hold.holds_at(NOW)
        answered = answer_offer(by=skovvang.leader, referral=row, answer="accepted", now=NOW)
        again = answer_offer(by=skovvang.leader, referral=row, answer="accepted", now=NOW)
        assert answered == again == made
        row.refresh_from_db()
        assert row.stay is not None
        assert row.hold is None
        booking = row.stay.bookings.get()
        assert (booking.place, booking.starts_on) == (room(skovvang), TODAY + timedelta(days=2))
        assert Booking.objects.standing().get() == booking
    assert kinds_of(skovvang, row)[-3:] == ["place_offered", "place_booked", "offer_accepted"]


def test_a_no_takes_a_reason_frees_the_place_and_moves_nobody_on_the_list(skovvang: House) -> None:
    first = waiting(skovvang, "Først Ankommet", days=5)
    waiting(skovvang, "Siden Kommet")
    offer(skovvang, first, room(skovvang))
    with acting(skovvang.organisation):
        with pytest.raises(Problems) as caught:
            answer_offer(by=skovvang.leader, referral=first, answer="declined", now=NOW)
        assert [each.field for each in caught.value.each] == ["because"]
        answer_offer(
            by=skovvang.leader,
            referral=first,
            answer="declined",
            because="too_far",
            note="For langt til bussen",
            now=NOW,
        )
        assert not Booking.objects.standing().exists()
        with pytest.raises(Conflict):
            answer_offer(by=skovvang.leader, referral=first, answer="accepted", now=NOW)
    page = signed_in(skovvang.leader).get(reverse("waiting_list"))
    assert [row.referral.citizen.called for row in page.context["rows"]] == [
        "Først Ankommet",
        "Siden Kommet",
    ]
    assert "For langt til bussen" in text_of(
        signed_in(skovvang.leader).get(reverse("referral", args=[first.pk]))
    )


def test_it_is_over_by_itself_with_its_hold(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    made = offer(skovvang, row, room(skovvang))
    later = NOW + timedelta(days=3, hours=1)
    with acting(skovvang.organisation):
        with pytest.raises(Conflict) as caught:
            answer_offer(by=skovvang.leader, referral=row, answer="accepted", now=later)
        assert caught.value.code == "offer_over"
    with acting(skovvang.organisation):
        lapse_holds(controller=skovvang.organisation, now=later)
        lapse_holds(controller=skovvang.organisation, now=later)
        made.refresh_from_db()
        assert (made.status, made.ended_at) == (PlaceOffer.Status.EXPIRED, later)
        # The place is anybody's again, and the citizen can be offered it anew.
        other = offer(
            skovvang,
            row,
            room(skovvang),
            starts_on=TODAY + timedelta(days=6),
            answer_by=TODAY + timedelta(days=6),
            now=later,
        )
        assert other != made
    assert kinds_of(skovvang, row).count("offer_expired") == 1


def test_letting_go_of_the_hold_on_the_board_takes_the_offer_back(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    made = offer(skovvang, row, room(skovvang))
    with acting(skovvang.organisation):
        release_hold(by=skovvang.leader, booking=made.hold, now=NOW)
        made.refresh_from_db()
        assert made.status == PlaceOffer.Status.TAKEN_BACK


def test_a_referral_that_is_closed_leaves_no_offer_standing(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    offer(skovvang, row, room(skovvang))
    with acting(skovvang.organisation):
        close_referral(by=skovvang.leader, referral=row, because="moved", now=NOW)
        assert not PlaceOffer.objects.standing().exists()


def test_who_is_passed_over_is_told_why_and_not_for_whom(skovvang: House) -> None:
    first = waiting(skovvang, "Først Ankommet", days=5)
    later = waiting(skovvang, "Ønsker Senere", days=9, wished_on=TODAY + timedelta(days=90))
    last = waiting(skovvang, "Sidst Ankommet")
    with pytest.raises(Problems) as caught:
        offer(skovvang, last, room(skovvang))
    assert [each.field for each in caught.value.each] == ["passed_over_because"]
    offer(skovvang, last, room(skovvang), passed_over_because="Har brug for stueplan")
    with acting(skovvang.organisation):
        passed = PassedOver.objects.get()  # who wishes to come later is not passed over
        assert passed.referral == first
    assert "passed_over" in kinds_of(skovvang, first)
    assert "passed_over" not in kinds_of(skovvang, later)
    page = text_of(signed_in(skovvang.leader).get(reverse("referral", args=[first.pk])))
    assert "Har brug for stueplan" in page
    assert "Sidst Ankommet" not in page


def test_booking_somebody_further_down_asks_for_the_reason_too(skovvang: House) -> None:
    waiting(skovvang, "Først Ankommet", days=5)
    last = waiting(skovvang, "Sidst Ankommet")
    client = signed_in(skovvang.leader)
    day = timezone.localdate() + timedelta(days=2)
    url = f"{reverse('place_referral', args=[last.pk])}?starts_on={day}"
    assert "1 borger står før denne på ventelisten" in text_of(client.get(url))
    body = {"place": room(skovvang).pk, "book": "1"}
    refused = client.post(url, body)
    assert refused.status_code == 422
    assert "hvorfor de, der står før på ventelisten, springes over" in text_of(refused)
    assert client.post(url, body | {"passed_over_because": "Stueplan"}).status_code == 302
    with acting(skovvang.organisation):
        assert PassedOver.objects.get().reason == "Stueplan"


def test_accepting_does_not_ask_again_for_whom_it_passes_over(skovvang: House) -> None:
    waiting(skovvang, "Først Ankommet", days=5)
    last = waiting(skovvang, "Sidst Ankommet")
    offer(skovvang, last, room(skovvang), passed_over_because="Stueplan")
    with acting(skovvang.organisation):
        answer_offer(by=skovvang.leader, referral=last, answer="accepted", now=NOW)
        assert PassedOver.objects.count() == 1


def test_booking_another_place_takes_the_offer_back(skovvang: House) -> None:
    row = waiting(skovvang, "Vera Venter")
    made = offer(skovvang, row, room(skovvang))
    with acting(skovvang.organisation):
        book_for_referral(
            by=skovvang.leader,
            referral=row,
            place=room(skovvang, 1),
            starts_on=TODAY,
            ends_on=None,
            now=NOW,
        )
        made.refresh_from_db()
        assert made.status == PlaceOffer.Status.TAKEN_BACK


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"answer_by": TODAY}, "answer_by"),
        ({"answer_by": TODAY + timedelta(days=15)}, "answer_by"),
    ],
)
def test_the_answer_has_a_day_within_reach(skovvang: House, changed, field) -> None:
    row = waiting(skovvang, "Vera Venter")
    with pytest.raises(Problems) as caught:
        offer(skovvang, row, room(skovvang), **changed)
    assert [each.field for each in caught.value.each] == [field]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_of_two_leaders_at_once_one_wins() -> None:
    house = make("mpo")
    with acting(house.organisation), transaction.atomic():
        rows = [waiting(house, "Vera Venter"), waiting(house, "Vilma Venter")]
        place = room(house)
    start = Barrier(2)

    def act(n: int) -> str:
        start.wait()
        try:
            offer(house, rows[n], place, passed_over_because="Stueplan")
        except Conflict as refused:
            return type(refused).__name__
        finally:
            connections.close_all()
        return "offered"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(act, range(2)))
    assert outcomes == ["PlaceTaken", "offered"]
    with acting(house.organisation), transaction.atomic():
        assert PlaceOffer.objects.standing().count() == 1
        assert Booking.objects.standing().count() == 1
        assert not Stay.objects.exists()
