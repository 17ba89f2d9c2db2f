"""A ward's referral to Herning, and who acts on either side of it."""

from __future__ import annotations

import pytest

from organisations.actors import Actor
from referrals.models import Referral
from tests.referrals.asked import refer
from tests.world import House


@pytest.fixture
def referral(nurse: Actor, herning: House) -> Referral:
    return refer(nurse, herning, facility=herning.first, ready_for_discharge_on=None)
