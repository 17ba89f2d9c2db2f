"""Whose a referral is: taken in one click, handed over with a reason, lost by nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Role
from referrals.models import Referral
from referrals.services.handing_over import colleagues_for, hand_over_referral, take_referral
from tests.pages import signed_in, text_of
from tests.referrals.houses import make
from tests.world import NOW, OPENED, TODAY, House, make_referral, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def another_caseworker(house: House) -> Actor:
    membership = Membership.objects.create(
        user=make_user("Karla Kollega", "karla@herning.example"),
        organisation=house.organisation,
        role=Role.CASEWORKER,
        starts_on=OPENED,
    )
    return Actor.of(membership)


def test_the_second_is_told_who_was_first(herning: House) -> None:
    referral, karla = make_referral(herning, now=NOW), another_caseworker(herning)
    with acting(herning.organisation):
        take_referral(by=herning.caseworker, referral=referral, now=NOW)
        assert take_referral(by=herning.caseworker, referral=referral, now=NOW).assigned_to
        with pytest.raises(Conflict) as refused:
            take_referral(by=karla, referral=referral, now=NOW)
    assert refused.value.code == "taken"
    assert herning.caseworker.name in str(refused.value.message)


def test_handing_over_needs_a_colleague_who_sees_it_and_a_reason(herning: House) -> None:
    referral, karla = make_referral(herning, now=NOW), another_caseworker(herning)
    told = {"by": herning.caseworker, "referral": referral, "shown": "", "now": NOW}
    assert karla.user
    assert herning.leader.user
    with acting(herning.organisation):
        names = {user.name for user in colleagues_for(referral, TODAY)}
        assert {karla.user.name, herning.caseworker.name} <= names
        nobody_s_house = Referral.objects.get(pk=referral.pk)
        nobody_s_house.facility = herning.second
        nobody_s_house.save()
        assert herning.leader.user not in colleagues_for(nobody_s_house, TODAY)
        for to, reason in ((None, "Fri"), (karla.user.pk, " "), (herning.leader.user.pk, "Fri")):
            with pytest.raises(Problem):
                hand_over_referral(to=to, reason=reason, **told)
        row = hand_over_referral(to=karla.user.pk, reason="Jeg holder fri", **told)
        assert row.assigned_to == karla.user
        assert Referral.objects.assigned_to(karla.user).get() == referral
        assert not Referral.objects.unassigned().exists()
        with pytest.raises(Conflict):
            hand_over_referral(to=herning.caseworker.user.pk, reason="Tilbage", **told)


def test_the_button_and_the_lists(herning: House) -> None:
    referral = make_referral(herning, name="Jonas Vind")
    client = signed_in(herning.caseworker)
    page = reverse("referral", args=[referral.pk])
    assert "Ingen har taget sagen endnu." in text_of(client.get(page))
    client.post(reverse("take_referral", args=[referral.pk]))
    assert "Du har sagen." in text_of(client.get(page))
    assert herning.caseworker.name in text_of(client.get(reverse("referrals")))
    karla = signed_in(another_caseworker(herning))
    answer = karla.post(reverse("take_referral", args=[referral.pk]), follow=True)
    assert f"{herning.caseworker.name} har taget den." in text_of(answer)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_of_two_at_once_one_has_it() -> None:
    house = make("polaris")
    with acting(house.organisation), transaction.atomic():
        referral = make_referral(house, now=NOW, facility=house.first)
    actors = [house.caseworker, house.leader, house.staff]
    start = Barrier(len(actors))

    def take(by: Actor) -> str:
        start.wait()
        try:
            with acting(house.organisation):
                take_referral(by=by, referral=referral, now=NOW)
                return "has it"
        except Conflict as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actors)) as threads:
        outcomes = sorted(threads.map(take, actors))
    assert outcomes == ["has it", "taken", "taken"]
