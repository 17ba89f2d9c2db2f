"""Herning with POLARIS, a region that refers, and Holstebro that must not hear of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from organisations.actors import Actor
from tests.pages import signed_in
from tests.world import House, house_of, make_house, make_region


@pytest.fixture
def herning(db: None) -> House:
    return house_of("polaris")


@pytest.fixture
def holstebro(db: None) -> House:
    """Another municipality with the same scheme: what is Herning's is none of its business."""
    return make_house("holstebro", "Holstebro Kommune", municipality_code="0661")


@pytest.fixture
def nurse(db: None) -> Actor:
    """A referrer in the region."""
    return make_region()


@pytest.fixture
def sign_in(client: Client) -> Callable[[Actor], Client]:
    """``sign_in(actor)``: the test's browser, in which the actor has signed in."""
    return lambda actor: signed_in(actor, client)
