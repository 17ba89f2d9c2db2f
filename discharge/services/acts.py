"""What every act between the two sides begins and ends with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from audit.services import record
from discharge import rules
from discharge.events import DischargeEvent
from discharge.rules import Verb
from organisations.actors import Actor
from referrals.models import Referral
from referrals.services.locking import locked_in_sight


@contextmanager
def locked(by: Actor, referral: Referral, verb: Verb) -> Iterator[Referral]:
    """The referral, read anew and locked, acting as its receiver; for whoever may do the verb.

    All of a case goes through this one lock: two acts on it never meet.
    """
    with locked_in_sight(by, referral) as row:
        rules.must(by, verb, row)
        yield row


def tell(row: Referral, act: DischargeEvent, *, by: Actor, at: datetime, **facts: Any) -> None:
    """Write down what happened; ``side`` says who did it, and so who is told."""
    record(row, act, by=by, at=at, side=rules.side_of(by, row).value, **facts)


def written(by: Actor, row: Referral, now: datetime) -> dict[str, object]:
    """Who wrote a row, from which side and when."""
    return {"side": rules.side_of(by, row).value, "by_name": by.name, "at": now}
