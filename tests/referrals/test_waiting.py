"""Who waits: for a place, or for help without one to begin. Derived, never stored."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict
from placements.models import Stay
from placements.services.stays import cancel_stay, record_no_show
from referrals.models import Referral
from referrals.services.closing import close_referral
from referrals.services.placing import book_for_referral, start_outreach
from referrals.services.sender_view import sender_view
from tests.pages import signed_in
from tests.referrals.houses import accepted, make
from tests.world import NOW, House, referrals_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
TODAY = NOW.date()


@pytest.fixture
def skovvang(db: None) -> House:
    return make("mpo")


def waiting(house: House) -> tuple[set[int], set[int]]:
    """For a place, and to start."""
    with acting(house.organisation):
        return (
            set(Referral.objects.waiting_for_place().values_list("pk", flat=True)),
            set(Referral.objects.waiting_to_start().values_list("pk", flat=True)),
        )


def book(house: House, referral: Referral, n: int = 0, starts_on: date = TODAY) -> Stay:
    with acting(house.organisation):
        return book_for_referral(
            by=house.leader,
            referral=referral,
            place=house.place(track=referral.track, n=n),
            starts_on=starts_on,
            ends_on=None,
            now=NOW,
        )


def comes_to_nothing(house: House, stay: Stay, how: str) -> None:
    with acting(house.organisation):
        if how == "cancelled":
            cancel_stay(by=house.leader, stay=stay, reason="Indlagt igen", now=NOW)
        else:
            record_no_show(by=house.leader, stay=stay, on=TODAY, note="Kom ikke", now=NOW)


def test_outreach_waits_for_no_place(skovvang: House) -> None:
    place, outreach = accepted(skovvang, "place"), accepted(skovvang, "outreach")
    assert waiting(skovvang) == ({place.pk}, {outreach.pk})
    lists = {
        view: signed_in(skovvang.leader).get(reverse("referrals"), {"vis": view}).content.decode()
        for view in ("venter", "begynder", "afgjort")
    }
    assert [place.reference in lists["venter"], outreach.reference in lists["venter"]] == [
        True,
        False,
    ]
    assert outreach.reference in lists["begynder"]
    assert place.reference not in lists["afgjort"]


@pytest.mark.parametrize("how", ["cancelled", "no_show"])
def test_a_stay_that_came_to_nothing_waits_again(nurse, skovvang: House, how: str) -> None:
    referral = accepted(skovvang, "place", by=nurse)
    first = book(skovvang, referral)
    assert waiting(skovvang) == (set(), set())
    comes_to_nothing(skovvang, first, how)
    assert waiting(skovvang) == ({referral.pk}, set())
    with acting(nurse.organisation):
        referral.refresh_from_db()
        told = sender_view(by=nurse, referral=referral)
    assert told.waits_for_place
    assert told.comes_on is None
    page = signed_in(skovvang.leader).get(reverse("referral", args=[referral.pk]))
    assert "Se opholdet, der ikke blev til noget" in page.content.decode()
    # Booked again, the new stay takes the link; the first stands on the timeline.
    second = book(skovvang, referral, n=1)
    assert second != first
    with acting(skovvang.organisation):
        referral.refresh_from_db()
        assert referral.stay == second
        booked = Event.objects.filter(kind="referral.place_booked", referral_id=referral.pk)
        assert set(booked.values_list("stay_id", flat=True)) == {first.pk, second.pk}
    assert waiting(skovvang) == (set(), set())


def test_a_running_stay_is_not_replaced(skovvang: House) -> None:
    referral = accepted(skovvang, "place")
    book(skovvang, referral)
    with pytest.raises(Conflict) as caught:
        book(skovvang, referral, n=1)
    assert caught.value.code == "already_placed"


def test_a_referral_whose_stay_was_cancelled_can_be_closed(skovvang: House) -> None:
    referral = accepted(skovvang, "place")
    comes_to_nothing(skovvang, book(skovvang, referral), "cancelled")
    with acting(skovvang.organisation):
        close_referral(by=skovvang.leader, referral=referral, because="moved", now=NOW)
        referral.refresh_from_db()
    assert referral.stay is None
    assert waiting(skovvang) == (set(), set())


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.sampled_from(["book", "cancelled", "no_show"]), max_size=6))
def test_waiting_is_exactly_having_no_standing_stay(skovvang: House, steps: list[str]) -> None:
    referral = accepted(skovvang, "place")
    stay: Stay | None = None
    for step in steps:
        if step == "book" and stay is None:
            stay = book(skovvang, referral)
        elif step != "book" and stay is not None:
            comes_to_nothing(skovvang, stay, step)
            stay = None
        waits = referral.pk in waiting(skovvang)[0]
        assert waits == (stay is None)
    if stay is not None:  # leave the room for the next example
        comes_to_nothing(skovvang, stay, "cancelled")


@pytest.mark.parametrize("view", ["venter", "begynder"])
def test_the_lists_ask_as_much_for_a_hundred_as_for_one(skovvang: House, view: str) -> None:
    track = {"venter": "place", "begynder": "outreach"}[view]
    client, counts = signed_in(skovvang.leader), {}
    template = accepted(skovvang, track)
    for wanted in (1, 3, 100):
        with acting(skovvang.organisation):
            have = Referral.objects.count()
        referrals_like(skovvang, template, wanted - have, f"Nr. {wanted:03}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get(reverse("referrals"), {"vis": view})
        assert page.status_code == 200
        counts[wanted] = len(queries)
    assert len(set(counts.values())) == 1, counts


def test_a_senders_list_asks_as_much_for_a_hundred_as_for_one(nurse, skovvang: House) -> None:
    client, counts = signed_in(nurse), {}
    template = accepted(skovvang, "place", by=nurse)
    for wanted in (1, 3, 100):
        with acting(skovvang.organisation):
            have = Referral.objects.count()
        referrals_like(skovvang, template, wanted - have, f"Nr. {wanted:03}")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("referrals")).content.decode()
        assert "Optagelse besluttet" in page
        assert "venter på plads" in page
        counts[wanted] = len(queries)
    assert len(set(counts.values())) == 1, counts


def test_outreach_begins_once_as_decided(skovvang: House) -> None:
    referral = accepted(skovvang, "outreach", acting_municipality="0671")
    with acting(skovvang.organisation):
        said = {"by": skovvang.leader, "referral": referral, "starts_on": TODAY, "now": NOW}
        stay = start_outreach(**said, key_worker=skovvang.staff.user)
        assert start_outreach(**said) == stay
        referral.refresh_from_db()
        assert referral.stay == stay
        assert not stay.bookings.exists()
        assert (stay.track, stay.facility, stay.goals) == (
            "outreach",
            skovvang.first,
            "Ro og rytme",
        )
        assert (stay.acting_municipality, stay.decided_on) == ("0671", TODAY)
        assert Event.objects.filter(kind="referral.outreach_started").count() == 1
        with pytest.raises(Conflict):
            start_outreach(**(said | {"starts_on": TODAY - timedelta(days=1)}))
    assert waiting(skovvang) == (set(), set())


def test_outreach_is_started_on_its_page(skovvang: House) -> None:
    referral = accepted(skovvang, "outreach")
    client = signed_in(skovvang.leader)
    page = client.get(reverse("referral", args=[referral.pk])).content.decode()
    assert reverse("start_outreach", args=[referral.pk]) in page
    assert "Find en plads" not in page
    url = reverse("start_outreach", args=[referral.pk])
    assert "ingen tidsgrænse" in client.get(url).content.decode()
    assert client.post(url, {"starts_on": ""}).status_code == 422
    assert client.post(url, {"starts_on": TODAY.isoformat()}).status_code == 302
    with acting(skovvang.organisation):
        assert Stay.objects.get().track == "outreach"
