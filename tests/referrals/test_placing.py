"""Holding and booking a place for a referral."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from placements.models import Booking, Place
from referrals.models import Referral
from referrals.services.placing import book_for_referral, hold_for_referral
from referrals.services.referrals import withdraw_referral
from tests.referrals.asked import refer, settle
from tests.referrals.deciding import accept, refuse
from tests.world import NOW

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

FROM, TO = date(2026, 3, 23), date(2026, 8, 23)


@pytest.fixture
def awarded(nurse, herning):
    referral = refer(nurse, herning)
    settle(herning.caseworker, referral)
    accept(herning.caseworker, referral)
    return referral


def place_of(house, track="home", n=0):
    with acting(house.organisation):
        return house.place(track=track, n=n)


def hold(by, referral, place, starts_on=FROM, ends_on=TO, days=3):
    with acting(by.organisation):
        return hold_for_referral(
            by=by,
            referral=referral,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            days=days,
            now=NOW,
        )


def book(by, referral, place, starts_on=FROM, ends_on=TO, **people):
    with acting(by.organisation):
        return book_for_referral(
            by=by,
            referral=referral,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            now=NOW,
            **people,
        )


def test_a_place_is_booked_as_decided(herning, awarded):
    stay = book(
        herning.caseworker,
        awarded,
        place_of(herning),
        key_worker=herning.staff.user,
        coordinator=herning.caseworker.user,
    )
    with acting(herning.organisation):
        awarded.refresh_from_db()
        assert awarded.stay == stay
        assert (stay.goals, stay.legal_basis, stay.target_group) == (
            "Lave aftensmad selv",
            "84_2",
            "2",
        )
        assert stay.citizen_id == awarded.citizen_id
        # The facility's people see what is coming to them.
        assert Referral.objects.visible_to(herning.staff).get() == awarded


def test_booking_twice_is_one_stay(herning, awarded):
    place = place_of(herning)
    assert book(herning.caseworker, awarded, place) == book(herning.caseworker, awarded, place)
    with acting(herning.organisation):
        assert Event.objects.filter(kind="referral.place_booked").count() == 1
    with pytest.raises(Conflict) as caught:
        book(herning.caseworker, awarded, place_of(herning, n=1))
    assert caught.value.code == "already_placed"


def test_a_hold_becomes_the_stay(herning, awarded):
    place = place_of(herning)
    kept = hold(herning.caseworker, awarded, place)
    assert kept.expires_at == NOW + timedelta(days=3)
    assert hold(herning.caseworker, awarded, place) == kept
    book(herning.caseworker, awarded, place)
    with acting(herning.organisation):
        kinds = Booking.objects.filter(place=place, cancelled_at=None).values_list(
            "kind", flat=True
        )
        assert list(kinds) == ["stay"]


def test_another_hold_lets_go_of_the_first(herning, awarded):
    first = hold(herning.caseworker, awarded, place_of(herning))
    hold(herning.caseworker, awarded, place_of(herning, n=1))
    with acting(herning.organisation):
        first.refresh_from_db()
        assert first.cancelled_at is not None


def test_a_withdrawn_or_refused_referral_frees_its_place(nurse, herning):
    first = refer(nurse, herning)
    kept = hold(herning.caseworker, first, place_of(herning))
    with acting(nurse.organisation):
        withdraw_referral(by=nurse, referral=first, reason="Hjemme igen", now=NOW)
    other = refer(nurse, herning)
    also_kept = hold(herning.caseworker, other, place_of(herning))
    refuse(herning.caseworker, other)
    with acting(herning.organisation):
        for booking in (kept, also_kept):
            booking.refresh_from_db()
            assert booking.cancelled_at is not None


@pytest.mark.parametrize("days", [0, -1, 15])
def test_a_place_is_not_kept_for_ever(herning, awarded, days):
    with pytest.raises(Problem) as caught:
        hold(herning.caseworker, awarded, place_of(herning), days=days)
    assert caught.value.field == "days"


def test_only_places_of_the_kind_that_was_asked_for(herning, awarded):
    with pytest.raises(Problem) as caught:
        book(herning.caseworker, awarded, place_of(herning, track="guest"))
    assert (caught.value.code, caught.value.field) == ("wrong_kind", "place")


def test_a_place_of_another_municipality_is_no_choice(herning, holstebro, awarded):
    with pytest.raises(Problem) as caught:
        book(herning.caseworker, awarded, place_of(holstebro))
    assert caught.value.code == "not_a_choice"


def test_a_taken_place_is_said_at_the_field(nurse, herning, awarded):
    book(herning.caseworker, awarded, place_of(herning))
    other = refer(nurse, herning, citizen={"name": "Ida Lund", "birth_date": date(1990, 1, 1)})
    with pytest.raises(Conflict) as caught:
        hold(herning.caseworker, other, place_of(herning))
    assert caught.value.code == "place_taken"
    with acting(herning.organisation):
        other.refresh_from_db()
        assert other.hold is None
        assert Place.objects.filter(pk=place_of(herning).pk).exists()


def test_nothing_is_booked_before_the_decision(nurse, herning):
    with pytest.raises(Conflict) as caught:
        book(herning.caseworker, refer(nurse, herning), place_of(herning))
    assert caught.value.code == "not_decided"


def test_a_stranger_as_key_worker_is_no_choice(holstebro, herning, awarded):
    with pytest.raises(Problem) as caught:
        book(herning.caseworker, awarded, place_of(herning), key_worker=holstebro.staff.user)
    assert caught.value.field == "key_worker"


def test_staff_and_senders_do_not_book(nurse, herning, awarded):
    with acting(herning.organisation):
        awarded.facility = herning.first
        awarded.save()
    for one in (nurse, herning.staff):
        with pytest.raises(NotAllowed):
            hold(one, awarded, place_of(herning))
