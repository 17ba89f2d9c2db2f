"""One key, one doing (INTEROP.md §1; IETF draft-ietf-httpapi-idempotency-key-header).

A client that got no answer asks again with the same key, and gets the answer it missed. The key
and what it brought about are one transaction: either both are there or neither. A refusal changed
nothing and is not kept, so that the corrected request may carry the same key.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final

from django.db import connection, transaction
from django.utils.translation import gettext as _

from citizens.crypto import fingerprint as keyed_fingerprint
from citizens.crypto import seal, unseal
from interop.models import Client, KeptAnswer
from interop.refusals import Refused
from organisations.models import Organisation

KEPT: Final = timedelta(days=30)
LONGEST_KEY: Final = 255
#: Printable ASCII without blanks; the draft's quotation marks may stand around it, both of them.
KEY: Final = f'^([!#-~]{{1,{LONGEST_KEY}}}|"[!#-~]{{1,{LONGEST_KEY}}}")$'


@dataclass(frozen=True)
class Answer:
    """A 201 as it was given: its body is text, so that the second time it is the same bytes."""

    status: int
    location: str
    body: str
    replayed: bool = False


@transaction.atomic(savepoint=False)
def once(*, client: Client, key: str, body: Any, now: datetime, do: Callable[[], Answer]) -> Answer:
    """The answer to the key: what ``do`` gives, or what it gave when the key was first used.

    Raises :class:`Refused`: 422 where the key was used for another body, 409 while the first is
    still running.
    """
    fingerprint = _fingerprint(client, key)
    same_body = _fingerprint(client, json.dumps(body, sort_keys=True, separators=(",", ":")))
    _try_lock(fingerprint)
    kept = KeptAnswer.objects.filter(client=client, key=fingerprint).first()
    if kept is not None and kept.kept_at <= now - KEPT:
        kept.delete()
        kept = None
    if kept is None:
        answer = do()
        KeptAnswer.objects.create(
            controller=client.organisation,
            client=client,
            key=fingerprint,
            body=same_body,
            status=answer.status,
            location=answer.location,
            sealed=seal(answer.body, bound_to=_place(fingerprint)),
            kept_at=now,
        )
        return answer
    if bytes(kept.body) != same_body:
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "key_used",
            _("This Idempotency-Key was used for another body. Take a new one."),
        )
    before = unseal(kept.sealed, bound_to=_place(fingerprint))
    return Answer(kept.status, kept.location, before, replayed=True)


def clean_key(header: str | None) -> str:
    """The key of the ``Idempotency-Key`` header; refused where it is missing or no key."""
    if not header:
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "idempotency_key_missing",
            _("Send an Idempotency-Key, for example a UUID: then a retry can't refer twice."),
        )
    if not re.fullmatch(KEY, header):
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "idempotency_key_invalid",
            _("The Idempotency-Key is 1 to %(most)d printable characters, for example a UUID.")
            % {"most": LONGEST_KEY},
        )
    return header.strip('"')


def forget_old_answers(*, controller: Organisation, now: datetime) -> int:
    """Remove the organisation's answers older than 30 days; says how many."""
    old = KeptAnswer.objects.filter(controller=controller, kept_at__lte=now - KEPT)
    return old.delete()[0]


def _fingerprint(client: Client, text: str) -> bytes:
    """Keyed, since a body with a CPR number in it could be guessed from a plain hash."""
    return keyed_fingerprint(
        f"{client.pk}|{text}", use="idempotency", controller_id=client.organisation_id
    )


def _place(fingerprint: bytes) -> str:
    return f"interop_keptanswer|{fingerprint.hex()}|sealed"


def _try_lock(fingerprint: bytes) -> None:
    """Held until this transaction ends, so whoever gets it after us sees what we kept."""
    number = int.from_bytes(hashlib.sha256(fingerprint).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        row = cursor.fetchone()
    if not row or not row[0]:
        raise Refused(
            HTTPStatus.CONFLICT,
            "still_running",
            _("A request with this Idempotency-Key is still running. Ask again in a moment."),
            retry_after=1,
        )
