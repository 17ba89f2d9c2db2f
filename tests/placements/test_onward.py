"""Asking where to go next is the answer to it: one truth, whichever door it is told at."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Problem
from placements.services.follow_ups import complete_follow_up
from placements.services.onward import record_onward
from tests.pages import signed_in
from tests.placements.stays import here
from tests.world import NOW, TODAY, House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def pitstop() -> House:
    return house_of("pitstop")


@pytest.fixture
def stay(pitstop: House):
    with acting(pitstop.organisation):
        yield here(pitstop, -6, 8, place=pitstop.place(track="room"), by=pitstop.leader)


def where_next(stay):
    return stay.follow_ups.get(kind="where_next")


def test_doing_the_follow_up_is_the_answer(pitstop, stay):
    complete_follow_up(
        by=pitstop.staff,
        follow_up=where_next(stay),
        outcome="Korshæret har en seng fra mandag",
        onward="wanted",
        on=TODAY,
        now=NOW,
    )
    stay.refresh_from_db()
    assert (stay.onward, stay.onward_note) == ("wanted", "Korshæret har en seng fra mandag")
    page = signed_in(pitstop.staff).get(reverse("stay", args=[stay.pk])).content.decode()
    assert "Ikke spurgt endnu" not in page


def test_the_answer_does_the_follow_up(pitstop, stay):
    record_onward(by=pitstop.staff, stay=stay, onward="not_wanted", note="", now=NOW)
    done = where_next(stay)
    assert (done.status, done.completed_on) == ("done", TODAY)
    assert done.outcome


def test_asked_and_not_settled_is_no_longer_not_asked(pitstop, stay):
    url = reverse("complete_follow_up", args=[where_next(stay).pk])
    client = signed_in(pitstop.staff)
    assert (
        "Vil borgeren have hjælp til at finde det næste sted?" in client.get(url).content.decode()
    )
    client.post(url, {"on": TODAY, "outcome": "Vil tænke over det"})
    page = client.get(reverse("stay", args=[stay.pk])).content.decode()
    assert "Ikke spurgt endnu" not in page
    assert "Spurgt, men ikke afklaret" in page


def test_what_is_no_answer_is_said(pitstop, stay):
    with pytest.raises(Problem) as caught:
        complete_follow_up(
            by=pitstop.staff,
            follow_up=where_next(stay),
            outcome="x",
            onward="perhaps",
            on=TODAY,
            now=NOW,
        )
    assert caught.value.field == "onward"
