"""The pages of those who ask and give: two steps where something is to be seen first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from sharing.models import Consent, Grant
from tests.pages import signed_in, text_of
from tests.sharing.acts import answer, say_no
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        yield make_stay(herning, days_ago=20)


@pytest.fixture
def consent(herning: House, stay: Stay) -> Consent:
    now = timezone.now()
    today = timezone.localdate(now)
    until = today + timedelta(days=60)
    return answer(herning.staff, stay, now=now, starts_on=today, last_on=until)


def typed(**changed: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "purpose": "doctor",
        "recipient": "Lægehuset",
        "answer": "given",
        "starts_on": today.isoformat(),
        "topics": ["stay"],
        "reason": "Så lægen ved det",
        "last_on": (today + timedelta(days=30)).isoformat(),
        "way": "signed",
    } | changed


def access(partner: Actor, **changed: Any) -> dict[str, Any]:
    return {
        "partner": partner.organisation.pk,
        "unit": partner.unit.pk if partner.unit else "",
        "purpose": "region",
        "reason": "Udskrivning",
        "rests_on": "consent",
        "parts": ["overview"],
        "last_on": (timezone.localdate() + timedelta(days=10)).isoformat(),
    } | changed


def test_what_is_printed_to_be_signed_is_not_saved_yet(herning: House, stay: Stay) -> None:
    client, url = signed_in(herning.staff), reverse("answer_consent", args=[stay.pk])
    sheet = client.post(url, typed(step="print"))
    text = text_of(sheet)
    assert sheet.status_code == 200
    assert "Lægehuset (Borgerens læge)" in text
    assert "Du kan tage dit samtykke tilbage når som helst." in text
    assert not Consent.objects.exists()
    assert AccessLog.objects.filter(action="print").count() == 1
    wrong = client.post(url, typed(step="print", topics=[]))
    assert wrong.status_code == 422
    assert "Vælg, hvad der må deles." in text_of(wrong)
    no = client.post(url, typed(step="print", answer="refused"))
    assert "Kun et ja bliver underskrevet." in text_of(no)
    assert client.post(url, typed()).status_code == 302
    kept = client.get(reverse("consent_sheet", args=[Consent.objects.get().pk]))
    assert "Lægehuset (Borgerens læge)" in text_of(kept)


def test_nothing_is_given_before_it_was_seen(
    herning: House, stay: Stay, consent: Consent, ward: Actor
) -> None:
    client, url = signed_in(herning.leader), reverse("give_access", args=[stay.pk])
    assert ward.organisation.name in text_of(client.get(url))
    assert "E3" in text_of(client.get(f"{url}?partner={ward.organisation.pk}"))
    shown = client.post(url, access(ward))
    assert "Der er ikke givet adgang endnu." in text_of(shown)
    assert stay.facility.name in text_of(shown)
    # Other parts than were shown are shown anew.
    other = client.post(url, access(ward, parts=["overview", "follow_ups"], seen="overview"))
    assert "2. uge" in text_of(other)
    assert not Grant.objects.exists()
    assert client.post(url, access(ward, seen="overview")).status_code == 302
    assert Grant.objects.get().parts == ["overview"]


def test_what_the_consent_does_not_cover_is_said_before_anything_is_shown(
    herning: House, stay: Stay, consent: Consent, ward: Actor
) -> None:
    client, url = signed_in(herning.leader), reverse("give_access", args=[stay.pk])
    refused = client.post(url, access(ward, parts=["star"]))
    assert refused.status_code == 422
    assert "Samtykket dækker ikke: Recovery Star." in text_of(refused)


def test_a_supervisor_reads_and_changes_nothing(
    herning: House, stay: Stay, consent: Consent
) -> None:
    page = signed_in(herning.actors[Role.SUPERVISOR]).get(reverse("consents", args=[stay.pk]))
    text = text_of(page)
    assert "Regionens psykiatri: Psykiatrien i Herning" in text
    assert "Træk tilbage" not in text
    assert "Giv en samarbejdspartner adgang" not in text


def test_whoever_is_about_to_share_sees_what_the_citizen_has_said(
    herning: House, stay: Stay, consent: Consent
) -> None:
    today = timezone.localdate()
    say_no(
        herning.staff,
        stay,
        now=timezone.now(),
        purpose="relatives",
        recipient="Far",
        starts_on=today,
    )
    client: Client = signed_in(herning.staff)
    for name in ("descriptions", "add_partner"):
        text = text_of(client.get(reverse(name, args=[stay.pk])))
        assert "Hvad borgeren har sagt om at dele" in text
        assert "Pårørende: Far Nej" in text
        assert "Bostøtten Ikke besvaret" in text or "Bostøtten ikke besvaret" in text
