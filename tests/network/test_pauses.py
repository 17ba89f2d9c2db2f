"""Support on pause for the time of the stay, and the reminder that restores it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, Problem
from network.models import NetworkActor, Pause
from network.reading import actors_of, still_paused
from network.services.pauses import move_restoring, restore_actor
from network.services.reminding import remind_of_restoring
from placements.models import Stay
from tests.network.acts import actor, codes, pause
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, copies_of, day, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def remind(house: House, days: int, hour: int = 10) -> int:
    at = (NOW + timedelta(days=days)).replace(hour=hour)
    return remind_of_restoring(organisation=house.organisation, now=at)


def moved(house: House, stay: Stay, pause: Pause, days: int) -> Pause:
    return move_restoring(
        by=house.staff,
        stay=stay,
        actor=pause.actor,
        restores_on=day(days),
        reason="Opholdet er forlænget",
        now=NOW,
    )


def test_while_on_pause_they_are_around_and_say_so(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    first = pause(herning.staff, stay, lise)
    assert pause(herning.staff, stay, lise) == first
    assert Event.objects.filter(kind="network.paused").count() == 1
    [around] = actors_of(stay.citizen, TODAY)
    assert (around.is_paused, around.restores_on, around.is_overdue) == (True, day(30), False)
    assert not actors_of(stay.citizen, day(-1))[0].is_paused
    with pytest.raises(Conflict) as refused:
        pause(herning.staff, stay, lise, restores_on=day(40))
    assert refused.value.code == "already_paused"


def test_a_pause_has_a_reason_and_a_day_of_restoring(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    with pytest.raises(Problem) as refused:
        pause(herning.staff, stay, lise, kind="", restores_on=None, reason="")
    assert codes(refused.value) == {
        "kind": "missing",
        "restores_on": "missing",
        "reason": "missing",
    }
    with pytest.raises(Problem) as refused:
        pause(herning.staff, stay, lise, restores_on=TODAY)
    assert codes(refused.value) == {"restores_on": "ends_first"}


def test_the_key_worker_is_reminded_once_on_the_day(herning: House, stay: Stay) -> None:
    pause(herning.staff, stay, actor(herning.staff, stay))
    assert remind(herning, 29) == 0
    assert remind(herning, 30, hour=6) == 0
    assert [remind(herning, 30), remind(herning, 30), remind(herning, 31)] == [1, 0, 0]
    event = Event.objects.get(kind="network.to_restore")
    assert (event.stay_id, event.citizen_id) == (stay.pk, stay.citizen_id)


def test_the_reminder_moves_with_the_day(herning: House, stay: Stay) -> None:
    own = pause(herning.staff, stay, actor(herning.staff, stay))
    moved(herning, stay, own, 40)
    assert moved(herning, stay, own, 40).restores_on == day(40)
    assert Event.objects.filter(kind="network.restoring_moved").count() == 1
    assert [remind(herning, 30), remind(herning, 40)] == [0, 1]
    # Reminded of, and moved after all: people are reminded of the new day.
    moved(herning, stay, own, 50)
    assert [remind(herning, 40), remind(herning, 50), remind(herning, 50)] == [0, 1, 0]


def test_restored_it_is_reminded_of_no_more(herning: House, stay: Stay) -> None:
    lise = actor(herning.staff, stay)
    pause(herning.staff, stay, lise)
    facts = {"by": herning.staff, "stay": stay, "actor": lise, "now": NOW}
    with pytest.raises(Problem):
        restore_actor(**facts, on=day(1))
    first = restore_actor(**facts, on=TODAY)
    assert restore_actor(**facts, on=TODAY) == first
    assert Event.objects.filter(kind="network.restored").count() == 1
    with pytest.raises(Conflict):
        moved(herning, stay, first, 50)
    assert remind(herning, 30) == 0
    assert still_paused(stay.citizen, TODAY) == []
    # Another pause can begin.
    assert pause(herning.staff, stay, lise, reason="Igen").stands


def test_after_the_stay_it_is_still_to_be_restored(herning: House, stay: Stay) -> None:
    pause(herning.staff, stay, actor(herning.staff, stay))
    leave(herning, stay, 0)
    assert len(still_paused(stay.citizen, TODAY)) == 1
    assert remind(herning, 30) == 1
    assert Event.objects.get(kind="network.to_restore").stay_id == stay.pk


def test_of_the_dead_nothing_is_restored(herning: House, stay: Stay) -> None:
    pause(herning.staff, stay, actor(herning.staff, stay))
    leave(herning, stay, 0, ending="died", destination="")
    assert remind(herning, 30) == 0
    assert not Event.objects.filter(kind="network.to_restore").exists()


def test_a_hundred_are_reminded_of_in_as_many_statements_as_three(
    herning: House, stay: Stay, django_assert_max_num_queries
) -> None:
    first = actor(herning.staff, stay)
    own = pause(herning.staff, stay, first)
    others = copies_of(first, 99, name=lambda n: f"Nr. {n}")
    copies_of(own, 99, actor=lambda n: others[n])
    with django_assert_max_num_queries(8):
        assert remind(herning, 30) == NetworkActor.objects.count() == 100


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["move", "remind"]), st.integers(1, 12)), max_size=8))
def test_whatever_is_moved_each_day_is_reminded_of_once(steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        house = house_of("polaris")
        with acting(house.organisation):
            stay = here(house, -5, 100, by=house.leader)
            own = pause(house.staff, stay, actor(house.staff, stay), restores_on=day(5))
            today, reminded = 0, []
            for what, n in steps:
                if what == "move":
                    moved(house, stay, own, max(n, 1))
                    own.refresh_from_db()
                    continue
                today = max(today, n)
                before = own.reminded_for
                count = remind(house, today)
                own.refresh_from_db()
                is_due = own.restores_on <= day(today) and before != own.restores_on
                assert count == int(is_due)
                reminded += [own.restores_on] * count
            assert Event.objects.filter(kind="network.to_restore").count() == len(reminded)
        transaction.set_rollback(True)
