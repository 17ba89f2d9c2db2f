"""Two municipalities and the people who look citizens up."""

from datetime import date
from types import SimpleNamespace

import pytest

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, Organisation, User
from organisations.roles import Role


def actor_in(organisation, role):
    email = f"{role}@{organisation.key}.example"
    user = User.objects.create(email=email, name=f"{role.label} {organisation.key}")
    return Actor.of(
        Membership.objects.create(
            user=user, organisation=organisation, role=role, starts_on=date(2026, 1, 1)
        )
    )


@pytest.fixture
def herning(db):
    return Organisation.objects.create(
        key="t-herning", name="Herning (test)", kind="municipality", municipality_code="0657"
    )


@pytest.fixture
def holstebro(db):
    return Organisation.objects.create(
        key="t-holstebro", name="Holstebro (test)", kind="municipality", municipality_code="0661"
    )


@pytest.fixture
def people(herning, holstebro):
    """One actor per role in Herning, and a caseworker in Holstebro."""
    return SimpleNamespace(
        caseworker=actor_in(herning, Role.CASEWORKER),
        staff=actor_in(herning, Role.FACILITY_STAFF),
        leader=actor_in(herning, Role.FACILITY_LEADER),
        referrer=actor_in(herning, Role.REFERRER),
        volunteer=actor_in(herning, Role.VOLUNTEER),
        elsewhere=actor_in(holstebro, Role.CASEWORKER),
    )


@pytest.fixture
def acting_for_herning(herning):
    with acting(herning):
        yield herning
