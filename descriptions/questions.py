"""What is asked for a follow-up: in the house's words where it has its own, else the scheme's."""

from __future__ import annotations

from datetime import datetime

from descriptions.models import HouseQuestion
from placements.models import Facility, FollowUp


def question_for(follow_up: FollowUp, at: datetime) -> str:
    """As it stood at a moment: whoever was asked before it was worded anew answers what they were
    asked. The scheme's is a source text."""
    own = house_words(follow_up.stay.facility, follow_up.kind, at)
    return own or follow_up.rule.asks_descriptions


def house_words(house: Facility, kind: str, at: datetime) -> str:
    """ "" where the house has none of its own."""
    rows = HouseQuestion.objects.filter(facility=house, kind=kind, at__lte=at)
    return rows.values_list("text", flat=True).first() or ""
