"""Citizens registered who may be others known before, and colleagues' proposals to join two or to
take them apart: for those who may see both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from citizens.models import IdentityQuestion, JoiningProposal
from citizens.services.identity import questions_for
from citizens.services.proposing import proposals_for
from core.read_together import under
from organisations.actors import Actor
from placements.visibility import citizens_visible_to
from reporting.my_day.groups import of_many, total_of
from reporting.my_day.task_lines import OF_CITIZEN, TaskLine


def proposal_query(actor: Actor, most: int) -> QuerySet[JoiningProposal]:
    """A proposal is for whoever may answer."""
    proposals = proposals_for(actor, citizens_visible_to(actor)).exclude(proposed_by=actor.user)
    return of_many(proposals, ("kind", "proposed_by__name", *under("kept", OF_CITIZEN)), most)


def identity_query(actor: Actor, most: int) -> QuerySet[IdentityQuestion]:
    """Only for those whose citizens they are all: at a house it is seen on the citizen's page."""
    asked = questions_for(actor, citizens_visible_to(actor))
    return of_many(asked, ("by_number", *under("citizen", OF_CITIZEN)), most)


def identity_rows(
    proposals: Sequence[JoiningProposal],
    questions: Sequence[IdentityQuestion],
    today: date,
    most: int,
) -> tuple[list[TaskLine], int]:
    """The first ``most``, and how many there are."""
    lines = [
        *(_proposed(proposal, today) for proposal in proposals),
        *(_row(question, today) for question in questions),
    ]
    return lines[:most], total_of(proposals) + total_of(questions)


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
