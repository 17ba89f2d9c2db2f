"""Where the organisation itself is reached: written by who administers it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from letters.services.addresses import change_address, held_address
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Role
from tests.pages import signed_in, text_of
from tests.world import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

RIGHT = {"address": "Torvet 5, 7400 Herning", "phone": "96 28 28 28"}


def change(by: Actor, **changed: object) -> Organisation:
    facts: dict[str, object] = {**RIGHT, "phone_hours": "", "mail": "", "now": NOW}
    with acting(by.organisation):
        return change_address(by=by, **(facts | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("role", list(Role))
def test_who_administers_may_and_nobody_else(herning: House, role: Role) -> None:
    by = herning.actors[role]
    if role is Role.ORGANISATION_ADMIN:
        assert change(by).address == RIGHT["address"]
        return
    with pytest.raises(NotAllowed):
        change(by)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"address": ""}, "address"), ({"phone": " "}, "phone"), ({"mail": "ikke en mail"}, "mail")],
)
def test_what_is_not_right_is_said_at_its_field(
    herning: House, changed: dict[str, str], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        change(herning.actors[Role.ORGANISATION_ADMIN], **changed)
    assert refused.value.field == field


def test_a_colleague_s_word_is_not_lost(herning: House) -> None:
    by = herning.actors[Role.ORGANISATION_ADMIN]
    shown = Shown.of(held_address(Organisation.objects.get(pk=by.organisation.pk)))
    change(by, shown=shown)
    change(by, shown=shown)  # twice is once
    with pytest.raises(Stale):
        change(by, address="Torvet 6, 7400 Herning", shown=shown)


def test_it_is_written_on_its_page_and_stands_with_the_words_of_the_letters(herning: House) -> None:
    client = signed_in(herning.actors[Role.ORGANISATION_ADMIN])
    assert "kan ikke sendes" in text_of(client.get(reverse("letter_texts")))
    url = reverse("organisation_address")
    wrong = client.post(url, {"address": "Torvet 5", "phone": "1", "mail": "x"})
    assert wrong.status_code == 422
    assert "Torvet 5" in wrong.content.decode()
    assert client.post(url, RIGHT).status_code == 302
    page = text_of(client.get(reverse("letter_texts")))
    assert "Torvet 5, 7400 Herning" in page
