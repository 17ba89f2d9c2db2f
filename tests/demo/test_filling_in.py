"""The demonstration is set up at once and filled in organisation by organisation. That it goes on
where it was stopped, the one that all tests look at shows (tests.harness.demo)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.test import Client

from audit.models import Event
from citizens.models import Citizen, CitizenNumber
from core.acting import acting
from demo import snapshot
from demo.progress import Progress, end_progress, write_progress
from organisations.models import Organisation
from placements.models import Stay
from tests.harness.demo import WITH_PAST
from tests.pages import text_of


def test_numbers_are_sealed_with_the_keys_of_this_installation(demonstration: None) -> None:
    text = gzip.decompress(snapshot.SNAPSHOT.read_bytes()).decode()
    assert "argon2" not in text
    for key in WITH_PAST:
        with acting(Organisation.objects.get(key=key)):
            numbers = CitizenNumber.objects.select_related("citizen")
            assert numbers.exists()
            for number in numbers:
                assert number.reveal()[:6] == number.citizen.masked_number[:6]


def test_every_row_of_the_past_has_its_history(demonstration: None) -> None:
    """Loading the snapshot writes it: nobody can make history up, not even a file."""
    for key in WITH_PAST:
        with acting(Organisation.objects.get(key=key)):
            tracked = Citizen.pgh_event_model.objects.values_list("pgh_obj_id", flat=True)
            assert set(tracked) == set(Citizen.objects.values_list("pk", flat=True))
            past = Stay.objects.filter(moved_in_on__year__lt=2024, status="left").first()
            assert past is not None
            assert past.events.count() >= 1
            assert Event.objects.filter(stay_id=past.pk, at__year__lt=2024).exists()


@pytest.mark.django_db
def test_pages_say_how_far_it_is_until_it_is_there(
    client: Client, settings, tmp_path: Path
) -> None:
    settings.DEMO_PROGRESS = str(tmp_path / "demonstration.json")
    write_progress(Progress(subject="Holstebro Kommune", step=2, steps=3))
    assert "Holstebro Kommune (2" in text_of(client.get("/log-ind/"))
    assert "Holstebro Kommune (2" in text_of(client.get("/demonstrationen/"))
    end_progress()
    assert "Holstebro" not in text_of(client.get("/log-ind/"))
    assert text_of(client.get("/demonstrationen/")).strip() == ""
