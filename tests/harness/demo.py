"""The demonstration, made once per run and shared by every worker's tests, which only read it.

Its past comes from the snapshot, today is lived through; a copy of the migrated database keeps it.
What a test writes is rolled back.
"""

from collections.abc import Iterator

import pytest

from tests.harness.database import only_read

WITH_PAST = ("herning", "holstebro", "pitstop")


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests of this module look at the demonstration, in one transaction each owner's."""
    with only_read("demo", _build, django_db_blocker):
        yield


def _build() -> None:
    """As one whose start was stopped in the middle: it goes on, and doubles nothing."""
    from django.utils import timezone

    from demo.build import fill_in, set_up
    from demo.progress import Progress
    from demo.setups import SETUPS
    from organisations.models import User

    now = timezone.now()

    def stop_at_the_second(progress: Progress) -> None:
        if progress.step == 2:
            raise StoppedError

    assert set_up(now)
    assert User.objects.count() == sum(len(setup.people) for setup in SETUPS)
    assert set(_stays().values()) == {0}, "people can sign in before anything has happened"
    with pytest.raises(StoppedError):
        fill_in(now, tell=stop_at_the_second)
    stopped = _stays()
    assert stopped["herning"] > 100
    assert stopped["holstebro"] == stopped["pitstop"] == 0

    assert not set_up(now)
    assert fill_in(now)
    whole = _stays()
    assert whole["herning"] == stopped["herning"]
    assert whole["holstebro"] > 20
    assert whole["pitstop"] >= 80


class StoppedError(Exception):
    """Stands for Ctrl-C."""


def _stays() -> dict[str, int]:
    from django.db import transaction

    from core.acting import acting
    from organisations.models import Organisation
    from placements.models import Stay

    counts = {}
    for key in WITH_PAST:
        with acting(Organisation.objects.get(key=key)), transaction.atomic():
            counts[key] = Stay.objects.count()
    return counts
