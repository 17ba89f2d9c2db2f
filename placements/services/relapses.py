"""A relapse, judged by itself (V § 3.2): it may or may not end the stay, as the scheme says."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed, Problem
from core.repeats import repeated
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Decision, Relapse, Stay
from placements.models.stay import StayQuerySet
from placements.rules import Verb
from placements.services.discharging import DISCHARGES
from placements.services.stay_lock import lock_stay

Judgement = Relapse.Judgement


@transaction.atomic
def judge_relapse(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    what_happened: str,
    judgement: str,
    reasons: str,
    now: datetime,
) -> Relapse:
    """Write down a relapse and what was judged. Staff write that the stay goes on; that it ends
    is for whoever decides in the scheme, and leaving is a step of its own.

    The same again returns the relapse that stands. Raises :class:`Problem` ``no_relapses`` where
    the scheme writes down none, :class:`Problems` at the fields, :class:`Conflict` unless the
    citizen is here.
    """
    rules.must(by, Verb.RELAPSE)
    row = lock_stay(by, stay)
    rules.check(row, Verb.RELAPSE)
    checks = Checks()
    what_happened = checks.text(
        "what_happened", what_happened, missing=_("Write what happened."), longest=LONG_TEXT
    )
    reasons = checks.text(
        "reasons",
        reasons,
        missing=_("Write why it is judged so, and what helps now."),
        longest=LONG_TEXT,
    )
    checks.choice("judgement", judgement, Judgement.values, missing=_("Choose one of the answers."))
    if judgement == Judgement.ENDS and (why_not := why_not_end(by, row)):
        checks.add_problem(why_not)
    checks.day("on", on)
    if on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="on")
    if row.moved_in_on and on < row.moved_in_on:
        checks.add("before_stay", _("The stay had not begun then."), field="on")
    checks.raise_any()
    facts = {
        "on": on,
        "what_happened": what_happened,
        "judgement": judgement,
        "reasons": reasons,
    }
    if (standing := repeated(row.relapses.all(), **facts)) is not None:
        return standing
    relapse = Relapse.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **facts
    )
    # What happened and why stands in the row, for those who see the stay: never in the event.
    ends = judgement == Judgement.ENDS
    kind = StayEvent.RELAPSE_ENDS if ends else StayEvent.RELAPSE_GOES_ON
    record(row, kind, by=by, at=now, on=on)
    return relapse


def judged_to_end(stays: StayQuerySet) -> QuerySet[Stay]:
    """Of those here, whose last relapse was judged to end the stay while nobody has decided that it
    ends; with ``ends_since``, the day of the relapse."""
    latest = Relapse.objects.filter(stay=OuterRef("pk")).order_by("-on", "-pk")
    decided = Decision.objects.standing().filter(stay=OuterRef("pk"), kind__in=DISCHARGES)
    judged = stays.in_house().annotate(
        judgement=Subquery(latest.values("judgement")[:1]),
        ends_since=Subquery(latest.values("on")[:1]),
    )
    return judged.filter(~Exists(decided), judgement=Judgement.ENDS)


def how_it_ends(stay: Stay) -> Verb:
    """The act by which a stay that was judged to end does so: where the scheme has one, the
    decision first."""
    if rules.not_in_scheme(stay, Verb.DISCHARGE) is None:
        return Verb.DISCHARGE
    return Verb.MOVE_OUT


def why_not_end(by: Actor, stay: Stay) -> Problem | None:
    """Why this person can't judge that the stay ends; None if they can."""
    rule = stay.version.relapse
    if rule is None or not rule.may_end_stay:
        return Problem("never_ends", _("A relapse does not end a stay here."), field="judgement")
    if by.role is None or stay.version.may_decide(stay.track, by.role):
        return None
    leader = gettext(stay.version.words_for(stay.track).leader)
    return NotAllowed(
        "not_allowed",
        _("Only the %(leader)s can judge that the stay ends.") % {"leader": leader},
        field="judgement",
    )
