"""A citizen on the way out of the hospital, with all that ward and municipality do together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from core.acting import acting
from discharge.models import Disagreement, Promise
from discharge.services.agreement import write_agreement, write_item
from discharge.services.promises import answer_promise, give_promise
from discharge.services.readiness import dispute_readiness
from discharge.services.threads import (
    name_coordinator,
    raise_disagreement,
    settle_disagreement,
    write_message,
    write_view,
)
from organisations.actors import Actor
from referrals.models import Referral
from referrals.services.readiness import declare_ready

#: Since when the citizen is declared ready.
DAYS_AGO = 5


@dataclass
class Case:
    referral: Referral
    promise: Promise
    #: Answered already.
    kept: Promise
    disagreement: Disagreement
    #: Settled already.
    settled: Disagreement


def declared(by: Actor, referral: Referral, *, now: datetime, days_ago: int = DAYS_AGO) -> Referral:
    on = timezone.localdate(now) - timedelta(days=days_ago)
    with acting(by.organisation):
        declare_ready(by=by, referral=referral, on=on, now=now)
        referral.refresh_from_db()
    return referral


def make_disputed(receiver: Actor, referral: Referral, *, now: datetime) -> Referral:
    declared(receiver, referral, now=now)
    with acting(receiver.organisation):
        dispute_readiness(by=receiver, referral=referral, reason="Har stadig feber", now=now)
    return referral


def promised(
    by: Actor,
    referral: Referral,
    *,
    text: str = "Ringe til bostøtten",
    owner_side: str = "sender",
    due_on: date | None = None,
    now: datetime,
) -> Promise:
    with acting(by.organisation):
        return give_promise(
            by=by,
            referral=referral,
            text=text,
            due_on=due_on or timezone.localdate(now),
            owner_side=owner_side,
            owner_name="Nanna Nat",
            at_hand_over=True,
            now=now,
        )


def disagreed(
    sender: Actor, receiver: Actor, referral: Referral, subject: str, *, now: datetime
) -> Disagreement:
    """Raised by the sender, with both views."""
    with acting(sender.organisation):
        row = raise_disagreement(
            by=sender, referral=referral, subject=subject, view="Kan bo alene", now=now
        )
    with acting(receiver.organisation):
        return write_view(
            by=receiver, disagreement=row, side="receiver", view="Har brug for støtte", now=now
        )


def make_case(
    receiver: Actor, sender: Actor, referral: Referral, *, secret: str = "", now: datetime
) -> Case:
    """All of it once: the sender's people wrote last, so that the receiver has something unread."""
    declared(receiver, referral, now=now)
    with acting(receiver.organisation):
        write_agreement(
            by=receiver, referral=referral, kind="13a", consent="given", consent_note="", now=now
        )
        write_item(
            by=receiver,
            referral=referral,
            key="parties",
            state="there",
            text=f"{secret} ringer man til",
            now=now,
        )
        name_coordinator(
            by=receiver,
            referral=referral,
            name=f"{secret} Tove Holder",
            organisation=receiver.organisation.name,
            phone="97 11 22 33",
            since=timezone.localdate(now),
            now=now,
        )
    promise = promised(receiver, referral, text=f"{secret} ringer", now=now)
    kept = promised(receiver, referral, text=f"{secret} henter medicin", now=now)
    with acting(sender.organisation):
        answer_promise(
            by=sender,
            promise=kept,
            outcome="kept",
            kept_on=timezone.localdate(now),
            not_kept_because="",
            now=now,
        )
        write_message(by=sender, referral=referral, text=f"{secret} er klar", now=now)
    disagreement = disagreed(sender, receiver, referral, f"{secret} bolig", now=now)
    settled = disagreed(sender, receiver, referral, f"{secret} medicin", now=now)
    with acting(receiver.organisation):
        settled = settle_disagreement(
            by=receiver,
            disagreement=settled,
            settlement="Lægen ser på det",
            settled_on=timezone.localdate(now),
            now=now,
        )
    return Case(referral, promise, kept, disagreement, settled)
