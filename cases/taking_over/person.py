"""Whom to ring, and how the citizen is: wishes, signs and what helps, star, the way out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.one_page import contacts
from cases.taking_over.known import Known, Line, line_of, short
from low_arousal.reading import latest_dialogue
from low_arousal.rules import rule_of
from moving_in.models import Preference
from recovery.editions import EDITIONS
from recovery.models import Star, StarScore
from recovery.rules import uses_star
from way_out.card import LockLine
from way_out.models import LockAnswer


def people(known: Known) -> Iterator[Line]:
    for contact in contacts(known.case, known.referral):
        yield Line(label=contact.role, text=contact.name, phone=contact.phone)


def wishes(known: Known) -> Iterator[Line]:
    """By what they are about, in the order of the topics."""
    order = list(Preference.Topic.values)
    if Preference not in known.kept:
        return
    rows = Preference.objects.filter(stay=known.case.stay, withdrawn_at=None)
    for wish in sorted(rows, key=lambda row: order.index(row.topic)):
        yield from line_of(str(wish.get_topic_display()), wish.text, is_own_words=True)


def signs(known: Known) -> Iterator[Line]:
    """The hand-over dialogue (LA2) in short: the citizen's words where there are any."""
    if rule_of(known.case.stay) is None:
        return
    dialogue = latest_dialogue(known.case.stay)
    if dialogue is None:
        yield Line(text=_("Not made yet."))
        return
    for line in dialogue.lines:
        name, theirs = _(line.asked.name), bool(line.citizens_words)
        yield from line_of(name, line.citizens_words or line.staff_words, is_own_words=theirs)
    if dialogue.outdated:
        yield Line(
            text=_("It is to be gone through again."), day=dialogue.outdated_on, is_late=True
        )


def star(known: Known) -> Iterator[Line]:
    """The latest Recovery Star, area by area, with what changed. Never a sum."""
    stay = known.case.stay
    if not uses_star(stay):
        return
    if Star not in known.kept:
        yield Line(text=_("No star yet."))
        return
    both = Star.objects.finished().filter(stay=stay).order_by("-made_on", "-pk")[:2]
    rows = list(StarScore.objects.filter(star__in=both).select_related("star"))
    latest = max((row.star for row in rows), key=lambda each: (each.made_on, each.pk))
    now = {row.area: row for row in rows if row.star_id == latest.pk}
    before = {row.area: row.score for row in rows if row.star_id != latest.pk}
    for area in EDITIONS[latest.edition].areas:
        score = now.get(area.key)
        if score is not None and score.score is not None:
            words = short(score.citizens_words)
            yield Line(
                label=area.label, text=_number(score.score, before.get(area.key)), note=words
            )


def _number(score: int, before: int | None) -> str:
    if before is None or before == score:
        return str(score)
    return _("%(now)d, before %(before)d") % {"now": score, "before": before}


def way_out(known: Known) -> Iterator[Line]:
    """What must hold before the municipality may decide the discharge, and does not yet."""
    stay, now = known.case.stay, timezone.now()
    if not stay.scheme_track.locks:
        return
    answers: dict[str, list[LockAnswer]] = {}
    for answer in LockAnswer.objects.filter(lock__stay=stay).select_related("lock"):
        answers.setdefault(answer.lock.key, []).append(answer)
    for condition in stay.scheme_track.locks:
        of_lock = answers.get(condition.key, [])
        lock = of_lock[0].lock if of_lock else None
        line = LockLine(
            stay=stay, condition=condition, lock=lock, answers=of_lock, link=None, now=now
        )
        if not line.holds:
            yield Line(
                label=_(condition.name), text=line.in_words if of_lock else _("Not asked yet")
            )
