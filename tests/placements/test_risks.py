"""Risks: known, none known, not asked. The last two must never be taken for each other."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Problem
from placements.models import Stay
from placements.services.risks import record_risks
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def herning() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def record(house: House, stay: Stay, *, substances: str = "known", violence: str = "none") -> None:
    with acting(house.organisation):
        record_risks(
            by=house.staff,
            stay=stay,
            substances=substances,
            violence=violence,
            suicide="",
            now=timezone.now(),
        )


def test_the_header_tells_none_known_from_not_asked(herning: House) -> None:
    stay = make_stay(herning)
    client = Client()
    assert herning.staff.user is not None
    client.force_login(herning.staff.user)
    answered = client.post(
        reverse("record_risks", args=[stay.pk]),
        {"substances": "known", "violence": "none", "suicide": ""},
        follow=True,
    )
    page = " ".join(answered.content.decode().split())
    assert "Brug af rusmidler: kendt" in page
    assert "Vold: ingen kendt" in page
    assert "Selvmordsrisiko: ikke spurgt" in page


def test_saying_the_same_twice_is_one_event_that_does_not_say_what(herning: House) -> None:
    stay = make_stay(herning)
    record(herning, stay)
    record(herning, stay)
    with acting(herning.organisation):
        event = Event.objects.get(kind="stay.risks_recorded")
    assert event.facts == {"changed": ["substances", "violence"]}


def test_an_answer_that_does_not_exist_is_refused_and_nothing_is_written(herning: House) -> None:
    stay = make_stay(herning)
    with pytest.raises(Problem) as refused:
        record(herning, stay, substances="maybe")
    assert (refused.value.code, refused.value.field) == ("not_a_choice", "substances")
    with acting(herning.organisation):
        assert Stay.objects.get(pk=stay.pk).risk_violence == ""
