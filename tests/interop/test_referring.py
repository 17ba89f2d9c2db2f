"""Referring by machine: the same referral, citizen and event as through the browser."""

from __future__ import annotations

import pytest

from audit.models import Event, Outbox
from citizens.models import Citizen
from core.acting import acting
from referrals.models import Referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_system_refers_and_the_municipality_has_it(system, herning, region):
    answer = system.refer()

    assert answer.status_code == 201, answer.content.decode()
    told = answer.json()
    assert answer["Location"] == f"/api/v1/referrals/{told['id']}/"
    assert "Idempotency-Replayed" not in answer
    with acting(herning.organisation):
        row = Referral.objects.get()
        assert (row.pk, row.reference, row.sender) == (told["id"], told["reference"], region)
        assert row.submitted_by is None
        assert row.citizen.name == "Jonas Vind"
        event = Event.objects.get(kind="referral.submitted")
        assert (event.by, event.by_name) == (None, "Regionens system")
        assert Outbox.objects.filter(event_id=event.pk).exists()
    assert told["status"] == "submitted"
    assert told["receiver"] == {"key": "herning", "name": "Herning Kommune"}
    assert told["frozen"]["number"] == "050585-····"
    assert "1234" not in answer.content.decode()
    with acting(region):
        assert not Citizen.objects.exists()
