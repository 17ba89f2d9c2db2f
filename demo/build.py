"""Putting the demonstration in, once: its past from the snapshot, today lived through.

The weeks between the two are filled in their rhythm (``demo.full_years``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    full_years,
    herning,
    herning_2020_22,
    herning_2023,
    holstebro,
    lately,
    setups,
    snapshot,
)
from demo.case_work import CaseWork, Team
from demo.open_doors import open_doors
from demo.progress import Progress
from demo.setting_up import Setup, email_of, make
from notifications.audience import OLD_NEWS
from organisations.actors import Actor
from organisations.models import Membership, Organisation, User

#: For trying out on one's own machine; the addresses end in .example and belong to nobody.
PASSWORD: Final = "rolig-nat-i-skoven"  # noqa: S105

Act = Callable[[CaseWork], None]

_LOCK: Final = 2026_11_20


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What happens in one organisation: years ago, and around today."""

    setup: Setup
    team: Callable[[dict[str, Actor]], Team]
    history: tuple[Act, ...]
    today: Act
    #: What has come up in the last days (``demo.lately``).
    lately: Act
    #: How its places were used in the weeks between the two.
    rhythms: tuple[full_years.Rhythm, ...]


SCENARIOS: Final = (
    Scenario(
        setup=setups.HERNING,
        team=herning.team,
        history=(herning_2020_22.past, herning_2023.past, full_years.herning),
        today=herning.today,
        lately=lately.herning,
        rhythms=(full_years.HOMES, full_years.GUEST_ROOM),
    ),
    Scenario(
        setup=setups.HOLSTEBRO,
        team=holstebro.team,
        history=(holstebro.project, holstebro.year_2023, full_years.holstebro),
        today=holstebro.today,
        lately=lately.holstebro,
        rhythms=(full_years.SKOVVANG,),
    ),
    Scenario(
        setup=setups.PITSTOP,
        team=aarhus.team,
        history=(aarhus.year_2022, full_years.aarhus),
        today=aarhus.today,
        lately=lately.pitstop,
        rhythms=(full_years.PITSTOP,),
    ),
)


def build(now: datetime, *, history: bool = True) -> bool:
    """Put the whole demonstration in; False when it is there already.

    The history is the same whatever the day, so that tests of days leave it out.
    """
    new = set_up(now, history=history)
    return fill_in(now, history=history) or new


@transaction.atomic
def set_up(now: datetime, *, history: bool = True) -> bool:
    """The organisations, their places and those who can sign in; False when they are there.

    From the snapshot where its ids are free, so that the history can come from it too.

    Raises:
        NotLocalError: anywhere but on one's own machine.
    """
    clients.must_be_local()
    _one_at_a_time()
    if Organisation.objects.filter(key=setups.HERNING.key).exists():
        return False
    hashed = make_password(PASSWORD)
    if history and snapshot.stored() and not User.objects.exists():
        with acting(*snapshot.organisation_ids()):
            snapshot.load(snapshot.SETTING_UP, now=now, password=hashed)
        snapshot.pass_over_ids()
    else:
        for setup in setups.SETUPS:
            make(setup, hashed)
    clients.make()
    return True


def fill_in(
    now: datetime, *, history: bool = True, tell: Callable[[Progress], None] = lambda _: None
) -> bool:
    """What happened in each organisation, each whole or not at all; False when all is there.

    Stopped in the middle it goes on with the first organisation that is not there yet.

    Raises:
        NotLocalError: anywhere but on one's own machine.
    """
    clients.must_be_local()
    from_snapshot = history and _set_up_from_snapshot()
    filled = False
    for number, scenario in enumerate(SCENARIOS):
        tell(Progress(subject=scenario.setup.name, step=number + 1, steps=len(SCENARIOS)))
        filled |= _fill_in_organisation(
            scenario, now, history=history and not from_snapshot, from_snapshot=from_snapshot
        )
    return filled


def past_as_text(now: datetime) -> str:
    """Live through the years in an empty database, and give what came of it (``demo.snapshot``).

    Raises:
        NotLocalError: anywhere but on one's own machine.
    """
    clients.must_be_local()
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE), _nothing_half_done():
        for setup in setups.SETUPS:
            make(setup, "")
        for scenario in SCENARIOS:
            organisation = Organisation.objects.get(key=scenario.setup.key)
            with acting(organisation):
                _play(scenario.history, _work(scenario, now))
        text = snapshot.taken()
        transaction.set_rollback(True)
    return text


@transaction.atomic
def _fill_in_organisation(
    scenario: Scenario, now: datetime, *, history: bool, from_snapshot: bool
) -> bool:
    _one_at_a_time()
    organisation = Organisation.objects.get(key=scenario.setup.key)
    with translation.override(settings.LANGUAGE_CODE), acting(organisation):
        if Event.objects.filter(at__lt=now - OLD_NEWS).exists():
            return False  # so old is nothing but what the demonstration put in
        with _nothing_half_done():
            if from_snapshot:
                snapshot.load(organisation.key, now=now)
            work = _work(scenario, now)
            if history:
                _play(scenario.history, work)
            if history or from_snapshot:
                full_years.since(work, *scenario.rhythms)
            _play((scenario.today, open_doors), work)
        # With savepoints: joining is tried out before it is proposed, and taken back.
        scenario.lately(work)
        _history_is_no_news(now)
    return True


def _work(scenario: Scenario, now: datetime) -> CaseWork:
    people = _people(scenario.setup)
    nurse = _people(setups.REGION)["Nanna"]
    return CaseWork(now=now, people=people, nurse=nurse, team=scenario.team(people))


def _play(acts: Iterable[Act], work: CaseWork) -> None:
    for act in acts:
        act(work)


def _people(setup: Setup) -> dict[str, Actor]:
    """Those who work there, by first name."""
    memberships = Membership.objects.filter(organisation__key=setup.key)
    return {
        membership.user.name.split()[0]: Actor.of(membership)
        for membership in memberships.select_related("user", "organisation").order_by("pk")
    }


def _set_up_from_snapshot() -> bool:
    ids = list(
        Organisation.objects.filter(key__in=[setup.key for setup in setups.SETUPS])
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return bool(ids) and ids == snapshot.organisation_ids()


def _one_at_a_time() -> None:
    """Until the transaction ends: two commands at once would put in everything twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


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
