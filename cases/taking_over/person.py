"""Whom to ring, and how the citizen is: wishes, signs and what helps, star, the way out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.one_page import contacts
from cases.taking_over.known import Known, Line, line_of, short
from low_arousal.models import Dialogue
from low_arousal.rules import rule_of
from moving_in.models import Preference
from recovery.history import scores_of
from recovery.models import Star
from recovery.rules import uses_star
from way_out.card import LockLine
from way_out.models import Lock


def people(known: Known) -> Iterator[Line]:
    for contact in contacts(known.case, known.referral):
        yield Line(label=contact.role, text=contact.name, phone=contact.phone)


def wishes(known: Known) -> Iterator[Line]:
    """By what they are about, in the order of the topics."""
    order = list(Preference.Topic.values)
    for wish in sorted(known.of(Preference), key=lambda row: order.index(row.topic)):
        yield from line_of(str(wish.get_topic_display()), wish.text, is_own_words=True)


def signs(known: Known) -> Iterator[Line]:
    """The hand-over dialogue (LA2) in short: the citizen's words where there are any."""
    if rule_of(known.case.stay) is None:
        return
    dialogue = next(iter(known.of(Dialogue)), None)
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
    if not uses_star(known.case.stay):
        return
    if not known.of(Star):
        yield Line(text=_("No star yet."))
        return
    now, *earlier = (scores_of(each) for each in known.of(Star))
    before = earlier[0] if earlier else {}
    for area in known.of(Star)[0].areas.areas:
        score, then = now.get(area.key), before.get(area.key)
        if score is not None and score.score is not None:
            yield Line(
                label=area.label,
                text=_number(score.score, then.score if then else None),
                note=short(score.citizens_words),
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
    locks = {lock.key: lock for lock in known.of(Lock)}
    for condition in stay.scheme_track.locks:
        lock = locks.get(condition.key)
        of_lock = list(lock.answers.all()) if lock else []
        line = LockLine(
            stay=stay, condition=condition, lock=lock, answers=of_lock, link=None, now=now
        )
        if not line.holds:
            yield Line(
                label=_(condition.name), text=line.in_words if of_lock else _("Not asked yet")
            )
