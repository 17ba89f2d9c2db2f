"""What is known of risks during a stay: known, none known, or not asked."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from core.checks import Checks
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from placements.services.stays import lock_stay
from schemes.base import Part

#: "" is "not asked": nobody's answer, and never to be read as "none".
ANSWERS: Final = ("known", "none", "")


def why_no_risks(stay: Stay) -> Problem | None:
    """None where the scheme's stays carry risks; elsewhere nobody wants them written down."""
    if Part.RISKS in stay.version.parts:
        return None
    return Problem("no_risks", _("This scheme writes down no risks."))


@transaction.atomic
def record_risks(
    *, by: Actor, stay: Stay, substances: str, violence: str, suicide: str, now: datetime
) -> Stay:
    """Record the three answers; unchanged is a no-op. The event says that, not what.

    Raises :class:`Problem` ``no_risks`` where the scheme writes down none, :class:`Problems`
    ``not_a_choice`` at the field, :class:`Conflict` after the stay.
    """
    by.must(Permission.FOLLOW_UP)
    row = lock_stay(by, stay)
    if problem := why_no_risks(row):
        raise problem
    told = {"substances": substances, "violence": violence, "suicide": suicide}
    checks = Checks()
    for field, answer in told.items():
        checks.choice(field, answer, ANSWERS)
    checks.raise_any()
    changed = [field for field, answer in told.items() if getattr(row, f"risk_{field}") != answer]
    if not changed:
        return row
    if not row.is_open:
        raise Conflict("stay_ended", _("The stay has ended."))
    for field in changed:
        setattr(row, f"risk_{field}", told[field])
    row.save(update_fields=[f"risk_{field}" for field in changed])
    record_event(
        "stay.risks_recorded",
        by=by,
        controller=row.controller_id,
        citizen_id=row.citizen_id,
        stay_id=row.pk,
        at=now,
        changed=changed,
    )
    return row
