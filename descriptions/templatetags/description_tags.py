"""What is gathered for a follow-up, on the page where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils import timezone

from descriptions.forms import AskForm
from descriptions.gathering import Gathering, gathering_of
from descriptions.rules import RULES, Verb
from placements.models import FollowUp

register = template.Library()


@dataclass(frozen=True)
class Gathered:
    gathering: Gathering
    form: AskForm
    may_gather: bool


@register.simple_tag(takes_context=True)
def gathered_for(context: Context, follow_up: FollowUp) -> Gathered | None:
    """None where nobody is asked for it."""
    now, actor = timezone.now(), context["actor"]
    gathering = gathering_of(follow_up, now=now)
    if gathering is None:
        return None
    form = AskForm(gathering=gathering, by=actor, today=timezone.localdate(now))
    return Gathered(gathering, form, RULES[Verb.ASK].may(actor))
