"""Letters that name a receiver: different for all 98 municipalities, and short."""

from __future__ import annotations

from itertools import islice

import pytest

from citizens.municipality_names import NAMES
from organisations.models import Organisation
from organisations.reference_prefix import prefixes_for


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Herning Kommune", ["HER", "HEN"]),
        ("Røde Kors", ["RØD", "RØE"]),
        ("Æ", ["Æ2", "Æ3"]),
        ("112", ["X2", "X3"]),
    ],
)
def test_the_most_natural_letters_come_first(name: str, first: list[str]) -> None:
    assert list(islice(prefixes_for(name), 2)) == first


@pytest.mark.django_db
def test_every_municipality_of_the_country_has_its_own() -> None:
    for code, name in NAMES.items():
        Organisation.objects.create(key=code, name=f"{name} Kommune", kind="municipality")
    prefixes = list(Organisation.objects.values_list("reference_prefix", flat=True))
    assert len(set(prefixes)) == len(NAMES)
    assert {len(prefix) for prefix in prefixes} == {3}


@pytest.mark.django_db
def test_a_new_name_keeps_the_letters_that_stand_on_paper() -> None:
    herning = Organisation.objects.create(key="h", name="Herning", kind="municipality")
    herning.name = "Ikast og Herning"
    herning.save()
    herning.refresh_from_db()
    assert herning.reference_prefix == "HER"
