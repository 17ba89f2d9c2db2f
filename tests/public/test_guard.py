"""What keeps programs out, and lets people through."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core.acting import acting
from public.models import PublicDraft
from tests.pages import text_of
from tests.public.houses import Visitor, make_published, opened
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_published()


def begun(house: House) -> int:
    with acting(house.organisation):
        return PublicDraft.objects.count()


def test_a_form_that_comes_back_at_once_is_shown_again_and_then_taken(house: House) -> None:
    visitor = Visitor()
    response = visitor.begin(opened=opened(0))
    assert response.status_code == 422
    assert "Det gik meget hurtigt" in text_of(response)
    assert begun(house) == 0
    token = re.search(r'name="opened" value="([^"]+)"', response.content.decode())
    assert token
    assert token[1] != "", "the time goes on from when the page was first opened"


@pytest.mark.parametrize("token", ["", "x", "1:2:3"])
def test_a_time_that_was_made_up_counts_for_nothing(house: House, token: str) -> None:
    assert Visitor().begin(opened=token).status_code == 422
    assert begun(house) == 0


def test_a_program_that_fills_in_everything_begins_nothing(house: House) -> None:
    response = Visitor().begin(website="https://spam.example")
    assert response.status_code == 422
    assert begun(house) == 0


def test_the_field_for_programs_is_silent_and_out_of_the_way(house: House) -> None:
    visitor = Visitor()
    page = visitor.client.get(visitor.url("ask_start")).content.decode()
    trap = re.search(r'<div class="not-for-people" aria-hidden="true">.*?</div>', page, re.DOTALL)
    assert trap
    assert 'tabindex="-1"' in trap[0]
    assert 'autocomplete="off"' in trap[0]


def test_an_address_that_begins_too_often_is_asked_to_ring(
    house: House, settings: Settings
) -> None:
    settings.PUBLIC_BEGUN_PER_ADDRESS = 2
    answers = [
        Visitor(client=Client(REMOTE_ADDR="192.0.2.40")).begin().status_code for _n in range(3)
    ]
    assert answers == [200, 200, 429]
    blocked = Visitor(client=Client(REMOTE_ADDR="192.0.2.40")).begin()
    assert "96 11 22 33" in text_of(blocked)
    assert Visitor(client=Client(REMOTE_ADDR="192.0.2.41")).begin().status_code == 200


def test_a_house_is_not_flooded_from_everywhere(house: House, settings: Settings) -> None:
    settings.PUBLIC_SENT_PER_HOUSE = 1
    answers = []
    for n in range(2):
        visitor = Visitor(client=Client(REMOTE_ADDR=f"192.0.2.{60 + n}"))
        visitor.begin()
        visitor.write_all()
        answers.append(visitor.send())
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "96 11 22 33" in text_of(answers[1])
    assert "Bo Alene" in text_of(answers[1]), "nothing typed is lost: it can be sent later"


@pytest.mark.parametrize("limit", ["BEGUN_PER_HOUSE", "SENT_PER_ADDRESS"])
def test_each_limit_is_a_setting(house: House, settings: Settings, limit: str) -> None:
    setattr(settings, f"PUBLIC_{limit}", 0)
    visitor = Visitor(client=Client(REMOTE_ADDR="192.0.2.90"))
    answer = visitor.begin()
    if limit == "SENT_PER_ADDRESS":
        visitor.write_all()
        answer = visitor.send()
    assert answer.status_code == 429
