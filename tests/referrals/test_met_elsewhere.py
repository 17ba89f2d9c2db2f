"""A request that is met by another stay closes itself, and is told to whoever asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from audit.models import Event
from citizens.models import Citizen
from core.acting import acting
from organisations.actors import Actor
from placements.services.stays import move_in
from referrals.models import Referral
from referrals.services.decisions import refuse_referral
from referrals.services.placing import book_for_referral
from tests.pages import signed_in, text_of
from tests.referrals.houses import accepted, asked, make
from tests.referrals.waits import offer, room
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
IB = {"number": "050585-1234", "name": "Ib Eksempel", "home_municipality": "0661"}


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def comes(house: House, row: Referral, n: int = 0) -> None:
    with acting(house.organisation):
        stay = book_for_referral(
            by=house.leader,
            referral=row,
            place=house.place(track="place", n=n),
            starts_on=TODAY,
            ends_on=None,
            now=NOW,
        )
        move_in(by=house.leader, stay=stay, on=TODAY, now=NOW)


def statuses(house: House) -> dict[int, tuple[str, str]]:
    with acting(house.organisation):
        return {row.pk: (row.status, row.closed_because) for row in Referral.objects.all()}


def test_what_asks_for_the_same_is_closed_and_what_asks_for_another_kind_stays(
    skovvang: House,
) -> None:
    met = accepted(skovvang, "place", citizen=IB)
    waits = accepted(skovvang, "place", citizen=IB)
    undecided = asked(skovvang, "place", citizen=IB)
    outreach = accepted(skovvang, "outreach", citizen=IB)
    another = accepted(skovvang, "place", citizen=IB | {"number": "060685-1234", "name": "Bo"})
    offer(skovvang, waits, room(skovvang, 1), passed_over_because="Prøve")
    comes(skovvang, met)
    assert statuses(skovvang) == {
        met.pk: ("accepted", ""),
        waits.pk: ("closed", "other_help"),
        undecided.pk: ("closed", "other_help"),
        outreach.pk: ("accepted", ""),
        another.pk: ("accepted", ""),
    }
    with acting(skovvang.organisation):
        event = Event.objects.get(kind="referral.closed", referral_id=waits.pk)
        assert event.by is None  # the product itself
        waits.refresh_from_db()
        assert waits.hold is None
        assert not waits.place_offers.standing().exists()


def test_the_sender_is_told_and_reads_why(skovvang: House, nurse: Actor) -> None:
    waits = accepted(skovvang, "place", citizen=IB, by=nurse)
    with acting(skovvang.organisation):
        citizen = Citizen.objects.get()
        assert citizen == waits.citizen
    comes(skovvang, accepted(skovvang, "place", citizen=IB))
    page = text_of(signed_in(nurse).get(reverse("referral", args=[waits.pk])))
    assert "Borgeren har fået anden hjælp" in page


def test_the_outreach_that_begins_does_not_close_itself(skovvang: House) -> None:
    from referrals.services.placing import start_outreach

    row = accepted(skovvang, "outreach", citizen=IB)
    with acting(skovvang.organisation):
        start_outreach(by=skovvang.leader, referral=row, starts_on=TODAY, now=NOW)
    assert statuses(skovvang)[row.pk] == ("accepted", "")


def test_another_organisation_s_referrals_are_neither_closed_nor_shown(skovvang: House) -> None:
    pitstop = make("pitstop")
    elsewhere = accepted(pitstop, "room", citizen=IB)
    comes(skovvang, accepted(skovvang, "place", citizen=IB))
    assert statuses(pitstop)[elsewhere.pk] == ("accepted", "")


def test_who_was_refused_can_be_referred_again_and_the_new_one_says_so(skovvang: House) -> None:
    first = asked(skovvang, "place", citizen=IB)
    with acting(skovvang.organisation):
        refuse_referral(
            by=skovvang.leader, referral=first, reasons="Du har et hjem at være i", now=NOW
        )
    again = asked(skovvang, "place", citizen=IB, now=NOW + timedelta(days=9))
    page = text_of(signed_in(skovvang.leader).get(reverse("referral", args=[again.pk])))
    assert "1 anden henvisning af borgeren" in page
    assert first.reference in page
    assert "Du har et hjem at være i" in page
