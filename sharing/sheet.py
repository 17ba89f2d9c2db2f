"""A consent as it is read aloud, printed and signed: in plain words to the citizen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from placements.models import Stay
from sharing.models import Answer, Consent
from sharing.purposes import Purpose
from sharing.topics import Topic


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Of a yes. Other answers are written down, and nobody signs them."""

    citizen: str
    birth_date: date | None
    house: str
    organisation: str
    phone: str
    with_whom: str
    #: False: the house itself asks the citizen how it goes.
    shares: bool
    topics: list[str]
    reason: str
    starts_on: date
    last_day: date
    #: By whom in the citizen's place; "" where the citizen says it.
    decided_by: str
    #: Who heard it; "" where it is signed.
    witness: str
    is_withdrawn: bool = False


def sheet_of(consent: Consent) -> Sheet | None:
    """None where the answer was no yes."""
    if not consent.allows or consent.last_day is None:
        return None
    return _sheet(
        consent.stay,
        purpose=Purpose(consent.purpose),
        recipient=consent.recipient,
        topics=consent.topics_in_words,
        reason=consent.reason,
        starts_on=consent.starts_on,
        last_day=consent.last_day,
        decided_by=consent.decided_by,
        witness=consent.witness,
        is_withdrawn=consent.ended == Consent.Ended.WITHDRAWN,
    )


def sheet_of_typed(stay: Stay, facts: Mapping[str, Any]) -> Sheet | None:
    """Of what is checked and not kept (``services.answers.check_answer``)."""
    if facts["answer"] not in (Answer.GIVEN, Answer.GIVEN_FOR):
        return None
    return _sheet(
        stay,
        purpose=Purpose(facts["purpose"]),
        recipient=facts["recipient"],
        topics=[str(topic.label) for topic in Topic if topic.value in facts["topics"]],
        reason=facts["reason"],
        starts_on=facts["starts_on"],
        last_day=facts["ends_on"] - timedelta(days=1),
        decided_by=facts["decided_by"],
        witness=facts["witness"],
    )


def _sheet(stay: Stay, *, purpose: Purpose, recipient: str, **facts: Any) -> Sheet:
    words = str(purpose.label)
    return Sheet(
        citizen=stay.citizen.called,
        birth_date=stay.citizen.birth_date,
        house=stay.facility.name,
        organisation=stay.controller.name,
        phone=stay.facility.phone or stay.controller.phone,
        with_whom=f"{recipient} ({words})" if recipient else words,
        shares=purpose.shares,
        **facts,
    )
