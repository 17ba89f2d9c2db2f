"""Putting the demonstration in, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import translation

from organisations.context import acting
from organisations.models import Organisation
from reporting.demo import clients, houses
from reporting.demo.herning import live
from reporting.demo.life import Life

#: For trying out on one's own machine; the addresses end in .example and belong to nobody.
PASSWORD: Final = "rolig-nat-i-skoven"  # noqa: S105


@transaction.atomic
def build(now: datetime) -> bool:
    """Make it all, or nothing; False when it is there already."""
    if Organisation.objects.filter(key=houses.HERNING.key).exists():
        return False
    with translation.override(settings.LANGUAGE_CODE):
        people = {setup.key: houses.make(setup, PASSWORD) for setup in houses.SETUPS}
        herning = people[houses.HERNING.key]
        nurse = people[houses.REGION.key]["Nanna"]
        with acting(herning["Sofie"].organisation):
            live(Life(now=now, people=herning, nurse=nurse))
        if settings.IS_LOCAL:
            clients.make()
    return True


def sign_ins() -> Iterator[tuple[str, str, str]]:
    """Name, role and e-mail of everyone who can sign in, in Danish."""
    with translation.override(settings.LANGUAGE_CODE):
        for setup in houses.SETUPS:
            for person in setup.people:
                role = f"{person.role.label}, {setup.name}"
                yield person.name, role, houses.email_of(setup, person)
