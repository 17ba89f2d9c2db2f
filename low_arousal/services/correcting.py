"""A mistake in a finished dialogue is put right in a version of its own; the original stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from low_arousal.events import DialogueEvent
from low_arousal.models import Dialogue
from low_arousal.rules import Verb
from low_arousal.services.making import next_number, read_answers, standing_answers
from low_arousal.services.own import (
    check_is_done,
    check_is_newest,
    check_without_numbers,
    own_dialogue,
)
from organisations.actors import Actor


@transaction.atomic
def correct_dialogue(
    *,
    by: Actor,
    dialogue: Dialogue,
    answers: Mapping[str, str],
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Dialogue:
    """The same talk, put down right: day, who took part and by when it is gone through again stay.
    The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``newer_dialogue`` where another has
    been made since, ``stands_already``, :class:`~core.shown.Stale`.
    """
    row = own_dialogue(by, dialogue, Verb.CORRECT)
    check_is_done(row)
    checks = Checks()
    typed = read_answers(row, answers, checks)
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    wanted = standing_answers(row) | typed
    again = Dialogue.objects.filter(based_on=row, why=Dialogue.Why.CORRECTION).first()
    if again is not None and repeats(again, answers=wanted, reason=why):
        again.stay = row.stay
        return again
    check_is_newest(row)
    merged = standing_answers(row) | merge(shown, typed=typed, standing=standing_answers(row))
    if merged == standing_answers(row):
        raise Conflict("stands_already", _("It says this already. Nothing is changed."))
    if not any(merged.values()):
        raise Conflict("nothing_left", _("Something must stand in it."))
    corrected = Dialogue.objects.create(
        controller_id=row.controller_id,
        stay=row.stay,
        number=next_number(row.stay),
        edition=row.edition,
        why=Dialogue.Why.CORRECTION,
        based_on=row,
        answers=merged,
        begun_by=by.user,
        begun_at=now,
        talked_on=row.talked_on,
        took_part=row.took_part,
        without_because=row.without_because,
        reason=why,
        done_by=by.user,
        done_at=now,
        review_by=row.review_by,
        outdated=row.outdated,
        outdated_on=row.outdated_on,
    )
    record(corrected, DialogueEvent.CORRECTED, by=by, at=now, number=corrected.number)
    return corrected
