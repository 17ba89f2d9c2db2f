"""Referring by machine: the same referral, citizen and event as through the browser."""

from __future__ import annotations

import pytest

from audit.models import Event, Outbox
from citizens.models import Citizen, IdentityQuestion
from core.acting import acting
from referrals.models import Referral
from tests.interop.calls import asked
from tests.world import make_citizen

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
    assert told.pop("warnings") == []
    assert system.get(answer["Location"]).json() == told
    assert told["status"] == "submitted"
    assert told["receiver"] == {"key": "herning", "name": "Herning Kommune"}
    assert told["frozen"]["number"] == "050585-····"
    assert "1234" not in answer.content.decode()
    with acting(region):
        assert not Citizen.objects.exists()


def test_a_number_of_somebody_else_is_put_beside_them_and_tells_the_sender_nothing(system, herning):
    nete = make_citizen(herning, "Nete Hede", number="040668-0802", birth_date=None)
    citizen = {
        "name": "Helt Anden Person",
        "number": "040668\u20130802",
        "birth_date": "1950-05-05",
        "home_municipality": "0101",
        "phone": "11223344",
        "alias": "Fremmed alias",
    }

    known, unknown = (
        system.refer(asked() | {"citizen": citizen | {"number": number}})
        for number in (citizen["number"], "070761-4285")
    )

    assert (known.status_code, unknown.status_code) == (201, 201)
    assert set(known.json()) == set(unknown.json())
    assert "Nete" not in known.content.decode()
    with acting(herning.organisation):
        held = Citizen.objects.get(pk=nete.pk)
        assert (held.name, held.alias, held.phone) == ("Nete Hede", "", "")
        row = Referral.objects.get(pk=known.json()["id"])
        assert row.citizen.name == "Helt Anden Person"
        question = IdentityQuestion.objects.get(citizen=row.citizen)
        assert (question.other, question.by_number) == (nete, True)


@pytest.mark.parametrize(
    ("citizen", "pointer", "code"),
    [
        ({"name": "\u200b\u200b"}, "/citizen/name", "invisible"),
        ({"name": "\ufeff\u00ad"}, "/citizen/name", "invisible"),
        ({"number": "010158-5018"}, "/citizen/number", "cpr_date"),
        ({"number": "010136-9123"}, "/citizen/number", "cpr_date"),
        ({"birth_date": "2036-01-01", "number": ""}, "/citizen/birth_date", "future_date"),
        ({"birth_date": "1900-01-01", "number": ""}, "/citizen/birth_date", "too_old"),
    ],
)
def test_what_can_t_be_a_person_is_refused_at_its_field(system, herning, citizen, pointer, code):
    body = asked()
    answer = system.refer(body | {"citizen": body["citizen"] | citizen})

    assert answer.status_code == 400
    assert (pointer, code) in {(e["pointer"], e["code"]) for e in answer.json()["errors"]}
    with acting(herning.organisation):
        assert not Citizen.objects.exists()


def test_text_is_kept_as_it_is_meant(system, herning):
    body = asked()
    composed = {"name": "A\u030ase\u00a0\u00c6r\u00f8\u200b"}
    assert system.refer(body | {"citizen": body["citizen"] | composed}).status_code == 201

    with acting(herning.organisation):
        assert Referral.objects.get().frozen["called"] == "Åse Ærø"
