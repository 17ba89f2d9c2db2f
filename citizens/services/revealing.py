"""Showing a citizen's whole number."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from citizens.models import Citizen, CitizenNumber
from citizens.services.searching import checked_purpose
from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Permission


@transaction.atomic
def reveal_number(*, by: Actor, citizen: Citizen, purpose: str) -> str:
    """The whole CPR or replacement number, as it is written by hand. Logged.

    Raises :class:`NotAllowed`, or :class:`Problem` ``no_number`` / ``purpose_missing``.
    """
    by.must(Permission.REVEAL_CPR)
    checked = checked_purpose(by, purpose)
    kept = CitizenNumber.objects.filter(citizen=citizen, controller=by.organisation).first()
    if kept is None:
        raise Problem("no_number", _("No CPR number is known for this citizen."))
    log_access(
        by=by,
        action=AccessLog.Action.REVEAL,
        what="number",
        purpose=checked,
        citizen_id=citizen.pk,
    )
    number = kept.reveal()
    return f"{number[:6]}-{number[6:]}"


def number_to_pass_on(*, by: Actor, citizen: Citizen) -> str:
    """The number for somebody else who takes over the case; "" where none is known. Logged as read.

    Raises :class:`NotAllowed` for one who may not see it.
    """
    kept = CitizenNumber.objects.filter(citizen=citizen).first()
    if kept is None:
        return ""
    by.must(Permission.REVEAL_CPR)
    log_access(
        by=by,
        action=AccessLog.Action.REVEAL,
        what="number",
        purpose=Purpose.PARTNER,
        citizen_id=citizen.pk,
    )
    return kept.reveal()
