"""A dialogue or a stay in sight for an act, and that it was read."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from audit.purposes import Purpose
from audit.services import log_access
from low_arousal.models import Dialogue
from low_arousal.rules import RULES, Verb
from organisations.access import ActorRequest
from placements.models import Stay


def dialogue_in_sight(request: ActorRequest, pk: int) -> Dialogue:
    """Or 404."""
    rows = Dialogue.objects.visible_to(request.actor).select_related(
        "stay__citizen", "stay__facility", "stay__controller", "done_by", "based_on"
    )
    return get_object_or_404(rows, pk=pk)


def dialogue_for(request: ActorRequest, pk: int, verb: Verb) -> Dialogue:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return dialogue_in_sight(request, pk)


def log_read(request: ActorRequest, stay: Stay) -> None:
    log_access(
        by=request.actor,
        what="hand_over_dialogue",
        purpose=Purpose.STAY,
        citizen_id=stay.citizen_id,
    )
