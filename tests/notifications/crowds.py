"""Many people who are reminded of many things."""

from __future__ import annotations

import os

from django.db import transaction
from django.utils import timezone

from core.acting import acting
from notifications.models import Mail, Reminder
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Assignment
from tests.harness.database import address
from tests.notifications.conftest import bare_stay, plan
from tests.world import OPENED, House, make_house

STAFF = 30


FOLLOW_UPS = 10


def crowd(staff: int, follow_ups: int, key: str = "herning") -> House:
    """A facility where nobody is named, so that everyone is reminded of everything."""
    house = make_house(key, f"{key.title()} Kommune", municipality_code="0657")
    with acting(house.organisation), transaction.atomic():
        users = User.objects.bulk_create(
            User(email=f"p{n}@{key}.example", name=f"Person {n}", password="!")
            for n in range(staff - 1)
        )
        members = Membership.objects.bulk_create(
            Membership(
                user=user,
                organisation=house.organisation,
                role=Role.FACILITY_STAFF,
                starts_on=OPENED,
            )
            for user in users
        )
        Assignment.objects.bulk_create(
            Assignment(controller=house.organisation, membership=one, facility=house.first)
            for one in members
        )
        stay, today = bare_stay(house), timezone.localdate()
        for _nth in range(follow_ups):
            plan(stay, today, today)
    return house


def written(house: House) -> tuple[int, int, int]:
    """Reminders, the different ones among them, and mails."""
    with acting(house.organisation), transaction.atomic():
        rows = list(Reminder.objects.values_list("follow_up", "due_on", "user", "stage"))
        assert not Reminder.objects.filter(mail=None).exists()
        return len(rows), len(set(rows)), Mail.objects.count()


def environment(**more: str) -> dict[str, str]:
    """Processes of our own, on the test's database."""
    return (
        os.environ
        | {"DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "flexplads.settings"}
        | more
    )
