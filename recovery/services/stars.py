"""Making a Recovery Star with the citizen, one area at a time (V § 2.4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, SHORT_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from recovery.editions import HIGHEST, LOWEST
from recovery.events import StarEvent
from recovery.models import Star, StarScore
from recovery.rules import STAR_FOLLOW_UP, uses_star

Side = Star.Side
BOTH: Final = tuple(Side)


@transaction.atomic
def start_star(*, by: Actor, stay: Stay, on: date) -> Star:
    """Begin a star; one already begun in this stay is continued instead. Only the finished star
    is an event: a star is often made over several days.

    Raises :class:`Problem` ``no_star_in_scheme`` or :class:`Conflict` ``not_here``.
    """
    by.must(Permission.MAKE_STAR)
    rows = Stay.objects.visible_to(by)
    stay = own_row(rows, stay.pk, not_yours=_("The stay is not one of yours."))
    if not uses_star(stay):
        raise Problem("no_star_in_scheme", _("The Recovery Star is not used in this scheme."))
    if stay.status != Stay.Status.HERE:
        raise Conflict("not_here", _("A Recovery Star is made while the citizen stays here."))
    if begun := repeated(Star.objects.all(), stay=stay, status=Star.Status.DRAFT):
        return begun
    return Star.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        citizen_id=stay.citizen_id,
        made_on=on,
        started_by=by.user,
    )


@transaction.atomic
def score_area(
    *,
    by: Actor,
    star: Star,
    area: str,
    score: int | None,
    citizens_words: str = "",
    staff_note: str = "",
    left_out_because: str = "",
    shown: Shown | None = None,
) -> StarScore:
    """Keep one area's answer: a score from 1 to 10, or why it was left out. Written over at will.

    Whoever was done is asked anew once an answer is changed: done is said of what stands. No event:
    the change history keeps every version, and a timeline of ten rows says nothing.
    Raises :class:`Problem` ``unknown_area``, ``score_missing``, ``score_and_reason``,
    ``score_out_of_range``, :class:`Conflict` ``already_finished``, or :class:`Stale` where a
    colleague answered otherwise since ``shown``.
    """
    by.must(Permission.MAKE_STAR)
    star = locked_star(by, star)
    if star.status == Star.Status.DONE:
        raise Conflict("already_finished", _("This Recovery Star is finished and stays as it was."))
    if star.areas.area(area) is None:
        raise Problem("unknown_area", _("This edition has no such area."), field="area")
    typed = checked_answer(
        score=score,
        citizens_words=citizens_words,
        staff_note=staff_note,
        left_out_because=left_out_because,
    )
    standing = star.scores.filter(area=area).first()
    answer = merged_answer(shown, typed=typed, standing=standing)
    if standing is not None and answer == standing_answer(standing):
        return standing
    if star.citizen_done_at or star.staff_done_at:
        star.citizen_done_at = star.staff_done_at = None
        star.save(update_fields=["citizen_done_at", "staff_done_at"])
    return write_answer(star, area, answer)


def checked_answer(
    *, score: int | None, citizens_words: str, staff_note: str, left_out_because: str
) -> dict[str, Any]:
    """The answer as it is kept, by the names of its fields."""
    checks = Checks()
    words = checks.text("citizens_words", citizens_words, longest=LONG_TEXT)
    note = checks.text("staff_note", staff_note, longest=LONG_TEXT)
    reason = checks.text("left_out_because", left_out_because, longest=SHORT_TEXT)
    checks.raise_any()
    _check_score(score, reason)
    return answer_of(score, reason, words, note)


def merged_answer(
    shown: Shown | None, *, typed: dict[str, Any], standing: StarScore | None
) -> dict[str, Any]:
    """A number, and why there is none, are one fact."""
    return merge(
        shown,
        typed=typed,
        standing=standing_answer(standing),
        together=[("score", "left_out_because")],
    )


def write_answer(star: Star, area: str, answer: dict[str, Any]) -> StarScore:
    kept, _created = StarScore.objects.update_or_create(
        star=star, area=area, defaults={"controller_id": star.controller_id, **answer}
    )
    return kept


def answer_of(score: int | None, reason: str, words: str, note: str) -> dict[str, Any]:
    """One area's answer, by the names of its fields."""
    return {
        "score": score,
        "left_out_because": reason,
        "citizens_words": words,
        "staff_note": note,
    }


def standing_answer(kept: StarScore | None) -> dict[str, Any]:
    """What has been answered so far, as a form shows it."""
    if kept is None:
        return answer_of(None, "", "", "")
    return answer_of(kept.score, kept.left_out_because, kept.citizens_words, kept.staff_note)


@transaction.atomic
def finish_star(
    *,
    by: Actor,
    star: Star,
    took_part: str,
    now: datetime,
    done: Collection[Side] = BOTH,
    shown: Shown | None = None,
) -> Star:
    """Say who is done with the star. Once both are, it is closed, and so is the follow-up that
    asked for it. Said again it changes nothing.

    Raises :class:`Problem` ``areas_missing``, ``nothing_scored``, ``nobody_done``, ``missing``, or
    :class:`Stale` where a colleague wrote since ``shown`` who took part.
    """
    by.must(Permission.MAKE_STAR)
    star = locked_star(by, star)
    if star.status == Star.Status.DONE:
        return star
    _check_complete(star)
    checks = Checks()
    took_part = checks.text("took_part", took_part, missing=_("Write who sat at the table."))
    if not done:
        checks.add("nobody_done", _("Say who is done with the star."), field="done")
    checks.raise_any()
    star.took_part = merge(
        shown, typed={"took_part": took_part}, standing={"took_part": star.took_part}
    )["took_part"]
    if Side.CITIZEN in done:
        star.citizen_done_at = star.citizen_done_at or now
    if Side.STAFF in done:
        star.staff_done_at = star.staff_done_at or now
    if star.citizen_done_at and star.staff_done_at:
        star.status, star.finished_at = Star.Status.DONE, now
    star.save(
        update_fields=["took_part", "citizen_done_at", "staff_done_at", "status", "finished_at"]
    )
    if star.status == Star.Status.DONE:
        record(star, StarEvent.FINISHED, by=by, at=now, star=star.pk, took_part=star.took_part)
        _complete_follow_up(by=by, star=star, now=now)
    return star


def locked_star(by: Actor, star: Star) -> Star:
    rows = Star.objects.visible_to(by).select_related("stay")
    return own_row(rows, star.pk, not_yours=_("The Recovery Star is not one of yours."))


def _check_score(score: int | None, reason: str) -> None:
    if score is None and not reason:
        raise Problem(
            "score_missing",
            _("Choose a number from 1 to 10, or write why the area is left out."),
            field="score",
        )
    if score is not None and reason:
        raise Problem(
            "score_and_reason",
            _("Choose a number or leave the area out, not both."),
            field="left_out_because",
        )
    if score is not None and not LOWEST <= score <= HIGHEST:
        raise Problem("score_out_of_range", _("Choose a number from 1 to 10."), field="score")


def _check_complete(star: Star) -> None:
    answered = dict(star.scores.values_list("area", "score"))
    missing = [area.label for area in star.areas.areas if area.key not in answered]
    if missing:
        raise Problem(
            "areas_missing",
            _("Still to be talked about: %(areas)s.") % {"areas": ", ".join(missing)},
        )
    if not any(score is not None for score in answered.values()):
        raise Problem("nothing_scored", _("At least one area must have a number."))


def _complete_follow_up(*, by: Actor, star: Star, now: datetime) -> None:
    asked = FollowUp.objects.open().filter(stay_id=star.stay_id, kind=STAR_FOLLOW_UP).first()
    if asked is None:
        return
    complete_follow_up(
        by=by,
        follow_up=asked,
        outcome=_("Recovery Star made. Took part: %(who)s.") % {"who": star.took_part},
        on=timezone.localdate(now),
        now=now,
    )
