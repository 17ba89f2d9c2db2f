"""A citizen's number in the database: found by its fingerprint, kept sealed."""

from __future__ import annotations

from django.db import connection
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


def keep_number(citizen: Citizen, identifier: Identifier) -> bool:
    """Give the citizen the number; False where another has it.

    Whoever writes the same number at the same time waits here until it is known whose it is. In
    SQL, since the ORM can't tell whether a row was left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO citizens_citizennumber (controller_id, citizen_id, system, sealed, index)"
            " VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (controller_id, system, index) DO NOTHING",
            [
                citizen.controller_id,
                citizen.pk,
                identifier.system,
                seal(identifier.value, bound_to=CitizenNumber.binding(citizen.pk)),
                blind_index(identifier.value, controller_id=citizen.controller_id),
            ],
        )
        return bool(cursor.rowcount)
