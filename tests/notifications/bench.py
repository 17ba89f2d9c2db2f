"""How fast the sweep is, among many follow-ups: `make bench`.

It fills the database it is given, so it is for a throw-away one.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flexplads.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  Django first
from django.db import connections, transaction  # noqa: E402

from core.acting import acting  # noqa: E402
from notifications.models import Reminder  # noqa: E402
from notifications.services.sweep import remind  # noqa: E402
from placements.models import FollowUp  # noqa: E402
from tests.notifications.conftest import at, bare_stay  # noqa: E402
from tests.world import House, make_house  # noqa: E402

TODAY = date(2026, 3, 17)
OPEN = int(os.environ.get("OPEN", "1000000"))
DUE = 10_000
STAYS = 1_000


def main() -> None:
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    house = make_house("bench", "Bench", municipality_code="0999")
    with acting(house.organisation):
        timed(f"{OPEN:,} open follow-ups written", lambda: fill(house))
        now = at(TODAY)
        with transaction.atomic():
            assert FollowUp.objects.count() == OPEN
        seconds = timed(f"the sweep that tells {DUE:,}", lambda: sweep(house, now))
        say(f"  that is {DUE / seconds:,.0f} a second, among {OPEN:,}")
        timed("a sweep that finds nothing new", lambda: sweep(house, now))
        timed("the next, a minute later", lambda: sweep(house, now + timedelta(minutes=1)))
        with transaction.atomic():
            assert Reminder.objects.count() == DUE


def sweep(house: House, now: datetime) -> None:
    remind(controller=house.organisation, now=now)


def fill(house: House) -> None:
    """Ten thousand due today, the rest in the months to come. Written by the owner, and without
    the history triggers, which are not what is measured."""
    with transaction.atomic():
        stays = [bare_stay(house, key_worker=house.staff.user, name=f"B {n}") for n in range(STAYS)]
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE placements_followup DISABLE TRIGGER USER")
        cursor.execute(
            "INSERT INTO placements_followup (controller_id, stay_id, kind, ordinal, opens_on,"
            " due_on, status, office, outcome) "
            "SELECT %(controller)s, %(first)s + n %% %(stays)s, 'monthly', n / %(stays)s,"
            "  CASE WHEN n < %(due)s THEN %(today)s ELSE %(today)s + 30 + n %% 300 END,"
            "  CASE WHEN n < %(due)s THEN %(today)s ELSE %(today)s + 37 + n %% 300 END,"
            "  'open', 'facility_staff', '' FROM generate_series(0, %(open)s - 1) n",
            {
                "controller": house.organisation.pk,
                "first": stays[0].pk,
                "stays": STAYS,
                "due": DUE,
                "open": OPEN,
                "today": TODAY,
            },
        )
        cursor.execute("ALTER TABLE placements_followup ENABLE TRIGGER USER")
        cursor.execute("ANALYZE placements_followup")


def timed(what: str, do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    seconds = time.perf_counter() - began
    say(f"{what}: {seconds:.2f} s")
    return seconds


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
