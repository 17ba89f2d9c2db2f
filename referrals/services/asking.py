"""What is told about the citizen and the one who asks, as the services take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Final


@dataclass(frozen=True, kw_only=True)
class CitizenFacts:
    """The citizen as the referrer knows them, as typed. ``number`` is a CPR or X-eCPR number."""

    number: str = ""
    name: str = ""
    alias: str = ""
    anonymous: bool = False
    birth_date: date | None = None
    #: Four-digit municipality code.
    home_municipality: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One referral as it was asked: everything but who sends it and to whom."""

    citizen: CitizenFacts
    #: A value of ``schemes.base.Referrer``.
    referrer: str
    contact_name: str
    contact_phone: str = ""
    #: Function and place of work.
    contact_function: str = ""
    #: When whoever asks can be rung back, in words.
    call_back: str = ""
    urgency: str = "routine"
    whereabouts: str = ""
    whereabouts_note: str = ""
    ready_for_discharge_on: date | None = None
    wished_on: date | None = None
    situation: str = ""
    #: {criterion key: answer}
    answers: Mapping[str, str] = field(default_factory=dict)
    acting_municipality: str = ""
    paying_municipality: str = ""


#: The facts that are columns of the referral under the same name; the others it keeps elsewhere.
KEPT_BY_THE_REFERRAL: Final = tuple(
    fact.name for fact in fields(Asking) if fact.name not in ("citizen", "answers")
)


def facts_of(citizen: CitizenFacts) -> dict[str, Any]:
    """By name, as :func:`citizens.services.register_citizen` takes them."""
    return {fact.name: getattr(citizen, fact.name) for fact in fields(CitizenFacts)}
