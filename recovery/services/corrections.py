"""Correcting an area of a finished Recovery Star: what stood is kept, and why it was changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict, Problem
from core.shown import Shown
from organisations.actors import Actor
from organisations.roles import Permission
from recovery.events import StarEvent
from recovery.models import CorrectedScore, Star, StarScore
from recovery.services.stars import (
    checked_answer,
    locked_star,
    merged_answer,
    standing_answer,
    write_answer,
)


@transaction.atomic
def correct_area(
    *,
    by: Actor,
    star: Star,
    area: str,
    score: int | None,
    reason: str,
    now: datetime,
    citizens_words: str = "",
    staff_note: str = "",
    left_out_because: str = "",
    shown: Shown | None = None,
) -> StarScore:
    """Put another answer in place of one that was wrong. The same answer again changes nothing.

    Raises :class:`Problem` ``unknown_area``, ``missing``, ``nothing_scored`` and those of
    :func:`~recovery.services.stars.score_area`, :class:`Conflict` ``not_finished``, or
    :class:`Stale` where a colleague corrected it otherwise since ``shown``.
    """
    by.must(Permission.MAKE_STAR)
    star = locked_star(by, star)
    if star.status != Star.Status.DONE:
        raise Conflict("not_finished", _("This Recovery Star is still being made."))
    standing = star.scores.filter(area=area).first()
    if standing is None:
        raise Problem("unknown_area", _("This edition has no such area."), field="area")
    typed = checked_answer(
        score=score,
        citizens_words=citizens_words,
        staff_note=staff_note,
        left_out_because=left_out_because,
    )
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why it is corrected."))
    checks.raise_any()
    answer = merged_answer(shown, typed=typed, standing=standing)
    before = standing_answer(standing)
    if answer == before:
        return standing
    if answer["score"] is None and not star.scores.exclude(area=area).exclude(score=None).exists():
        raise Problem("nothing_scored", _("At least one area must have a number."))
    CorrectedScore.objects.create(
        controller_id=star.controller_id,
        star=star,
        area=area,
        reason=reason,
        by=by.user,
        at=now,
        **before,
    )
    label = next(each.label for each in star.areas.areas if each.key == area)
    record(star, StarEvent.CORRECTED, by=by, at=now, star=star.pk, area=label)
    return write_answer(star, area, answer)
