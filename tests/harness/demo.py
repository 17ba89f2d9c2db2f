"""The demonstration, made once per run and shared by every worker's tests, which only read it.

Its past comes from the snapshot, today is lived through; a copy of the migrated database keeps it.
What a test writes is rolled back.
"""

from collections.abc import Iterator

import pytest

from tests.harness.database import only_read


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests of this module look at the demonstration, in one transaction each owner's."""
    with only_read("demo", _build, django_db_blocker):
        yield


def _build() -> None:
    from django.utils import timezone

    from demo.build import build

    assert build(timezone.now())
