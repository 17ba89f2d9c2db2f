"""The search box that stands on every page: straight to the citizen where exactly that one
matches."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AccessLog
from audit.purposes import Purpose
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Permission, Role
from tests.pages import signed_in, text_of
from tests.world import House, make_citizen, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

BOX = 'id="find-citizen"'
NUMBER = "010190-1234"


def find(client: Client, words: str, **more: str):
    """As the box sends it."""
    return client.post(reverse("citizens"), {"words": words, "straight": "1", **more})


def searching(actor: Actor) -> Client:
    """A browser in which the person has said why they look."""
    client = signed_in(actor)
    client.post(reverse("citizens"), {"words": "Nobody", "purpose": Purpose.CASE})
    return client


@pytest.mark.parametrize("role", list(Role))
def test_it_stands_on_every_page_of_those_who_see_citizens(herning: House, role: Role) -> None:
    sees = Permission.SEE_CITIZENS in role.permissions
    client = signed_in(herning.actors[role])
    for page in ("my_day", "calendar"):
        assert (BOX in client.get(reverse(page)).content.decode()) is sees


def test_the_only_one_of_a_name_is_opened(herning: House) -> None:
    citizen = make_citizen(herning, "Aksel Bro")
    make_citizen(herning, "Aksel Lund")
    client = searching(herning.caseworker)
    assert find(client, "aksel b").url == reverse("citizen", args=[citizen.pk])
    several = text_of(find(client, "aksel"))
    assert "Aksel Bro" in several
    assert "Aksel Lund" in several


def test_a_whole_number_leads_to_the_citizen_and_stands_in_no_address(herning: House) -> None:
    citizen = make_citizen(herning, "Aksel Bro", number=NUMBER, birth_date=None)
    answer = find(searching(herning.caseworker), NUMBER)
    assert answer.url == reverse("citizen", args=[citizen.pk])
    assert "1234" not in answer.url
    part = find(searching(herning.caseworker), "010190-12")
    assert part.status_code == 422


def test_a_case_number_leads_to_the_citizen_it_is_about(herning: House) -> None:
    referral = make_referral(herning, name="Jonas Vind")
    client = searching(herning.caseworker)
    found = find(client, f" {referral.reference.lower()} ")
    assert found.url == reverse("citizen", args=[referral.citizen_id])
    with acting(herning.organisation):
        logged = AccessLog.objects.filter(action=AccessLog.Action.SEARCH, purpose=Purpose.CASE)
        assert logged.filter(citizen_id=referral.citizen_id).count() == 1


def test_a_case_number_out_of_sight_finds_nobody(herning: House, holstebro: House) -> None:
    foreign = make_referral(holstebro, name="Fremmed Frandsen")
    other = make_referral(herning, name="Nabo Nielsen", facility=herning.second)
    for actor, reference in (
        (herning.caseworker, foreign.reference),
        (herning.staff, other.reference),
    ):
        answer = find(searching(actor), reference)
        assert answer.status_code == 422
        assert "Nielsen" not in text_of(answer)


def test_why_one_looks_is_asked_once_and_the_words_are_kept(herning: House) -> None:
    make_citizen(herning, "Aksel Bro")
    client = signed_in(herning.caseworker)
    asked = find(client, "Aksel")
    assert asked.status_code == 422
    html = asked.content.decode()
    assert 'value="Aksel"' in html
    assert 'name="straight"' in html
    assert "Aksel Bro" not in html
    assert find(client, "Aksel", purpose=Purpose.CALL).status_code == 302
    assert find(client, "Aksel").status_code == 302


def test_a_supervisor_is_never_asked_why(herning: House) -> None:
    stay = make_stay(herning, days_ago=20, name="Aksel Bro")
    answer = find(signed_in(herning.actors[Role.SUPERVISOR]), "Aksel")
    assert answer.url == reverse("citizen", args=[stay.citizen_id])
