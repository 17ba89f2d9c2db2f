"""The door of ``register_citizen`` for thousands who are brought in together.

The same checks (``checked_facts``), the same questions about who may be known already. What is not
here is what a person decides: a number that is somebody's already is the caller's to look at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any, Final

from django.db import transaction

from audit.services import record_many
from citizens.crypto import blind_index, seal
from citizens.events import CitizenEvent
from citizens.identifiers import Identifier
from citizens.models import Citizen, CitizenNumber, IdentityQuestion
from citizens.rules import Difference
from citizens.services.similar_many import Register
from organisations.actors import Actor
from organisations.models import Organisation

#: Rows of a statement.
_BATCH: Final = 500


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What ``checked_facts`` made of what was written; nobody here has the number."""

    details: Mapping[str, Any]
    identifier: Identifier | None = None
    anonymous: bool = False


def citizens_by_number(
    controller: Organisation, identifiers: Iterable[Identifier]
) -> dict[tuple[str, str], int]:
    """Ids of those who have one of the numbers, by system and number."""
    fingerprints = {
        (each.system, blind_index(each.value, controller_id=controller.pk)): each.value
        for each in identifiers
    }
    held: dict[tuple[str, str], int] = {}
    for some in batched({index for _system, index in fingerprints}, 2000):
        rows = CitizenNumber.objects.filter(controller=controller, index__in=some)
        for system, index, citizen_id in rows.values_list("system", "index", "citizen"):
            if (value := fingerprints.get((system, bytes(index)))) is not None:
                held[system, value] = citizen_id
    return held


@transaction.atomic
def register_many(
    *,
    by: Actor,
    controller: Organisation,
    newcomers: Sequence[Newcomer],
    now: datetime,
    so_far: Callable[[int], object] = lambda _done: None,
) -> list[Citizen]:
    """New citizens, in the order given. ``so_far`` hears how many are written.

    Raises ``IntegrityError`` where somebody registered one of the numbers meanwhile.
    """
    register = Register(controller)
    citizens: list[Citizen] = []
    for some in batched(newcomers, _BATCH):
        written = Citizen.objects.bulk_create(
            Citizen(
                controller=controller,
                is_anonymous=each.anonymous,
                masked_number=each.identifier.masked if each.identifier else "",
                **each.details,
            )
            for each in some
        )
        pairs = list(zip(written, some, strict=True))
        _keep_numbers(controller, pairs)
        record_many(
            [
                (row, {"anonymous": each.anonymous, "numbered": each.identifier is not None})
                for row, each in pairs
            ],
            CitizenEvent.REGISTERED,
            by=by,
            at=now,
        )
        _ask(register, controller, pairs, by=by, now=now)
        citizens += written
        so_far(len(citizens))
    return citizens


def _keep_numbers(controller: Organisation, pairs: Iterable[tuple[Citizen, Newcomer]]) -> None:
    CitizenNumber.objects.bulk_create(
        CitizenNumber(
            controller=controller,
            citizen=citizen,
            system=each.identifier.system,
            sealed=seal(each.identifier.value, bound_to=CitizenNumber.binding(citizen.pk)),
            index=blind_index(each.identifier.value, controller_id=controller.pk),
        )
        for citizen, each in pairs
        if each.identifier is not None
    )


def _ask(
    register: Register,
    controller: Organisation,
    pairs: Iterable[tuple[Citizen, Newcomer]],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Who may be somebody known is left to a person to say, as for anybody else."""
    asked: list[tuple[Citizen, IdentityQuestion]] = []

    def ask(citizen: Citizen, other: int | None, differing: list[str], by_number: bool) -> None:
        question = IdentityQuestion(
            controller=controller,
            citizen=citizen,
            other_id=other,
            by_number=by_number,
            differences=differing,
            asked_at=now,
        )
        asked.append((citizen, question))

    for citizen, each in pairs:
        if each.anonymous:
            continue
        numbered = each.identifier is not None
        for other in register.doubles_of(citizen.person, numbered=numbered):
            ask(citizen, other, [], False)
        register.add(citizen.pk, citizen.person, numbered=numbered)
        born = each.identifier.birth_date if each.identifier else None
        if born and born != citizen.birth_date:
            ask(citizen, None, [Difference.NUMBER_SAYS_OTHERWISE.value], True)
    IdentityQuestion.objects.bulk_create([question for _citizen, question in asked])
    record_many(
        [(citizen, {"by_number": question.by_number}) for citizen, question in asked],
        CitizenEvent.ASKED_WHO,
        by=by,
        at=now,
    )
