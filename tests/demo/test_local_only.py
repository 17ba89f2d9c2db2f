"""The demonstration is for one's own machine: everyone knows its passwords."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.utils import timezone

from demo import build, clients
from organisations.models import Organisation

DOORS: dict[str, Callable[[], object]] = {
    "build": lambda: build.build(timezone.now()),
    "set_up": lambda: build.set_up(timezone.now()),
    "fill_in": lambda: build.fill_in(timezone.now()),
    "past_as_text": lambda: build.past_as_text(timezone.now()),
    "client": clients.make,
    "demo": lambda: call_command("demo"),
    "sign-ins": lambda: call_command("demo", sign_ins=True),
    "prepare": lambda: call_command("prepare"),
    "snapshot": lambda: call_command("snapshot"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.django_db
def test_no_door_leads_to_it_elsewhere(door: str, settings) -> None:
    settings.IS_LOCAL = False
    with pytest.raises(clients.NotLocalError):
        DOORS[door]()
    assert not Organisation.objects.exists()
