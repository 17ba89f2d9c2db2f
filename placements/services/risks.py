"""What is known of risks during a stay: known, none known, or not asked."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from audit.services import record
from core.checks import Checks
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Stay
from placements.rules import Verb
from placements.services.stay_lock import lock_stay

#: "" is "not asked": nobody's answer, and never to be read as "none".
ANSWERS: Final = ("known", "none", "")


@transaction.atomic
def record_risks(
    *,
    by: Actor,
    stay: Stay,
    substances: str,
    violence: str,
    suicide: str,
    now: datetime,
    shown: Shown | None = None,
) -> Stay:
    """Record the three answers; unchanged is a no-op. The event says that, not what.

    Raises :class:`Problem` ``no_risks`` where the scheme writes down none, :class:`Problems`
    ``not_a_choice`` at the field, :class:`Conflict` after the stay, :class:`Stale` where a
    colleague answered the same otherwise since ``shown``.
    """
    rules.must(by, Verb.RISKS)
    row = lock_stay(by, stay)
    if problem := rules.not_in_scheme(row, Verb.RISKS):
        raise problem
    answers = {"substances": substances, "violence": violence, "suicide": suicide}
    checks = Checks()
    for field, answer in answers.items():
        checks.choice(field, answer, ANSWERS)
    checks.raise_any()
    standing = {field: getattr(row, f"risk_{field}") for field in answers}
    answers = merge(shown, typed=answers, standing=standing)
    changed = [
        field for field, answer in answers.items() if getattr(row, f"risk_{field}") != answer
    ]
    if not changed:
        return row
    rules.check(row, Verb.RISKS)
    for field in changed:
        setattr(row, f"risk_{field}", answers[field])
    row.save(update_fields=[f"risk_{field}" for field in changed])
    record(row, StayEvent.RISKS_RECORDED, by=by, at=now, changed=changed)
    return row
