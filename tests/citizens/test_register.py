"""Registering a citizen, and finding the same one again."""

from datetime import date

import pytest

from audit.models import Event
from citizens.models import Citizen, CitizenNumber
from citizens.services import register_citizen
from core.acting import acting
from core.problems import NotAllowed, Problem, Problems
from tests.world import NOW

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("acting_for_herning"),
]


def register(people, **details):
    by = details.pop("by", people.caseworker)
    return register_citizen(now=NOW, by=by, controller=by.organisation, **details)


def test_new_citizen_has_a_sealed_number_and_a_masked_one(people, herning):
    citizen = register(people, name=" Maja  Eksempel ", number="070761-4285", phone=" 12345678")

    assert (citizen.name, citizen.masked_number, citizen.phone) == (
        "Maja Eksempel",
        "070761-····",
        "12345678",
    )
    assert citizen.birth_date == date(1961, 7, 7)
    kept = CitizenNumber.objects.get(citizen=citizen)
    assert b"0707614285" not in bytes(kept.sealed) + bytes(kept.index)
    event = Event.objects.get(citizen_id=citizen.pk)
    assert (event.kind, event.facts) == (
        "citizen.registered",
        {"anonymous": False, "numbered": True},
    )


def test_same_number_is_the_same_citizen_and_only_empty_fields_are_filled(people):
    first = register(people, name="Maja Eksempel", number="0707614285")
    again = register(
        people,
        name="M. Eksempel",
        number="070761-4285",
        home_municipality="0657",
        phone="12345678",
        protected_address=True,
    )
    last = register(people, name="Maja", number="0707614285", phone="87654321")

    assert first.pk == again.pk == last.pk
    last.refresh_from_db()
    assert (last.name, last.home_municipality, last.phone) == ("Maja Eksempel", "0657", "12345678")
    assert last.has_protected_address
    completed = Event.objects.get(kind="citizen.completed")
    assert completed.facts == {"fields": ["home_municipality", "phone", "has_protected_address"]}


def test_two_municipalities_know_two_citizens(people, holstebro):
    here = register(people, name="Maja Eksempel", number="0707614285")
    with acting(holstebro):
        there = register(people, by=people.elsewhere, name="Maja Eksempel", number="0707614285")
        again = register(people, by=people.elsewhere, name="Maja", number="070761-4285")
        assert again == there

    assert here.pk != there.pk
    assert register(people, name="Maja", number="070761-4285") == here


def test_without_a_number_each_registration_is_a_citizen_of_its_own(people):
    assert register(people, name="Bo Dahl").pk != register(people, name="Bo Dahl").pk


def test_anonymous_citizen_has_an_alias_and_nothing_else(people):
    citizen = register(people, alias="Fuglen", anonymous=True, birth_date=date(1990, 1, 1))

    assert (citizen.called, citizen.name, citizen.birth_date) == ("Fuglen", "", None)
    assert not CitizenNumber.objects.filter(citizen=citizen).exists()


@pytest.mark.parametrize(
    ("details", "code", "field"),
    [
        ({}, "name_missing", "name"),
        ({"name": "   "}, "name_missing", "name"),
        ({"anonymous": True, "name": "Bo Dahl"}, "alias_missing", "alias"),
        (
            {"anonymous": True, "alias": "Fuglen", "number": "0707614285"},
            "anonymous_has_no_number",
            "number",
        ),
        ({"name": "Bo", "number": "310290-1234"}, "cpr_date", "number"),
        ({"name": "Bo", "number": "1234"}, "cpr_format", "number"),
    ],
)
def test_what_is_missing_or_impossible_is_said_at_the_field(people, details, code, field):
    with pytest.raises(Problem) as refused:
        register(people, **details)

    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Citizen.objects.exists()


def test_all_that_is_too_long_is_said_at_once(people):
    with pytest.raises(Problems) as refused:
        register(people, name="a" * 161, phone="1" * 41)

    assert {problem.field for problem in refused.value.problems} == {"name", "phone"}


def test_volunteer_registers_nobody(people):
    with pytest.raises(NotAllowed):
        register(people, by=people.volunteer, name="Bo Dahl")
