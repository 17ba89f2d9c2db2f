"""Two leaders hand the same colleague's work over at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from audit.models import Event
from core.acting import acting
from placements.services.handing_over import HandedOver
from team.carried import things_of
from team.services.handing_over import hand_over_work
from tests.placements.stays import here
from tests.team.conftest import colleague_at
from tests.world import NOW, House, make_citizen

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_of_two_leaders_at_once_each_thing_is_given_once(herning: House) -> None:
    rikke = herning.staff.user
    assert rikke is not None
    with transaction.atomic():
        takers = [colleague_at(herning, herning.first, name) for name in ("Lise", "Morten")]
        citizen = make_citizen(herning)
        with acting(herning.organisation):
            here(herning, -20, 90, citizen=citizen, key_worker=rikke)
            things = [
                thing.key
                for thing in things_of(herning.leader, [herning.first], rikke, whole=False)
            ]

    def hand(to: int) -> HandedOver:
        try:
            with acting(herning.organisation), transaction.atomic():
                return hand_over_work(
                    by=herning.leader,
                    things=things,
                    carrier=rikke,
                    to=to,
                    reason="Overtager",
                    now=NOW,
                )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(hand, [taker.pk for taker in takers])
    assert len(things) > 1
    assert {(first.taken, first.left), (second.taken, second.left)} == {
        (len(things), 0),
        (0, len(things)),
    }
    with acting(herning.organisation), transaction.atomic():
        assert Event.objects.filter(kind="stay.handed_over").count() == 1
