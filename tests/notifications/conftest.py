"""A stay whose follow-ups one can put on any day, and a sweep at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.acting import acting
from notifications.models import Reminder
from notifications.services.sweep import remind
from notifications.stages import Stage
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Assignment, Facility, FollowUp, Stay
from tests.notifications.processes import broker, home
from tests.world import OPENED, House, make_citizen, make_user

__all__ = ["broker", "home"]

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=COPENHAGEN)


@pytest.fixture
def herning(herning: House) -> Iterator[House]:
    with acting(herning.organisation):
        yield herning


def bare_stay(
    house: House,
    *,
    facility: Facility | None = None,
    name: str = "Maja Eksempel",
    track: str = "home",
    key_worker: User | None = None,
    coordinator: User | None = None,
    rules_on: date = date(2023, 6, 1),
    status: str = Stay.Status.HERE,
) -> Stay:
    """A stay without the scheme's own follow-ups, which the test then plans itself."""
    facility = facility or house.first
    return Stay.objects.create(
        controller=house.organisation,
        citizen=make_citizen(house, name),
        facility=facility,
        scheme=facility.scheme,
        track=track,
        rules_on=rules_on,
        status=status,
        moved_in_on=rules_on,
        key_worker=key_worker,
        coordinator=coordinator,
    )


def colleague(
    house: House,
    name: str,
    role: Role = Role.FACILITY_STAFF,
    *,
    at_facility: Facility | None = None,
) -> User:
    user = make_user(name, f"{name.lower()}@{house.organisation.key}.example")
    membership = Membership.objects.create(
        user=user, organisation=house.organisation, role=role, starts_on=OPENED
    )
    if not role.sees_whole_organisation:
        Assignment.objects.create(
            controller=house.organisation,
            membership=membership,
            facility=at_facility or house.first,
        )
    return user


def plan(stay: Stay, opens_on: date, due_on: date, **facts: object) -> FollowUp:
    number = stay.follow_ups.count() + 1
    facts = {"kind": "monthly", "office": "facility_staff", "ordinal": number} | facts
    return FollowUp.objects.create(
        controller_id=stay.controller_id, stay=stay, opens_on=opens_on, due_on=due_on, **facts
    )


def sweep(house: House, now: datetime) -> int:
    return remind(controller=house.organisation, now=now)


def told(**found_by: object) -> list[tuple[str, str]]:
    """(stage, recipient's address before the @) of the reminders, in the order they were made."""
    rows = Reminder.objects.filter(**found_by).select_related("user").order_by("pk")
    return [(Stage(one.stage).name.lower(), one.user.email.partition("@")[0]) for one in rows]
