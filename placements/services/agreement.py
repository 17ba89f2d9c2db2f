"""What is agreed on a stay, wherever and whenever it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from citizens.models import Citizen
from organisations.models import User
from placements.models import Decision
from placements.services.municipalities import Municipalities, of_the_stay


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Who helps, with what aim and by which law; "" and None where it is not agreed."""

    key_worker: User | None = None
    coordinator: User | None = None
    legal_basis: str = ""
    target_group: str = ""
    goals: str = ""
    #: Per cent of the base support.
    intensity: int = 100
    #: Why the stay is planned shorter or longer than the scheme says.
    length_reason: str = ""
    municipalities: Municipalities = field(default_factory=Municipalities)
    #: The day the stay was decided, where it was.
    decided_on: date | None = None
    #: The award it is by, where the stay was asked for by a referral.
    award: Decision | None = None
    #: Where it was not: why whoever plans the stay awards it.
    reasons: str = ""


NOTHING_AGREED: Final = Agreement()


def agreed_fields(agreed: Agreement, citizen: Citizen) -> dict[str, Any]:
    """The stay's fields, but for the reason of its length, which only some lengths take.

    Raises :class:`Problems` for a municipality that is none.
    """
    return {
        "key_worker": agreed.key_worker,
        "coordinator": agreed.coordinator,
        "legal_basis": agreed.legal_basis,
        "target_group": agreed.target_group,
        "goals": agreed.goals,
        "intensity": agreed.intensity,
        "decided_on": agreed.decided_on,
        **of_the_stay(agreed.municipalities, citizen),
    }
