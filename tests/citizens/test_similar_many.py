"""Who may be somebody known: the same answer in memory as by the database."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import transaction

from citizens.models import Citizen
from citizens.rules import Person
from citizens.services.identity import possible_doubles
from citizens.services.similar_many import Register
from core.acting import acting
from tests.world import House, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NAMES = (
    "Ib Vind",
    "Ib Peter Vind",
    "Vind",
    "Anne-Marie Kær",
    "Anne Marie Kær",
    "Annemarie Kaer",
    "Søren Ø",
    "Soeren Oe",
    "Günther Dam",
    "Gynther Dam",
)
DAYS = (None, date(1980, 5, 4), date(1980, 4, 5), date(1990, 1, 1))
PHONES = ("", "+45 00 00 00 01")


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def test_both_ways_of_asking_agree(house: House) -> None:
    for n, (name, born) in enumerate(product(NAMES[::2], DAYS[:3])):
        number = f"{born:%d%m%y}-{n:04d}" if born and n % 4 == 1 else ""
        make_citizen(house, name=name, birth_date=born, number=number, phone=PHONES[n % 2])
    with acting(house.organisation), transaction.atomic():
        register = Register(house.organisation)
        assert Citizen.objects.count() > len(NAMES)
        found_any = 0
        for name, born, phone, numbered in product(NAMES, DAYS, PHONES, (True, False)):
            person = Person(name=name, birth_date=born, phone=phone)
            asked = possible_doubles(house.organisation, person, numbered=numbered)
            ids = sorted(asked.values_list("pk", flat=True))
            assert register.doubles_of(person, numbered=numbered) == ids, person
            found_any += bool(ids)
        assert found_any
