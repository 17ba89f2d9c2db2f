"""Showing a citizen's whole number."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import AccessLog
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
