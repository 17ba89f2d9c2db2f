"""Many events a task: told as each by itself, for less, and none held up by another."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Event, Outbox
from audit.relay import relay_batch
from core.acting import acting
from notifications.models import News
from notifications.tasks import deliver_events
from organisations.actors import Actor
from referrals.models import Referral
from tests.world import House, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def referral(herning: House, nurse: Actor) -> Referral:
    return make_referral(herning, by=nurse)


def happened(house: House, n: int, referral: Referral, kind: str) -> list[int]:
    rows = [
        Event(
            kind=kind,
            at=timezone.now(),
            by_name="Regionens system",
            controller=house.organisation,
            referral_id=referral.pk,
        )
        for _ in range(n)
    ]
    return [row.pk for row in Event.objects.bulk_create(rows)]


def await_delivery(house: House, event_ids: list[int]) -> None:
    Outbox.objects.bulk_create(
        Outbox(event_id=event_id, controller_key=house.organisation.pk) for event_id in event_ids
    )


def deliver(house: House, event_ids: list[int]) -> int:
    """Hand them to the task; how many statements it took."""
    with CaptureQueriesContext(connection) as captured:
        deliver_events(event_ids, house.organisation.pk)
    return len(captured)


def told_of(house: House) -> set[int]:
    with acting(house.organisation):
        mine = News.objects.filter(user=house.caseworker.user)
        return set(mine.values_list("event_id", flat=True))


def test_a_hundred_cost_as_many_statements_as_one(
    herning: House, referral: Referral, figure
) -> None:
    with acting(herning.organisation):
        batches = {
            n: happened(herning, n, referral, "referral.ready_declared") for n in (1, 3, 100)
        }
    counts = {n: deliver(herning, event_ids) for n, event_ids in batches.items()}
    figure(f"news of 1, 3 and 100 events: {counts} statements")
    assert len(set(counts.values())) == 1
    assert told_of(herning) == {event_id for ids in batches.values() for event_id in ids}


def test_one_that_can_t_be_told_holds_up_none_of_the_hundred_and_is_told_later(
    herning: House, nurse: Actor, referral: Referral, caplog: pytest.LogCaptureFixture
) -> None:
    with acting(herning.organisation):
        fine = happened(herning, 99, referral, "referral.ready_declared")
        other = make_referral(herning, by=nurse, name="Ida Lund")
        (poisoned,) = happened(herning, 1, other, "referral.ready_declared")
        Referral.objects.filter(pk=other.pk).update(scheme="nobody's")
    Outbox.objects.all().delete()
    await_delivery(herning, [*fine, poisoned])
    with caplog.at_level(logging.ERROR):
        deliver_events([*fine[:50], poisoned, *fine[50:]], herning.organisation.pk)

    assert told_of(herning) == set(fine)
    assert str(poisoned) in caplog.text
    assert [row.event_id for row in Outbox.objects.all()] == [poisoned]
    with acting(herning.organisation):  # what was wrong is put right
        Referral.objects.filter(pk=other.pk).update(scheme=referral.scheme)
    relay_batch(deliver_events)
    assert told_of(herning) == {*fine, poisoned}
    assert not Outbox.objects.exists()


def test_accepted_in_the_same_task_it_is_no_news_that_it_came_in(
    herning: House, referral: Referral
) -> None:
    with acting(herning.organisation):
        came_in = happened(herning, 1, referral, "referral.submitted")
        refused = happened(herning, 1, referral, "referral.refused")
    deliver(herning, came_in + refused)
    with acting(herning.organisation):
        assert not News.objects.filter(event_id__in=came_in, seen_at=None).exists()
