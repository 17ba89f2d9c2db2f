"""The short guide: what a new organisation still lacks, and nothing once it is set up."""

from __future__ import annotations

import pytest
from django.urls import reverse

from administration.guide import STEPS, guide_of
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, Organisation, User
from organisations.roles import Role
from placements.services.houses import HouseFacts, open_house
from tests.pages import signed_in, text_of
from tests.placements.stays import plan
from tests.world import NOW, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def newcomer() -> Actor:
    """The administrator of an organisation that has nothing yet."""
    organisation = Organisation.objects.create(
        key="ikast", name="Ikast-Brande Kommune", kind="municipality", municipality_code="0756"
    )
    user = User.objects.create_user("ane@ikast.example", "Ane Ny")
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=Role.ORGANISATION_ADMIN, starts_on=day(-1)
    )
    return Actor.of(membership)


def done(actor: Actor) -> set[str]:
    with acting(actor.organisation):
        return {step.key for step in guide_of(actor) if step.is_done}


def test_from_nothing_each_step_is_seen_when_it_is_done(newcomer: Actor) -> None:
    assert done(newcomer) == set()
    page = text_of(signed_in(newcomer).get(reverse("administration")))
    assert f"0 af {len(STEPS)} er gjort" in page

    facts = HouseFacts(name="Åhuset", address="", phone="", description="")
    with acting(newcomer.organisation):
        open_house(by=newcomer, scheme="polaris", facts=facts, now=NOW)
    Organisation.objects.filter(pk=newcomer.organisation.pk).update(
        address="Torvet 1, 7430 Ikast", phone="99 60 00 00"
    )
    assert done(newcomer) == {"address", "house"}


def test_set_up_there_is_no_guide(herning: House) -> None:
    Organisation.objects.filter(pk=herning.organisation.pk).update(
        address="Torvet 5, 7400 Herning", phone="96 28 28 28"
    )
    with acting(herning.organisation):
        plan(herning)
        assert guide_of(herning.actors[Role.ORGANISATION_ADMIN]) == []


def test_only_who_sets_up_the_organisation_has_it(herning: House) -> None:
    page = text_of(signed_in(herning.leader).get(reverse("administration")))
    assert "Huse og pladser" in page
    assert "første booking" not in page
