"""A relapse, judged by itself (V § 3.2): it may or may not end the stay, as the scheme says."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements import workflow
from placements.models import Relapse, Stay
from placements.services.stays import lock_stay, record
from placements.workflow import Verb

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

    The same again is the one there is. Raises :class:`Problem` ``no_relapses`` where the scheme
    writes down none, :class:`Problems` at the fields, :class:`Conflict` unless the citizen is here.
    """
    by.must(Permission.FOLLOW_UP)
    row = lock_stay(by, stay)
    if problem := obstacle(row):
        raise problem
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
    told = {
        "on": on,
        "what_happened": what_happened,
        "judgement": judgement,
        "reasons": reasons,
    }
    same = row.relapses.filter(**told).first()
    if same is not None:
        return same
    relapse = Relapse.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **told
    )
    # What happened and why stands in the row, for those who see the stay: never in the event.
    if judgement == Judgement.ENDS:
        record("stay.relapse_ends", row, by, now, on=on)
    else:
        record("stay.relapse_goes_on", row, by, now, on=on)
    return relapse


def obstacle(stay: Stay) -> Problem | None:
    """Why no relapse can be written down for the stay; None if one can."""
    # Outreach asks nobody to stay without (V § 3.2): there is no stay to judge.
    if stay.version.relapse is None or not stay.scheme_track.takes_place:
        return Problem("no_relapses", _("This scheme writes down no relapses."))
    return workflow.obstacle(stay, Verb.RELAPSE)


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
