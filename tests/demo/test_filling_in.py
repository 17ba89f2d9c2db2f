"""The demonstration is set up at once and filled in organisation by organisation."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import Event
from citizens.models import Citizen, CitizenNumber
from core.acting import acting
from demo import build, snapshot
from demo.progress import Progress, end_progress, write_progress
from demo.setups import SETUPS
from organisations.models import Organisation, User
from placements.models import Stay
from tests.pages import text_of

WITH_PAST = ("herning", "holstebro", "pitstop")


class StoppedError(Exception):
    """Stands for Ctrl-C."""


def stays() -> dict[str, int]:
    counts = {}
    for key in WITH_PAST:
        with acting(Organisation.objects.get(key=key)):
            counts[key] = Stay.objects.count()
    return counts


@pytest.mark.django_db(databases=["default", "owner"])
def test_stopped_in_the_middle_it_goes_on_and_doubles_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = timezone.now()
    only_past = [
        replace(scenario, today=lambda _work: None, lately=lambda _work: None)
        for scenario in build.SCENARIOS
    ]
    monkeypatch.setattr(build, "SCENARIOS", only_past)

    def stop_at_the_second(progress: Progress) -> None:
        if progress.step == 2:
            raise StoppedError

    assert build.set_up(now)
    assert User.objects.count() == sum(len(setup.people) for setup in SETUPS)
    assert set(stays().values()) == {0}, "people can sign in before anything has happened"
    with pytest.raises(StoppedError):
        build.fill_in(now, tell=stop_at_the_second)
    stopped = stays()
    assert stopped["herning"] > 100
    assert stopped["holstebro"] == stopped["pitstop"] == 0

    assert not build.set_up(now)
    assert build.fill_in(now)
    whole = stays()
    assert whole["herning"] == stopped["herning"]
    assert whole["holstebro"] > 20
    assert whole["pitstop"] >= 80
    assert not build.fill_in(now)
    assert stays() == whole


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
