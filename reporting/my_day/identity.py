"""Citizens registered who may be others known before, and colleagues' proposals to join two or to
take them apart: for those who may see both."""

from __future__ import annotations

from datetime import date

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from citizens.models import IdentityQuestion, JoiningProposal
from citizens.services.identity import questions_for
from citizens.services.proposing import proposals_for
from organisations.actors import Actor
from placements.visibility import citizens_visible_to
from reporting.my_day.open_matters import Matter, OpenMatters
from reporting.my_day.task_lines import TaskLine


def identity_rows(
    actor: Actor, today: date, most: int, matters: OpenMatters
) -> tuple[list[TaskLine], int]:
    """The first ``most``, and how many there are. A question is only for those whose citizens they
    are all: at a house it is seen on the citizen's page. A proposal is for whoever may answer."""
    waiting, many_waiting = list[JoiningProposal](), 0
    if Matter.PROPOSALS in matters:
        proposals = proposals_for(actor, citizens_visible_to(actor))
        waiting, many_waiting = _first(proposals.exclude(proposed_by=actor.user), most)
    asked, many_asked = list[IdentityQuestion](), 0
    if Matter.QUESTIONS in matters:
        asked, many_asked = _first(questions_for(actor, citizens_visible_to(actor)), most)
    lines = [
        *(_proposed(proposal, today) for proposal in waiting),
        *(_row(question, today) for question in asked),
    ]
    return lines[:most], many_waiting + many_asked


def _first[Row: Model](rows: QuerySet[Row], most: int) -> tuple[list[Row], int]:
    first = list(rows[: most + 1])
    return first[:most], len(first) if len(first) <= most else rows.count()


def _proposed(proposal: JoiningProposal, today: date) -> TaskLine:
    is_joining = proposal.kind == JoiningProposal.Kind.JOIN
    return TaskLine(
        due_on=today,
        when=_("your answer"),
        who=proposal.kept.called,
        who_more=_("proposed by %(name)s") % {"name": proposal.proposed_by.name},
        what=_("Say whether two registrations are joined")
        if is_joining
        else _("Say whether two registrations are taken apart"),
        action=_("See the proposal"),
        url=reverse("joining_proposal", args=[proposal.pk]),
        citizen_id=proposal.kept_id,
    )


def _row(question: IdentityQuestion, today: date) -> TaskLine:
    return TaskLine(
        due_on=today,
        when=_("who is it?"),
        who=question.citizen.called,
        who_more=_("registered") if not question.by_number else _("came with a known number"),
        what=_("Compare and say who it is"),
        action=_("Compare"),
        url=reverse("who_is_it", args=[question.pk]),
        citizen_id=question.citizen_id,
    )
