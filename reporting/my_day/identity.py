"""Citizens registered who may be others known before: for those who may see both."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from citizens.models import IdentityQuestion
from citizens.services.identity import questions_for
from organisations.actors import Actor
from placements.visibility import citizens_visible_to
from reporting.my_day.task_lines import TaskLine


def identity_rows(actor: Actor, today: date, most: int) -> tuple[list[TaskLine], int]:
    """The first ``most``, and how many there are. Only for those whose citizens they are all: at a
    house it is seen on the citizen's page."""
    if not actor.sees_whole_organisation:
        return [], 0
    questions = questions_for(actor, citizens_visible_to(actor))
    first = list(questions[: most + 1])
    total = len(first) if len(first) <= most else questions.count()
    return [_row(question, today) for question in first[:most]], total


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
