"""After how many working days a house's leader hears of what is overdue."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.shown import Shown, merge
from notifications.events import TellingEvent
from notifications.models import LEADER_HEARS_AFTER, Escalation
from notifications.rules import RULES, Verb
from notifications.stages import LATEST_FOR_LEADER
from organisations.actors import Actor
from placements.models import Facility


@transaction.atomic
def set_escalation(
    *,
    by: Actor,
    house: Facility,
    working_days: int | None,
    now: datetime,
    shown: Shown | None = None,
) -> Escalation:
    """From now on the sweep goes by it; who was told stays told. The same again is a no-op.

    Raises :class:`Problems` at the field, :class:`~core.shown.Stale`.
    """
    RULES[Verb.SET_ESCALATION].must(by)
    row = own_row(
        Facility.objects.run_by(by), house.pk, not_yours=_("The house is not one of yours.")
    )
    checks = Checks()
    days = checks.whole(
        "working_days",
        working_days,
        least=1,
        most=LATEST_FOR_LEADER,
        missing=_("Write how many working days."),
    )
    checks.raise_any()
    escalation = escalation_of(row)
    standing = escalation.working_days
    merged = merge(shown, typed={"working_days": days}, standing={"working_days": standing})
    if merged["working_days"] == standing:
        return escalation
    escalation.working_days = merged["working_days"]
    escalation.save()
    record(
        escalation,
        TellingEvent.ESCALATION_SET,
        by=by,
        at=now,
        house=row.name,
        n=escalation.working_days,
    )
    return escalation


def escalation_of(house: Facility) -> Escalation:
    """As the house chose, or as it is where it has not."""
    chosen = Escalation.objects.filter(facility=house).first()
    return chosen or Escalation(
        facility=house, controller_id=house.controller_id, working_days=LEADER_HEARS_AFTER
    )
