"""What may be wrong with a referral, and can be right all the same: told, and no hindrance.

A sender is told of what it has sent itself, by what it wrote itself. Whether anybody else has
referred the citizen, or who the receiver knows, nobody learns from writing a number.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from citizens.crypto import fingerprint
from citizens.identifiers import Identifier
from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from organisations.models import Organisation
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts


def doubts_about(citizen: CitizenFacts) -> list[Problem]:
    """About who it is, from what was written alone."""
    identifier = citizen.identifier
    if identifier is None:
        return []
    if citizen.birth_date and identifier.birth_date not in (None, citizen.birth_date):
        words = _("The date of birth is not the one that the CPR number says. Look at both again.")
        return [Problem("birth_date_disagrees", words, field="birth_date")]
    if identifier.suspicious:  # CPR gave up the check in 2007
        words = _(
            "The CPR number fails the old check digit. It can be right all the same: look again."
        )
        return [Problem("cpr_unusual", words, field="number")]
    return []


def sent_already(
    *, by: Actor, receiver: Organisation, asking: Asking, but: Referral | None = None
) -> list[Problem]:
    """Open referrals of the sender's own with the same number of the citizen or of the case, other
    than ``but``; in one statement."""
    identifier = asking.citizen.identifier
    same = Q(pk=None)
    number = written_number(identifier, receiver) if identifier else None
    if number:
        same |= Q(number_fingerprint=number)
    if asking.case_number:
        same |= Q(case_number=asking.case_number)
    if not number and not asking.case_number:
        return []
    rows = Referral.objects.visible_to(by).open().filter(same, sender=by.organisation)
    rows = rows.filter(controller=receiver)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    problems: dict[str, tuple[str, str, str]] = {}
    with acting(receiver):  # whether the citizen has come is not the sender's to read
        same_rows = list(
            rows.only("reference", "case_number", "number_fingerprint").order_by("-pk")[:20]
        )
    for row in same_rows:
        if number and bytes(row.number_fingerprint or b"") == number:
            words = _("%(reference)s is open, about the same CPR number.")
            problems.setdefault("already_referred", (words, row.reference, "number"))
        if asking.case_number and row.case_number == asking.case_number:
            words = _("%(reference)s is open, with the same case number.")
            problems.setdefault("case_number_used", (words, row.reference, "case_number"))
    return [
        Problem(code, words % {"reference": reference}, field=field)
        for code, (words, reference, field) in problems.items()
    ]


def written_number(identifier: Identifier, receiver: Organisation) -> bytes:
    """A number as it was written, so that it can be met again and not read."""
    return fingerprint(identifier.value, use="referral", controller_id=receiver.pk)
