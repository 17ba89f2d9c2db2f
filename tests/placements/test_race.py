"""Fifty at once for one place: one wins, the rest are told so, nobody waits long."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict
from placements.models import Booking, Stay
from placements.services.bookings import PlaceTaken
from placements.services.moves import move_place
from placements.services.stays import move_in, plan_stay
from placements.tasks import carry_on_overdue_stays, lapse_holds
from tests.world import make_citizen, make_house, make_stay

RACERS = 50

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_fifty_threads_race_for_one_place(figure):
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    citizens = [make_citizen(house, f"Borger {n}") for n in range(RACERS)]
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house.organisation):
        place = _in_transaction(house.place)
    start = Barrier(RACERS)

    def race(citizen):
        start.wait()
        began = time.perf_counter()
        try:
            with acting(house.organisation):
                plan_stay(
                    by=house.caseworker,
                    citizen=citizen,
                    place=place,
                    starts_on=today,
                    ends_on=today + timedelta(days=90),
                    scheme_rules_on=today,
                    now=now,
                )
            outcome = "won"
        except PlaceTaken as refused:
            outcome = refused.code
        finally:
            connections.close_all()
        return outcome, time.perf_counter() - began

    with ThreadPoolExecutor(RACERS) as threads:
        results = list(threads.map(race, citizens))

    outcomes = [outcome for outcome, _waited in results]
    worst = max(waited for _outcome, waited in results)
    figure(f"{RACERS} threads racing for one place: worst wait {worst:.2f} s")
    assert outcomes.count("won") == 1
    assert outcomes.count("place_taken") == RACERS - 1
    with acting(house.organisation):
        assert _in_transaction(Booking.objects.standing().count) == 1
        assert _in_transaction(Stay.objects.count) == 1


def test_the_sweeps_bring_their_own_context_and_transactions():
    """As a worker runs them: nobody is acting, and no transaction is open."""
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    stay = _in_transaction(lambda: make_stay(house, days_ago=40, nights=31))

    lapse_holds()
    carry_on_overdue_stays()

    with acting(house.organisation):
        booking = _in_transaction(lambda: Booking.objects.get(stay=stay))
    assert booking.ends_on == timezone.localdate() + timedelta(days=1)


def _in_transaction(read):
    with transaction.atomic():
        return read()


def test_moving_in_to_two_places_at_once_is_here_in_one():
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    citizen = make_citizen(house, "Else Eksempel")
    now, today = timezone.now(), timezone.localdate()
    with acting(house.organisation):
        earlier, later = (
            _in_transaction(
                lambda first=first, nights=nights, n=n: plan_stay(
                    by=house.caseworker,
                    citizen=citizen,
                    place=house.place(n=n),
                    starts_on=today + timedelta(days=first),
                    ends_on=today + timedelta(days=first + nights),
                    scheme_rules_on=today,
                    now=now,
                )
            )
            for first, nights, n in ((-35, 35, 0), (0, 31, 1))
        )
    start = Barrier(8)

    def arrive(stay, on):
        start.wait()
        try:
            with acting(house.organisation):
                move_in(by=house.staff, stay=stay, on=on, now=now)
            return stay.pk
        except Conflict:
            return None
        finally:
            connections.close_all()

    arrivals = [(earlier, today - timedelta(days=1)), (later, today)] * 4
    with ThreadPoolExecutor(8) as threads:
        arrived = set(threads.map(arrive, *zip(*arrivals, strict=True)))

    with acting(house.organisation):
        here = _in_transaction(
            lambda: list(Stay.objects.filter(citizen=citizen, status="here").values_list("pk"))
        )
    assert len(here) == 1
    assert arrived == {here[0][0], None}, "who is told that it was done is the one who is here"


def test_of_three_who_move_to_each_other_s_places_and_a_free_one_at_once_none_is_lost():
    """Each waits for two places: locked in any other order than their keys' they would deadlock."""
    house = make_house(
        "herning", "Herning Kommune", municipality_code="0657", tracks={"home": 4, "guest": 1}
    )
    stays = [
        _in_transaction(lambda n=n: make_stay(house, name=f"Borger {n}", n=n)) for n in range(3)
    ]
    now, today = timezone.now(), timezone.localdate()
    with acting(house.organisation):
        places = [_in_transaction(lambda n=n: house.place(n=n)) for n in range(4)]
    start = Barrier(6)

    def swap(mover):
        stay, place = mover
        start.wait()
        try:
            with acting(house.organisation):
                move_place(
                    by=house.leader, stay=stay, place=place, on=today, reason="Bytte", now=now
                )
            return "moved"
        except (PlaceTaken, Conflict) as refused:
            return refused.code
        finally:
            connections.close_all()

    wanted = [*zip(stays, [*places[1:3], places[0]], strict=True), *((s, places[3]) for s in stays)]
    with ThreadPoolExecutor(6) as threads:
        outcomes = list(threads.map(swap, wanted))

    assert "moved" in outcomes
    with acting(house.organisation):
        tonight = _in_transaction(
            lambda: list(
                Booking.objects.standing()
                .filter(starts_on__lte=today, ends_on__gt=today)
                .values_list("stay", "place")
            )
        )
    assert {stay for stay, _place in tonight} == {stay.pk for stay in stays}
    assert len({place for _stay, place in tonight}) == 3
