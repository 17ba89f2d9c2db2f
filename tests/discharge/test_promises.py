"""Promises: a day, an owner on either side, a receipt, an answer; the silent ones in Min dag."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from discharge.models import Promise
from discharge.services.promises import answer_promise, receive_promise, silent_promises
from organisations.actors import Actor
from organisations.roles import Role
from reporting.my_day import my_day
from tests.discharge.cases import promised
from tests.pages import signed_in, statements, text_of
from tests.referrals.asked import refer
from tests.referrals.deciding import refuse
from tests.world import NOW, TODAY, copies_of, day, house_of, make_region

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def answer(by: Actor, promise: Promise, outcome="kept", n=0, because="", now=NOW) -> Promise:
    with acting(by.organisation):
        return answer_promise(
            by=by,
            promise=promise,
            outcome=outcome,
            kept_on=day(n),
            not_kept_because=because,
            now=now,
        )


def receive(by: Actor, promise: Promise) -> Promise:
    with acting(by.organisation):
        return receive_promise(by=by, promise=promise, now=NOW)


def silent(actor: Actor, on=TODAY) -> list[int]:
    with acting(actor.organisation):
        return [promise.pk for promise in silent_promises(actor, on)]


def test_the_other_side_confirms_and_the_owner_answers(nurse, herning, referral):
    promise = promised(nurse, referral, owner_side="receiver", due_on=day(2), now=NOW)
    assert promised(nurse, referral, owner_side="receiver", due_on=day(2), now=NOW) == promise
    for wrong in (receive, answer):
        with pytest.raises(NotAllowed):
            wrong(nurse, promise)
    assert receive(herning.caseworker, promise).received_by_name == herning.caseworker.name
    assert receive(herning.leader, promise).received_by_name == herning.caseworker.name
    assert answer(herning.staff, promise).outcome == "kept"
    assert answer(herning.staff, promise).outcome == "kept"
    with pytest.raises(Conflict):
        answer(herning.caseworker, promise, "not_kept", because="Glemt")


@pytest.mark.parametrize(
    ("outcome", "n", "because", "code"),
    [
        ("kept", 1, "", "not_since"),
        ("kept", -1, "", "not_since"),
        ("not_kept", 0, "", "missing"),
        ("", 0, "", "missing"),
    ],
)
def test_an_answer_says_when_or_why_not(nurse, referral, outcome, n, because, code):
    promise = promised(nurse, referral, due_on=day(2), now=NOW)
    with pytest.raises(Problem) as caught:
        answer(nurse, promise, outcome, n, because)
    assert caught.value.code == code


def test_nothing_is_promised_for_a_day_that_has_passed(nurse, referral):
    with pytest.raises(Problem) as caught:
        promised(nurse, referral, due_on=day(-1), now=NOW)
    assert caught.value.code == "past_date"


def test_silent_is_unconfirmed_a_day_after_or_overdue(nurse, herning, holstebro, referral):
    promise = promised(nurse, referral, due_on=day(3), now=NOW)
    both = (nurse, herning.caseworker)
    assert [silent(actor) for actor in both] == [[], []], "the same day is no silence"
    assert [silent(actor, day(1)) for actor in both] == [[promise.pk]] * 2
    receive(herning.caseworker, promise)
    assert [silent(actor, day(3)) for actor in both] == [[], []]
    assert [silent(actor, day(4)) for actor in both] == [[promise.pk]] * 2
    assert silent(holstebro.caseworker, day(4)) == []
    assert silent(herning.actors[Role.SUPERVISOR], day(4)) == [], "who takes no part owes nothing"
    answer(nurse, promise)
    assert [silent(actor, day(4)) for actor in both] == [[], []]


def test_what_nobody_waits_for_any_more_is_not_silent(nurse, herning, referral):
    promised(nurse, referral, due_on=day(1), now=NOW)
    refuse(herning.caseworker, referral)
    assert silent(nurse, day(9)) == []


def test_both_sides_have_it_in_their_day_with_the_owner_first(nurse, herning):
    now = timezone.now()
    made = now - timedelta(days=4)
    referral = refer(nurse, herning, facility=herning.first, now=made, ready_for_discharge_on=None)
    promised(nurse, referral, text="Hente nøglen", owner_side="receiver", now=made)
    for actor, action in ((nurse, "Åbn"), (herning.caseworker, "Skriv, hvordan det gik")):
        with acting(actor.organisation):
            (line,) = my_day(actor, now).silent
        assert (line.who, line.what, line.action) == ("Jonas Vind", "Hente nøglen", action)
        page = text_of(signed_in(actor).get("/"))
        assert "Opgaver uden svar eller kvittering 1" in page
        assert "Hente nøglen" in text_of(signed_in(actor).get("/?vis=uden-svar"))


def test_a_hundred_cost_what_one_does(nurse, herning):
    made = timezone.now() - timedelta(days=4)
    referral = refer(nurse, herning, facility=herning.first, now=made, ready_for_discharge_on=None)
    promise = promised(nurse, referral, owner_side="receiver", now=made)
    costs = []
    for more in (0, 2, 97):
        with acting(herning.organisation):
            copies_of(promise, more, text=lambda n, more=more: f"Opgave {more} {n}")
        costs.append(
            [
                len(statements(signed_in(actor), url))
                for actor in (nurse, herning.caseworker)
                for url in ("/", f"/henvisninger/{referral.pk}/udskrivning/")
            ]
        )
    assert costs[0] == costs[1] == costs[2]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_who_answer_at_once_are_one_answer() -> None:
    house = house_of("polaris")
    nurse = make_region()
    with transaction.atomic():
        referral = refer(nurse, house, facility=house.first, ready_for_discharge_on=None)
        promise = promised(nurse, referral, owner_side="receiver", due_on=day(2), now=NOW)
    start = Barrier(2)

    def one(n: int) -> str:
        start.wait()
        try:
            by = (house.caseworker, house.leader)[n]
            return answer(by, promise, ("kept", "not_kept")[n], because="Nej").outcome
        except Conflict as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(one, range(2)))
    assert outcomes in (["already_answered", "kept"], ["already_answered", "not_kept"])
