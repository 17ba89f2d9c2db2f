"""An incident, and what is paid for food, in a line each."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from uuid import uuid4

from house_life.models import Incident
from house_life.services.incidents import IncidentFacts, write_incident
from placements.models import SelfPayment, Stay
from tests.world import NOW, House, day


def facts_of(*stays: Stay, **changed) -> IncidentFacts:
    facts = {
        "kind": "violence",
        "on": day(0),
        "at_time": time(8, 30),
        "what": "En stol blev kastet gennem stuen.",
        "citizens": [str(stay.pk) for stay in stays],
        "others": "Mette Krogh",
        "done": "Vi talte roligt, og de andre gik ud.",
        "force_used": False,
        "staff_hurt": False,
    }
    return IncidentFacts(**facts | changed)


def incident(house: House, *stays: Stay, **changed) -> Incident:
    by = changed.pop("by", house.staff)
    at = changed.pop("facility", house.first)
    key = changed.pop("submission_key", None) or uuid4()
    now = changed.pop("now", NOW)
    return write_incident(
        by=by, house=at, facts=facts_of(*stays, **changed), submission_key=key, now=now
    )


def paid(stay: Stay, cover: str, amount: str, first: int = -20, last: int | None = None) -> None:
    """As the payment is decided (``placements.services.self_payments``)."""
    SelfPayment.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        cover=cover,
        amount=Decimal(amount),
        decided_by="Holstebro Kommune",
        starts_on=day(first),
        ends_on=None if last is None else day(last),
        reason="Efter aftale",
        at=NOW,
    )
