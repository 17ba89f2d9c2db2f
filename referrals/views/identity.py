"""Whether the referral speaks of the citizen it is about: what was written beside what is held."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from citizens.models import Citizen, IdentityQuestion
from citizens.municipality_names import name_of
from citizens.names import order_key
from citizens.services.identity import questions_for
from organisations.actors import Actor
from referrals.models import Referral


@dataclass(frozen=True)
class Identity:
    """What the page says of who it is, to somebody who may see the citizen."""

    #: To be answered by this person.
    questions: list[IdentityQuestion]
    #: Where it is another than the one we know: as the sender wrote it, and as we know it.
    written_name: str
    written_municipality: str
    held_municipality: str

    @property
    def differs(self) -> bool:
        return bool(self.written_name or self.written_municipality)


def identity_of(row: Referral, *, by: Actor, in_sight: QuerySet[Citizen]) -> Identity:
    citizen, called = row.citizen, row.frozen["called"]
    other_name = order_key(called) not in (order_key(citizen.name), order_key(citizen.alias))
    held = citizen.home_municipality
    moved = bool(row.home_municipality and held and row.home_municipality != held)
    return Identity(
        questions=list(questions_for(by, in_sight).filter(citizen=citizen)),
        written_name=called if other_name else "",
        written_municipality=name_of(row.home_municipality) if moved else "",
        held_municipality=name_of(held) if moved else "",
    )
