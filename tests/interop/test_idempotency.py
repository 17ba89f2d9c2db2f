"""One key, one doing (INTEROP.md §1; IETF draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from audit.models import Event, Outbox
from core.acting import acting
from interop.models import KeptAnswer
from interop.services import idempotency
from interop.tasks import forget
from referrals.models import Referral
from referrals.services.closing import close_referral
from tests.interop.calls import asked

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def count(herning) -> int:
    with acting(herning.organisation):
        return Referral.objects.count()


def test_the_same_key_and_body_is_answered_again_and_done_once(system, herning):
    body, key = asked(), str(uuid4())
    first, second = system.refer(body, key=key), system.refer(body, key=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert second["Location"] == first["Location"]
    assert second["Idempotency-Replayed"] == "true"
    assert count(herning) == 1


def test_the_order_of_names_and_the_blanks_between_them_are_no_other_body(system, herning):
    body, key = asked(), str(uuid4())
    system.refer(body, key=key)
    turned = json.dumps(dict(reversed(body.items())), indent=3).encode()
    again = system.post("/api/v1/referrals/", turned, key=key)
    assert again["Idempotency-Replayed"] == "true"
    assert count(herning) == 1


def test_the_answer_is_the_first_one_also_when_the_world_has_moved_on(system, herning):
    body, key = asked(), str(uuid4())
    first = system.refer(body, key=key)
    with acting(herning.organisation):
        row = Referral.objects.get()
        close_referral(by=herning.caseworker, referral=row, because="duplicate", now=timezone.now())
    again = system.refer(body, key=key)
    assert again.content == first.content
    assert system.get(first["Location"]).json()["status"] == "closed"


def test_the_same_key_with_another_body_is_refused(system, herning):
    key = str(uuid4())
    system.refer(asked(), key=key)
    answer = system.refer(asked(situation="En anden sag"), key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "key_used")
    assert count(herning) == 1


def test_the_same_key_from_another_client_is_another_key(system, stranger, herning):
    key = str(uuid4())
    assert system.refer(asked(), key=key).status_code == 201
    other = stranger.refer(asked(), key=key)
    assert other.status_code == 201
    assert "Idempotency-Replayed" not in other
    assert count(herning) == 2


@pytest.mark.parametrize("key", ["", "x" * 256, "med blanke", "æøå", "tab\there", '""', '"half'])
def test_a_key_that_is_none_is_refused(system, herning, key):
    answer = system.post("/api/v1/referrals/", asked(), Idempotency_Key=key)
    assert answer.status_code == 400
    (fault,) = answer.json()["errors"]
    assert fault["header"] == "Idempotency-Key"
    assert fault["code"] in {"idempotency_key_missing", "idempotency_key_invalid"}
    assert count(herning) == 0


def test_the_drafts_quotation_marks_are_not_part_of_the_key(system, herning):
    key, body = str(uuid4()), asked()
    system.refer(body, key=f'"{key}"')
    assert system.refer(body, key=key)["Idempotency-Replayed"] == "true"


def test_a_refusal_stores_nothing_so_the_corrected_body_may_carry_the_key(system, herning):
    key = str(uuid4())
    assert system.refer(asked(contact_name=""), key=key).status_code == 400
    with acting(system.client.organisation):
        assert not KeptAnswer.objects.exists()
    assert system.refer(asked(), key=key).status_code == 201


def test_while_the_first_is_running_the_second_is_told_to_wait(system, herning, monkeypatch):
    """The lock is held by somebody else's transaction: here, what the database would say."""
    body, key = asked(), str(uuid4())
    fingerprint = idempotency._fingerprint(system.client, key)
    number = int.from_bytes(idempotency.hashlib.sha256(fingerprint).digest()[:8], signed=True)
    other = connection.copy()
    try:
        with transaction.atomic(), other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [number])
            answer = system.refer(body, key=key)
            assert (answer.status_code, answer.json()["code"]) == (409, "still_running")
            assert answer["Retry-After"] == "1"
    finally:
        other.close()
    assert count(herning) == 0
    assert system.refer(body, key=key).status_code == 201


def test_a_crash_after_the_referral_leaves_neither_it_nor_the_key(system, herning, monkeypatch):
    key, body = str(uuid4()), asked()

    def crash(*_args, **_kwargs):
        raise RuntimeError("the machine goes down")

    with monkeypatch.context() as broken:
        broken.setattr(idempotency, "seal", crash)
        answer = system.refer(body, key=key)
        assert answer.status_code == 500
        assert answer["Content-Type"] == "application/problem+json"
    assert count(herning) == 0
    with acting(herning.organisation):
        assert not Event.objects.exists()
    with acting(system.client.organisation):
        assert not KeptAnswer.objects.exists()
    assert system.refer(body, key=key).status_code == 201
    assert count(herning) == 1
    assert Outbox.objects.filter(controller_key=herning.organisation.pk).exists()


def test_what_is_kept_can_not_be_read_in_the_database(system, herning):
    key = "050585-1234"  # a key that says more than it should
    system.refer(asked(), key=key)
    with connection.cursor() as cursor, acting(system.client.organisation):
        cursor.execute("SELECT row_to_json(k)::text FROM interop_keptanswer k")
        kept = cursor.fetchone()[0]
    for secret in ("Jonas", "050585", "\\x303530353835", "Færdigbehandlet"):
        assert secret not in kept


def test_answers_are_forgotten_after_thirty_days_and_not_before(system, herning):
    keys = [str(uuid4()), str(uuid4())]
    for key in keys:
        system.refer(asked(), key=key)
    organisation = system.client.organisation
    with acting(organisation):
        old = KeptAnswer.objects.order_by("pk").first()
        KeptAnswer.objects.filter(pk=old.pk).update(kept_at=timezone.now() - timedelta(days=30))
    forget()
    with acting(organisation):
        assert KeptAnswer.objects.count() == 1
        assert not KeptAnswer.objects.filter(pk=old.pk).exists()


def test_a_key_from_before_is_new_again_also_before_the_sweep(system, herning):
    key, body = str(uuid4()), asked()
    system.refer(body, key=key)
    with acting(system.client.organisation):
        KeptAnswer.objects.update(kept_at=timezone.now() - timedelta(days=31))
    again = system.refer(body, key=key)
    assert "Idempotency-Replayed" not in again
    assert count(herning) == 2
