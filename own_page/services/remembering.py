"""What an anonymous guest asks to be remembered: made, read with the card, changed, burned."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.crypto import NONCE_BYTES
from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from organisations.models import Organisation
from own_page import rules
from own_page.codes import code_in, guest_fingerprint, guest_key, new_code
from own_page.events import RememberedEvent
from own_page.models import RememberedGuest
from own_page.rules import RULES, Verb

LONGEST: Final = 1000
#: Ours, a setting: a card that was not used for so long is forgotten.
FORGOTTEN_AFTER: Final = timedelta(days=730)


@dataclass(frozen=True)
class Memory:
    """All that a card brings."""

    alias: str
    helped: str
    remember: str


@dataclass(frozen=True)
class _Nobody:
    """What an event about a guest's card says it is about: nobody."""

    controller_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}


@transaction.atomic
def remember_guest(*, by: Actor, alias: str, helped: str, remember: str, now: datetime) -> str:
    """A new card's code, which is known now and never again. Raises :class:`Problems`."""
    _must(by)
    memory = _checked(alias, helped, remember)
    code = new_code()
    letters = code_in(code)
    RememberedGuest.objects.create(
        controller=by.organisation,
        fingerprint=guest_fingerprint(letters, by.organisation),
        sealed=_seal(memory, letters, by.organisation),
        month=rules.month_of(timezone.localdate(now)),
    )
    _record(by, RememberedEvent.MADE, now)
    return code


@transaction.atomic
def read_card(*, by: Actor, written: str, now: datetime) -> Memory | None:
    """What the card brings; None for a code that no card of the house has, or not any more."""
    _must(by)
    code = code_in(written)
    row = _row(by, code)
    if row is None:
        return None
    row.month = rules.month_of(timezone.localdate(now))
    row.save(update_fields=["month"])
    return _unseal(row, code, by.organisation)


@transaction.atomic
def change_memory(
    *, by: Actor, written: str, alias: str, helped: str, remember: str, now: datetime
) -> Memory:
    """What the card brings from now on; what it brought is gone. Raises :class:`Problems`, and
    :class:`Conflict` where the card was burned meanwhile."""
    _must(by)
    memory = _checked(alias, helped, remember)
    code = code_in(written)
    row = _row(by, code)
    if row is None:
        raise Conflict("no_such_card", _("The card brings nothing any more."))
    row.sealed = _seal(memory, code, by.organisation)
    row.month = rules.month_of(timezone.localdate(now))
    row.save(update_fields=["sealed", "month"])
    return memory


@transaction.atomic
def burn_card(*, by: Actor, written: str, now: datetime) -> bool:
    """All that it brings goes, and nothing is left. Twice is once: False where nothing was."""
    _must(by)
    row = _row(by, code_in(written))
    if row is None:
        return False
    row.delete()
    _record(by, RememberedEvent.BURNED, now)
    return True


def forget_unused(*, organisation: Organisation, now: datetime) -> int:
    """Cards that were not used for long are lost: what they brought goes."""
    last = rules.month_of(timezone.localdate(now) - FORGOTTEN_AFTER)
    gone, _by_model = RememberedGuest.objects.filter(
        controller=organisation, month__lt=last
    ).delete()
    return gone


def _must(by: Actor) -> None:
    RULES[Verb.REMEMBER].must(by)
    if not rules.remembers_guests(by):
        raise NotAllowed("not_here", _("Your house has no such cards."))


def _row(by: Actor, code: str) -> RememberedGuest | None:
    rows = RememberedGuest.objects.select_for_update().filter(
        controller=by.organisation, fingerprint=guest_fingerprint(code, by.organisation)
    )
    return rows.first() if code else None


def _checked(alias: str, helped: str, remember: str) -> Memory:
    checks = Checks()
    memory = Memory(
        alias=checks.text("alias", alias, missing=_("Write what the guest is called.")),
        helped=checks.text("helped", helped, longest=LONGEST),
        remember=checks.text("remember", remember, longest=LONGEST),
    )
    for field, text in asdict(memory).items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
    checks.raise_any()
    return memory


def _seal(memory: Memory, code: str, organisation: Organisation) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    plain = json.dumps(asdict(memory)).encode()
    return nonce + AESGCM(guest_key(code, organisation)).encrypt(nonce, plain, None)


def _unseal(row: RememberedGuest, code: str, organisation: Organisation) -> Memory:
    sealed = bytes(row.sealed)
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    plain = AESGCM(guest_key(code, organisation)).decrypt(nonce, ciphertext, None)
    return Memory(**json.loads(plain))


def _record(by: Actor, kind: RememberedEvent, now: datetime) -> None:
    record(_Nobody(by.organisation.pk), kind, by=by, at=now)
