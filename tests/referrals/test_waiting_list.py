"""§ 110 turns nobody away for lack of room: the list says where they sleep and what was offered."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Problem, Problems
from referrals.services.waiting import record_waiting
from tests.pages import signed_in
from tests.referrals.houses import accepted, make
from tests.world import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


def test_the_list_asks_until_it_is_told_and_then_says_it(skovvang) -> None:
    referral = accepted(skovvang, "place")
    client = signed_in(skovvang.leader)
    assert "Sover i nat: ikke spurgt endnu" in client.get("/").content.decode()
    url = reverse("record_waiting", args=[referral.pk])
    client.post(url, {"sleeps": "Hos sin søster", "offered": "Bostøtte hver dag"})
    assert "Sover i nat: Hos sin søster" in client.get("/").content.decode()
    page = client.get(reverse("referral", args=[referral.pk])).content.decode()
    assert "Bostøtte hver dag" in page


def test_both_are_asked(skovvang) -> None:
    referral = accepted(skovvang, "place")
    with acting(skovvang.organisation), pytest.raises(Problems) as caught:
        record_waiting(by=skovvang.staff, referral=referral, sleeps=" ", offered="", now=NOW)
    assert [each.field for each in caught.value.each] == ["sleeps", "offered"]


def test_other_schemes_have_no_such_duty() -> None:
    pitstop = make("pitstop")
    referral = accepted(pitstop, "room")
    with acting(pitstop.organisation), pytest.raises(Problem) as caught:
        record_waiting(by=pitstop.staff, referral=referral, sleeps="x", offered="y", now=NOW)
    assert caught.value.code == "not_recorded"
