"""What the tests do about consents and grants, in one line each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.acting import acting
from organisations.actors import Actor
from placements.models import Stay
from sharing.models import Consent, Grant
from sharing.services.answers import Reply, withdraw_consent, write_answer
from sharing.services.grants import Access, give_access, revoke_access
from sharing.services.reading import ReadPart, SharedWith, read_part, shared_with
from tests.world import NOW, TODAY, day

YES: dict[str, Any] = {
    "purpose": "region",
    "recipient": "Psykiatrien i Herning",
    "answer": "given",
    "topics": ["stay", "follow_up"],
    "reason": "Så I ved, hvordan det går",
    "starts_on": TODAY,
    "last_on": day(60),
    "way": "signed",
}
NO: dict[str, Any] = {
    "purpose": "region",
    "recipient": "Psykiatrien i Herning",
    "answer": "refused",
    "starts_on": TODAY,
}


def answer(by: Actor, stay: Stay, *, now: datetime = NOW, **changed: Any) -> Consent:
    return write_answer(by=by, stay=stay, reply=Reply(**YES | changed), now=now)


def say_no(by: Actor, stay: Stay, *, now: datetime = NOW, **changed: Any) -> Consent:
    return write_answer(by=by, stay=stay, reply=Reply(**NO | changed), now=now)


def withdraw(by: Actor, consent: Consent, *, now: datetime = NOW) -> Consent:
    return withdraw_consent(by=by, consent=consent, because="Sagt over frokosten", now=now)


def asked_for(to: Actor, /, **changed: Any) -> Access:
    """Access for the partner's ward, or for the person where there is no ward."""
    unit = to.unit.pk if to.unit else None
    facts: dict[str, Any] = {
        "partner": to.organisation.pk,
        "unit": unit,
        "mail": "" if unit or to.user is None else to.user.email,
        "purpose": "region",
        "reason": "Aftale om udskrivning",
        "rests_on": "consent",
        "parts": ["overview"],
        "last_on": day(30),
    }
    return Access(**facts | changed)


def give(by: Actor, stay: Stay, to: Actor, /, *, now: datetime = NOW, **changed: Any) -> Grant:
    return give_access(by=by, stay=stay, access=asked_for(to, **changed), now=now)


def revoke(by: Actor, grant: Grant, *, now: datetime = NOW) -> Grant:
    return revoke_access(by=by, grant=grant, because="Ikke brug for det mere", now=now)


def shared(partner: Actor, now: datetime = NOW) -> list[SharedWith]:
    """What the partner has, in the partner's own context."""
    with acting(partner.organisation, units=partner.units_in_sight):
        return shared_with(by=partner, now=now)


def read(
    partner: Actor, grant: Grant, part: str = "", now: datetime = NOW
) -> tuple[SharedWith, ReadPart] | None:
    with acting(partner.organisation, units=partner.units_in_sight):
        return read_part(by=partner, grant_id=grant.pk, part=part, now=now)
