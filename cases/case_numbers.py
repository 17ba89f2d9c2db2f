"""Looking a citizen up by the number of a referral: its reference, or the sender's case number."""

from __future__ import annotations

from django.db.models import Q

from audit.models import AccessLog
from audit.services import log_shown
from citizens.identifiers import read_identifier
from citizens.models import Citizen
from citizens.services.searching import checked_purpose
from core.plain_text import one_line
from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.visibility import citizens_visible_to
from referrals.models import Referral


def citizens_of_case(*, by: Actor, words: str, purpose: str) -> list[Citizen]:
    """Those in sight of the referrals in sight with this whole number; nobody where it is none.

    A search like any other: logged with its purpose and with whom it showed. Raises
    :class:`Problem` ``purpose_missing``.
    """
    by.must(Permission.SEE_CITIZENS)
    checked = checked_purpose(by, purpose)
    number = one_line(words)
    if not (by.may(Permission.SEE_REFERRALS) and _may_be_case_number(number)):
        return []
    referrals = Referral.objects.visible_to(by).filter(
        Q(reference=number.upper()) | Q(case_number__iexact=number), controller=by.organisation
    )
    citizens = citizens_visible_to(by).filter(pk__in=referrals.order_by().values("citizen"))
    shown = list(citizens.order_by("name_key", "alias", "pk"))
    if shown:  # else the words are looked for as a name, and that is logged
        log_shown(
            [(citizen.controller_id, citizen.pk) for citizen in shown],
            by=by,
            action=AccessLog.Action.SEARCH,
            what="citizens",
            purpose=checked,
        )
    return shown


def _may_be_case_number(words: str) -> bool:
    """A CPR number is never looked for among case numbers: how many are looked up is counted."""
    if not any(char.isdigit() for char in words):
        return False
    try:
        read_identifier(words)
    except Problem as problem:
        return problem.code == "cpr_format"
    return False
