"""Putting the demonstration in, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import translation

from audit.models import Event, Outbox
from core.acting import acting
from demo import (
    aarhus,
    clients,
    herning,
    herning_2020_22,
    herning_2023,
    holstebro,
    setups,
)
from demo.life import Life, Team
from demo.setting_up import Setup, email_of, make
from notifications.audience import OLD_NEWS
from organisations.actors import Actor
from organisations.models import Organisation

#: For trying out on one's own machine; the addresses end in .example and belong to nobody.
PASSWORD: Final = "rolig-nat-i-skoven"  # noqa: S105

Live = Callable[[Life], None]


@dataclass(frozen=True, kw_only=True)
class _Lived:
    """Whose life is lived, with whom: years ago, and around today."""

    setup: Setup
    team: Callable[[dict[str, Actor]], Team]
    history: tuple[Live, ...]
    living: Live


_LIVES: Final = (
    _Lived(
        setup=setups.HERNING,
        team=herning.team,
        history=(herning_2020_22.live, herning_2023.live),
        living=herning.live,
    ),
    _Lived(
        setup=setups.HOLSTEBRO,
        team=holstebro.team,
        history=(holstebro.project, holstebro.year_2023),
        living=holstebro.live,
    ),
    _Lived(
        setup=setups.PITSTOP,
        team=aarhus.team,
        history=(aarhus.year_2022,),
        living=aarhus.live,
    ),
)


@transaction.atomic
def build(now: datetime, *, history: bool = True) -> bool:
    """Make it all, or nothing; False when it is there already.

    The history is the same whatever the day, so that tests of days leave it out.
    """
    if Organisation.objects.filter(key=setups.HERNING.key).exists():
        return False
    with translation.override(settings.LANGUAGE_CODE), _nothing_half_done():
        hashed = make_password(PASSWORD)
        people = {setup.key: make(setup, hashed) for setup in setups.SETUPS}
        nurse = people[setups.REGION.key]["Nanna"]
        for lived in _LIVES:
            theirs = people[lived.setup.key]
            team = lived.team(theirs)
            with acting(team.decides.organisation):
                life = Life(now=now, people=theirs, nurse=nurse, team=team)
                for live in (*(lived.history if history else ()), lived.living):
                    live(life)
                _history_is_no_news(now)
        if settings.IS_LOCAL:
            clients.make()
    return True


@contextmanager
def _nothing_half_done() -> Iterator[None]:
    """No savepoints: whatever fails undoes it all. Services nest some ten thousand of them."""
    features: Any = connection.features
    features.uses_savepoints = False
    try:
        yield
    finally:
        features.uses_savepoints = True


def _history_is_no_news(now: datetime) -> None:
    """Nobody is told of what is older than that (``notifications.audience``), so the relay and the
    workers are spared some thousand events that they would do nothing with."""
    old = Event.objects.filter(at__lt=now - OLD_NEWS).values_list("pk", flat=True)
    Outbox.objects.filter(event_id__in=list(old)).delete()


def sign_ins() -> Iterator[tuple[str, str, str]]:
    """Name, role and e-mail of everyone who can sign in, in Danish."""
    with translation.override(settings.LANGUAGE_CODE):
        for setup in setups.SETUPS:
            for person in setup.people:
                role = f"{person.role.label}, {setup.name}"
                yield person.name, role, email_of(setup, person)
