"""The API's walls: scope x address x whose; again without wall one; and no way in by session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client as Browser
from django.test.client import encode_multipart
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from interop.models import KeptAnswer
from interop.scopes import Scope
from organisations.models import Organisation
from organisations.roles import Role
from referrals.models import Attachment, InformationRequest, Referral
from referrals.services.attachments import attach_to_referral
from referrals.services.information import ask_information
from tests.interop.calls import FORM, System, asked, make_system
from tests.referrals.files import upload
from tests.walls.routes import API
from tests.world import House, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

SECRET_NAME = "Fremmed Navn"


@dataclass(frozen=True)
class Call:
    scope: Scope
    arguments: Callable[[int], dict[str, Any]] = lambda _pk: {}
    body: Any = None
    #: About one referral, which may be someone else's.
    of_one: bool = False
    #: Something is made, under a key.
    makes: bool = False


def _file(pk: int) -> dict[str, Any]:
    """The file of a referral, whoever asks."""
    with acting(Organisation.objects.get(key="herning")):
        return {"pk": pk, "attachment_pk": Attachment.objects.filter(referral=pk).first().pk}


def _question(pk: int) -> dict[str, Any]:
    with acting(Organisation.objects.get(key="herning")):
        return {"pk": pk, "request_pk": InformationRequest.objects.get(referral=pk).pk}


CALLS = {
    "api_schemes": Call(Scope.SCHEMES_READ),
    "api_scheme_criteria": Call(Scope.SCHEMES_READ, lambda _pk: {"key": "polaris"}),
    "api_facilities": Call(Scope.CAPACITY_READ),
    "api_capacity": Call(Scope.CAPACITY_READ, lambda pk: {"pk": pk}),
    "api_referrals": Call(Scope.REFERRALS_READ),
    "api_referral": Call(Scope.REFERRALS_READ, lambda pk: {"pk": pk}, of_one=True),
    "api_report_change": Call(
        Scope.REFERRALS_WRITE,
        lambda pk: {"pk": pk},
        body={"what": "other", "what_happened": "Sover hos sin søster"},
        of_one=True,
    ),
    "api_readiness": Call(
        Scope.REFERRALS_WRITE,
        lambda pk: {"pk": pk},
        body={"act": "expected", "on": "2026-12-01"},
        of_one=True,
    ),
    "api_give_information": Call(
        Scope.REFERRALS_WRITE, _question, body={"answer": "Bostøtten"}, of_one=True
    ),
    "api_later_facts": Call(
        Scope.REFERRALS_WRITE,
        lambda pk: {"pk": pk},
        body={"subject": "other", "text": "Har fået en kat"},
        of_one=True,
        makes=True,
    ),
    "api_attachments": Call(
        Scope.REFERRALS_WRITE,
        lambda pk: {"pk": pk},
        body={"file": ("plan.txt", b"plan")},
        of_one=True,
        makes=True,
    ),
    "api_attachment": Call(Scope.REFERRALS_READ, _file, of_one=True),
    "api_remove_attachment": Call(
        Scope.REFERRALS_WRITE, _file, body={"because": "too_much"}, of_one=True
    ),
    "api_withdraw": Call(
        Scope.REFERRALS_WRITE, lambda pk: {"pk": pk}, body={"reason": "Fortrudt"}, of_one=True
    ),
}


@dataclass
class Two:
    herning: House
    region: Organisation
    own: int
    foreign: int


@pytest.fixture
def two() -> Two:
    """Two regions that each referred someone to Herning."""
    cache.clear()
    herning = make_house("herning", "Herning Kommune", municipality_code="0657")
    one, other = (
        Organisation.objects.create(key=key, name=name, kind="region")
        for key, name in (("midt", "Region Midtjylland"), ("nord", "Region Nordjylland"))
    )
    theirs = asked(citizen={"name": SECRET_NAME, "number": "010190-1234"})
    two = Two(
        herning,
        one,
        own=make_system(one).refer().json()["id"],
        foreign=make_system(other).refer(theirs).json()["id"],
    )
    with acting(herning.organisation):
        for referral in Referral.objects.all():
            told = {"by": herning.caseworker, "referral": referral, "now": timezone.now()}
            ask_information(words="Hvem har nøglen?", **told)
            attach_to_referral(file=upload(SECRET_NAME.encode(), "notat.txt"), **told)
    return two


def _call(system: System, name: str, call: Call, pk: int):
    url = reverse(name, kwargs=call.arguments(pk))
    if not call.body:
        return system.get(url)
    key = str(uuid4()) if call.makes else None
    if "file" in call.body:
        sent = encode_multipart("x", {"file": SimpleUploadedFile(*call.body["file"])})
        return system.post(url, sent, key=key, content_type=FORM)
    return system.post(url, call.body, key=key)


#: What anybody may call: a token is got there, and the status is no secret.
OPEN = {"api_token", "api_revoke", "api_status"}


def test_every_address_of_the_api_is_walled_here() -> None:
    assert set(CALLS) | OPEN == API


@pytest.mark.parametrize("held", list(Scope))
def test_a_scope_opens_its_own_addresses_and_no_other(two: Two, held: Scope) -> None:
    system = make_system(two.region, scopes=[held])
    for name, call in CALLS.items():
        pk = two.herning.first.pk if name == "api_capacity" else two.own
        answer = _call(system, name, call, pk)
        done = 201 if call.makes else 200
        assert answer.status_code == (done if call.scope is held else 403), name
        if call.scope is not held:
            assert answer.json()["code"] == "insufficient_scope"
    refused = system.refer(asked(citizen={"name": "Ny"}))
    assert refused.status_code == (201 if held is Scope.REFERRALS_WRITE else 403)


def test_another_senders_referral_is_not_there(two: Two) -> None:
    system = make_system(two.region)
    for name, call in CALLS.items():
        if call.of_one:
            answer = _call(system, name, call, two.foreign)
            assert answer.status_code == 404, name
            assert SECRET_NAME not in answer.content.decode()
    found = system.get(reverse("api_referrals")).json()["results"]
    assert [one["id"] for one in found] == [two.own]


def test_without_wall_one_the_database_still_keeps_senders_apart(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(self: QuerySet, _actor: object) -> QuerySet:
        return self.all()

    monkeypatch.setattr(type(Referral.objects.all()), "visible_to", everything)
    monkeypatch.setattr(type(Referral.objects), "visible_to", lambda self, *_actor: self.all())
    test_another_senders_referral_is_not_there(two)


def test_what_was_answered_to_a_key_is_walled_too(two: Two) -> None:
    with acting(two.region):
        assert KeptAnswer.objects.count() == 1
    with acting(two.herning.organisation):
        assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_a_person_signed_in_is_nobody_here(two: Two, role: Role) -> None:
    browser = Browser()
    user = two.herning.actors[role].user
    assert user is not None
    browser.force_login(user)
    for name, call in CALLS.items():
        url = reverse(name, kwargs=call.arguments(two.own))
        answer = browser.post(url, {}) if call.body else browser.get(url)
        assert answer.status_code == 401, name
        assert answer["WWW-Authenticate"] == 'Bearer realm="flexplads"'
        assert answer["Content-Type"] == "application/problem+json"


def test_a_token_with_a_session_beside_it_is_the_tokens_call(two: Two) -> None:
    system = make_system(two.region)
    user = two.herning.caseworker.user
    assert user is not None
    system.browser.force_login(user)
    found = system.get(reverse("api_referrals")).json()["results"]
    assert [one["id"] for one in found] == [two.own]
