"""The command that sets up an organisation: whoever gets its link can begin."""

from __future__ import annotations

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from organisations.actors import Actor
from organisations.models import Membership, Organisation
from organisations.roles import Role
from tests.pages import signed_in, text_of
from tests.world import house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def added(**changed: str) -> str:
    options = {
        "name": "Struer Kommune",
        "kind": "municipality",
        "key": "struer",
        "municipality_code": "0671",
        "admin_name": "Tove Struer",
        "admin_email": "tove@struer.example",
    } | changed
    out = StringIO()
    call_command("add_organisation", **options, stdout=out)
    return out.getvalue()


def test_its_administrator_chooses_a_password_and_sees_administration(client: Client) -> None:
    out = added()
    link = out.split(settings.SITE_ADDRESS, 1)[1].strip()
    typed = {"password": "tre-rolige-ord", "repeated": "tre-rolige-ord"}
    assert client.post(link, typed)["Location"] == reverse("sign_in")
    membership = Membership.objects.get(user__email="tove@struer.example")
    assert membership.role == Role.ORGANISATION_ADMIN
    assert membership.user.check_password("tre-rolige-ord")
    page = text_of(signed_in(Actor.of(membership)).get(reverse("people")))
    assert "Tove Struer" in page
    assert "password already" in added(), "the same again is one"
    assert Organisation.objects.filter(key="struer").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "har mellemrum"}, "key"),
        ({"name": " "}, "name"),
        ({"admin_email": "ikke en mail"}, "email"),
        ({"key": "herning"}, "key"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_made(wrong: dict, field: str) -> None:
    house_of("polaris")
    with pytest.raises(CommandError) as refused:
        added(**wrong)
    assert str(refused.value).startswith(f"{field}:")
    assert not Organisation.objects.filter(name="Struer Kommune").exists()
