"""Stays that a relapse was judged to end: a judgement is no decision, and no leaving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.read_together import only
from organisations.actors import Actor
from placements.models import Stay
from placements.offices import not_this_person
from placements.responsible import is_responsible
from placements.rules import RULES
from placements.services.relapses import how_it_ends, judged_to_end
from reporting.my_day.task_lines import OF_STAY, TaskLine, when


def relapse_query(actor: Actor) -> QuerySet[Stay]:
    """Until it is decided, or the citizen has left."""
    stays = judged_to_end(Stay.objects.visible_to(actor))
    return only(stays, *OF_STAY)


def relapse_rows(actor: Actor, stays: Iterable[Stay], today: date) -> Iterator[TaskLine]:
    for stay in stays:
        since: date = vars(stay)["ends_since"]
        verb = how_it_ends(stay)
        rule = RULES[verb]
        mine = rule.may(actor) and not_this_person(actor, verb, stay) is None
        yield TaskLine(
            due_on=since,
            when=when(since, today),
            who=stay.citizen.called,
            who_more=_("relapse"),
            what=_("Was judged to end the stay: decide it"),
            where=stay.facility.name,
            action=str(rule.label) if mine else _("Open"),
            url=reverse(rule.address if mine else "stay", args=[stay.pk]),
            is_step=mine,
            is_mine=is_responsible(actor, stay),
            citizen_id=stay.citizen_id,
        )
