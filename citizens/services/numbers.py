"""A citizen's number in the database: found by its fingerprint, kept sealed."""

from __future__ import annotations

from django.db.models import Q

from citizens.crypto import blind_index, seal
from citizens.identifiers import Identifier
from citizens.models import Citizen, CitizenNumber
from organisations.models import Organisation


def has_number(controller: Organisation, identifier: Identifier) -> Q:
    return Q(
        number__controller=controller,
        number__system=identifier.system,
        number__index=blind_index(identifier.value, controller_id=controller.pk),
    )


def by_identifier(controller: Organisation, identifier: Identifier) -> Citizen | None:
    rows = Citizen.objects.filter(controller=controller)
    return rows.filter(has_number(controller, identifier)).first()


def keep_number(citizen: Citizen, identifier: Identifier) -> None:
    """Give the citizen the number. Raises ``IntegrityError`` where another has it."""
    CitizenNumber.objects.create(
        controller_id=citizen.controller_id,
        citizen=citizen,
        system=identifier.system,
        sealed=seal(identifier.value, bound_to=CitizenNumber.binding(citizen.pk)),
        index=blind_index(identifier.value, controller_id=citizen.controller_id),
    )
