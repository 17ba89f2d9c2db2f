"""Moved within the offer, or sent on: the facts travel with consent, and both sides are told."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from referrals.models import Redirect, Referral
from referrals.services.closing import close_referral
from referrals.services.moving import move_referral
from referrals.services.redirecting import redirect_referral
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.houses import make
from tests.world import NOW, House, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

TOLD = {
    "offer": "pitstop:pitstop:room",
    "consent": "given",
    "ground": "",
    "reason": "Borgeren bor i Aarhus nu",
}


@pytest.fixture
def pitstop(db) -> House:
    return make("pitstop")


def send_on(house: House, referral: Referral, **more) -> Redirect:
    with acting(house.organisation):
        return redirect_referral(by=house.caseworker, referral=referral, now=NOW, **(TOLD | more))


def test_the_facts_travel_and_the_first_is_closed(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    redirect = send_on(herning, first)
    with acting(pitstop.organisation):
        new = Referral.objects.select_related("citizen").get()
        assert new.reference == redirect.new_reference
        assert (new.redirected_from, new.case_number) == (first.reference, first.reference)
        assert new.frozen["before"] == first.frozen["sections"]
        assert (new.citizen.name, new.situation) == ("Jonas Vind", first.situation)
        assert new.sender == herning.organisation
    with acting(herning.organisation):
        first.refresh_from_db()
        assert (first.status, first.closed_because) == ("closed", "redirected")
    page = text_of(signed_in(nurse).get(reverse("referral", args=[first.pk])))
    assert redirect.new_reference in page
    assert pitstop.organisation.name in page
    assert first.reference in text_of(
        signed_in(pitstop.caseworker).get(reverse("referral", args=[redirect.new_id]))
    )


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"consent": "refused"}, "consent"),
        ({"consent": "unable"}, "ground"),
        ({"consent": ""}, "consent"),
        ({"offer": "herning:polaris:home"}, "offer"),
        ({"reason": " "}, "reason"),
    ],
)
def test_nothing_travels_without_consent_or_ground(nurse, herning, pitstop, told, field) -> None:
    first = refer(nurse, herning)
    with pytest.raises(Problem) as refused:
        send_on(herning, first, **told)
    assert [each.field for each in refused.value.each] == [field]
    with acting(pitstop.organisation):
        assert not Referral.objects.exists()


def test_unable_and_refused_are_different_answers(nurse, herning, pitstop) -> None:
    redirect = send_on(
        herning, refer(nurse, herning), consent="unable", ground="Psykiatriloven § 13 c"
    )
    assert redirect.ground == "Psykiatriloven § 13 c"


def test_twice_is_once_and_elsewhere_is_a_conflict(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    assert send_on(herning, first) == send_on(herning, first)
    with pytest.raises(Conflict):
        send_on(herning, first, reason="En anden grund")
    with acting(pitstop.organisation):
        assert Referral.objects.count() == 1


def test_who_decides_sends_on(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning, facility=herning.first)
    with acting(herning.organisation), pytest.raises(NotAllowed):
        redirect_referral(by=herning.leader, referral=first, now=NOW, **TOLD)


def test_moved_to_another_house_the_wish_stands(herning) -> None:
    referral = make_referral(herning, now=NOW, facility=herning.first)
    told = {"by": herning.caseworker, "reason": "En nat er nok", "now": NOW}
    with acting(herning.organisation):
        where = {"track": "guest", "facility_id": herning.second.pk}
        row = move_referral(referral=referral, **told, **where)
        assert (row.track, row.facility) == ("guest", herning.second)
        assert row.wished_facility == herning.first
        assert move_referral(referral=referral, **told, **where) == row
        with pytest.raises(Problem):
            move_referral(referral=referral, **told, track="guest", facility_id=10**6)


def test_a_citizen_s_no_has_a_code(herning) -> None:
    referral = make_referral(herning, now=NOW)
    told = {"by": herning.caseworker, "referral": referral, "because": "not_wanted", "now": NOW}
    with acting(herning.organisation):
        with pytest.raises(Problem) as refused:
            close_referral(**told)
        assert [each.field for each in refused.value.each] == ["not_wanted_because"]
        assert close_referral(not_wanted_because="too_far", **told).not_wanted_because == "too_far"
