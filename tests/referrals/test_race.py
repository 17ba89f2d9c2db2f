"""Two at the same button: one stay comes of it, and nobody is told a falsehood."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from core.acting import acting
from core.problems import Conflict
from placements.models import Stay
from placements.services.stays import cancel_stay
from referrals.models import Referral
from referrals.services.placing import book_for_referral, start_outreach
from tests.referrals.houses import accepted, make
from tests.world import NOW, House

RACERS = 6
TODAY = NOW.date()

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def race(house: House, act: Callable[[int], Stay]) -> list[str]:
    start = Barrier(RACERS)

    def one(n: int) -> str:
        start.wait()
        try:
            with acting(house.organisation):
                return str(act(n).pk)
        except Conflict as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(RACERS) as threads:
        return list(threads.map(one, range(RACERS)))


def test_outreach_started_at_once_by_several_is_one_stay() -> None:
    house = make("mpo")
    with acting(house.organisation), transaction.atomic():
        referral = accepted(house, "outreach")
    told = {"by": house.leader, "referral": referral, "starts_on": TODAY, "now": NOW}
    outcomes = race(house, lambda _n: start_outreach(**told))
    with acting(house.organisation), transaction.atomic():
        assert set(outcomes) == {str(Stay.objects.get().pk)}


def test_a_place_booked_anew_by_several_is_one_stay_and_the_rest_are_told() -> None:
    house = make("mpo")
    with acting(house.organisation), transaction.atomic():
        referral = accepted(house, "place")
        rooms = [house.place(track="place", n=n) for n in range(2)]
        told = {"by": house.leader, "starts_on": TODAY, "ends_on": None, "now": NOW}
        first = book_for_referral(referral=referral, place=rooms[0], **told)
        cancel_stay(by=house.leader, stay=first, reason="Indlagt", now=NOW)
    outcomes = race(
        house, lambda n: book_for_referral(referral=referral, place=rooms[n % 2], **told)
    )
    with acting(house.organisation), transaction.atomic():
        standing = Stay.objects.exclude(status="cancelled").get()
        assert Referral.objects.get().stay == standing
    assert set(outcomes) == {str(standing.pk), "already_placed"}
