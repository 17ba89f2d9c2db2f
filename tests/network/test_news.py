"""What reaches people as news: what is to be restored, tomorrow's appointment, a miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from core.acting import acting
from network.models import Appointment
from network.services.appointments import write_outcome
from network.services.reminding import remind_of_appointments, remind_of_restoring
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Role
from placements.models import Assignment, Stay
from tests.network.acts import ORDER, actor, appointment, order, pause
from tests.notifications.test_news import deliver_all, told
from tests.world import House, make_stay, make_user

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def at_ten() -> datetime:
    return timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)


@pytest.fixture
def present(herning: House) -> Stay:
    with acting(herning.organisation):
        stay = make_stay(herning, days_ago=10)
        stay.key_worker = herning.staff.user
        stay.save()
    return stay


@pytest.fixture
def colleague(herning: House) -> Actor:
    """Works at the house too, and is nobody's key worker."""
    user = make_user("Kirsten Kollega", "kirsten@herning.example")
    member = Membership.objects.create(
        user=user,
        organisation=herning.organisation,
        role=Role.FACILITY_STAFF,
        starts_on=timezone.localdate() - timedelta(days=90),
    )
    with acting(herning.organisation):
        Assignment.objects.create(
            controller=herning.organisation, membership=member, facility=herning.first
        )
    return Actor.of(member)


def test_the_key_worker_hears_what_is_to_be_restored(
    herning: House, present: Stay, colleague: Actor, at_ten: datetime
) -> None:
    today = at_ten.date()
    with acting(herning.organisation):
        lise = actor(herning.leader, present, now=at_ten)
        days = {"starts_on": today - timedelta(days=5), "restores_on": today}
        pause(herning.leader, present, lise, now=at_ten, **days)
        assert remind_of_restoring(organisation=herning.organisation, now=at_ten) == 1
        deliver_all()
    assert told(herning.staff) == ["network.to_restore"]
    assert told(colleague) == told(herning.leader) == []


def test_without_a_key_worker_the_staff_of_the_house_hear_of_it(
    herning: House, present: Stay, colleague: Actor, at_ten: datetime
) -> None:
    with acting(herning.organisation):
        present.key_worker = None
        present.save()
        own = order(herning.leader, present, replace(ORDER, starts_on=at_ten.date()), now=at_ten)
        tomorrow = at_ten.date() + timedelta(days=1)
        appointment(herning.leader, present, own, tomorrow, now=at_ten)
        assert remind_of_appointments(organisation=herning.organisation, now=at_ten) == 1
        deliver_all()
    assert told(colleague) == told(herning.staff) == ["appointment.near"]


def test_a_miss_reaches_key_worker_and_leader(
    herning: House, present: Stay, colleague: Actor
) -> None:
    now = timezone.now()
    with acting(herning.organisation):
        own = order(herning.caseworker, present, now=now)
        row = Appointment.objects.create(
            controller=herning.organisation,
            order=own,
            starts_at=now - timedelta(hours=2),
            place="Klinikken",
            added_at=now - timedelta(days=2),
        )
        write_outcome(
            by=herning.caseworker,
            stay=present,
            appointment=row,
            outcome="missed",
            note="",
            now=now,
        )
        deliver_all()
    assert told(herning.staff) == told(herning.leader) == ["appointment.missed"]
    assert told(colleague) == []
