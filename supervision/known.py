"""What the system knows of a case, question by question: shown beside what a person judges.

It suggests nothing that is saved by itself. A decision is in writing when it says its reasons or a
letter on it was sent; a follow-up counts as in ``in_time``; a star when it is finished; the
citizen's own words are those kept beside a star's areas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.models import SentLetter
from placements.models import Decision, FollowUp, Stay
from recovery.models import Star
from recovery.rules import uses_star
from schemes.base import ALLOWING
from supervision.in_time import Held, held
from supervision.models import Finding, Question

Answer = Finding.Answer


@dataclass(frozen=True)
class Known:
    words: str
    #: What it points to; "" where only a person can tell.
    points_to: str = ""


def known_of(stays: Collection[Stay], today: date) -> dict[int, dict[str, Known]]:
    """By stay and question. Four statements, however many stays; they come with their citizens."""
    keys = [stay.pk for stay in stays]
    decisions: dict[int, list[Decision]] = defaultdict(list)
    allowing = Decision.objects.filter(stay__in=keys, kind__in=ALLOWING).order_by("decided_at")
    for decision in allowing:
        assert decision.stay_id is not None
        decisions[decision.stay_id].append(decision)
    written = [each.pk for rows in decisions.values() for each in rows]
    sent = set(
        SentLetter.objects.filter(decision__in=written).values_list("decision_id", flat=True)
    )
    follow_ups: dict[int, list[FollowUp]] = defaultdict(list)
    for follow_up in FollowUp.objects.filter(stay__in=keys):
        follow_ups[follow_up.stay_id].append(follow_up)
    stars: dict[int, list[Star]] = defaultdict(list)
    own_words = Count("scores", filter=~Q(scores__citizens_words=""))
    for star in Star.objects.finished().filter(stay__in=keys).annotate(own_words=own_words):
        stars[star.stay_id].append(star)
    return {
        stay.pk: {
            Question.DECISION: _decision(decisions[stay.pk], sent),
            Question.FOLLOW_UPS: _follow_ups(follow_ups[stay.pk], today),
            Question.STAR: _star(stay, stars[stay.pk]),
            Question.OWN_WORDS: _own_words(stay, stars[stay.pk]),
            Question.OUTCOME: _outcome(stay),
        }
        for stay in stays
    }


def _decision(decisions: list[Decision], sent: Collection[int]) -> Known:
    if not decisions:
        return Known(_("No decision is written."), Answer.NOT_IN_ORDER)
    latest = decisions[-1]
    facts = {
        "kind": latest.get_kind_display(),
        "on": date_format(latest.decided_at, "DATE_FORMAT"),
    }
    if latest.pk in sent:
        return Known(_("%(kind)s on %(on)s, and its letter was sent.") % facts, Answer.IN_ORDER)
    if latest.reasons:
        words = _("%(kind)s on %(on)s, with its reasons. No letter was sent from here.")
        return Known(words % facts, Answer.IN_ORDER)
    return Known(_("%(kind)s on %(on)s, without reasons.") % facts, Answer.NOT_IN_ORDER)


def _follow_ups(follow_ups: Iterable[FollowUp], today: date) -> Known:
    counted = [state for row in follow_ups if (state := held(row, today)) is not None]
    if not counted:
        return Known(_("None has been due."), Answer.NOT_RELEVANT)
    in_time = counted.count(Held.IN_TIME)
    words = _(
        "%(due)s due: %(in_time)s on time, %(late)s late, %(not_done)s not done, "
        "%(open)s still open and late."
    ) % {
        "due": len(counted),
        "in_time": in_time,
        "late": counted.count(Held.LATE),
        "not_done": counted.count(Held.NOT_DONE),
        "open": counted.count(Held.OPEN),
    }
    return Known(words, Answer.IN_ORDER if in_time == len(counted) else Answer.NOT_IN_ORDER)


def _star(stay: Stay, stars: list[Star]) -> Known:
    if not uses_star(stay):
        return Known(_("None is made in this kind of stay."), Answer.NOT_RELEVANT)
    if not stars:
        return Known(_("No finished star."), Answer.NOT_IN_ORDER)
    words = ngettext(
        "%(n)s finished star, the latest of %(on)s.",
        "%(n)s finished stars, the latest of %(on)s.",
        len(stars),
    )
    on = date_format(stars[-1].made_on, "DATE_FORMAT")
    return Known(words % {"n": len(stars), "on": on}, Answer.IN_ORDER)


def _own_words(stay: Stay, stars: list[Star]) -> Known:
    many = sum(vars(star)["own_words"] for star in stars)
    if many:
        words = ngettext(
            "The citizen's words stand at %(n)s area of the stars.",
            "The citizen's words stand at %(n)s areas of the stars.",
            many,
        )
        return Known(words % {"n": many}, Answer.IN_ORDER)
    if uses_star(stay):
        return Known(_("No words of the citizen stand at any star."))
    return Known(_("No star is made here. Look in the case."))


def _outcome(stay: Stay) -> Known:
    if stay.status != Stay.Status.LEFT:
        return Known(_("The stay goes on."), Answer.NOT_RELEVANT)
    if stay.ending == Stay.Ending.DIED:
        return Known(_("The citizen died."), Answer.NOT_RELEVANT)
    facts = {
        "ending": stay.get_ending_display(),
        "destination": stay.get_destination_display(),
    }
    points_to = (
        Answer.NOT_IN_ORDER if stay.destination == Stay.Destination.UNKNOWN else Answer.IN_ORDER
    )
    return Known(_("%(ending)s. To: %(destination)s.") % facts, points_to)
