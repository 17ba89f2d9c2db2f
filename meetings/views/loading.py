"""A meeting in sight, and that it was read."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access, log_shown
from meetings.agenda import AgendaPoint
from meetings.models import Meeting
from meetings.rules import RULES, Verb
from organisations.access import ActorRequest

VIEW = AccessLog.Action.VIEW


def meeting_in_sight(request: ActorRequest, pk: int) -> Meeting:
    """Or 404."""
    rows = Meeting.objects.visible_to(request.actor).with_subject()
    return get_object_or_404(rows, pk=pk)


def is_in_sight(request: ActorRequest, meeting: Meeting) -> bool:
    """Whether the actor sees more of it than who is called to it."""
    return Meeting.objects.visible_to(request.actor).filter(pk=meeting.pk).exists()


def meeting_open_to(request: ActorRequest, pk: int) -> Meeting:
    """In sight, or the actor is called to it; else 404."""
    rows = Meeting.objects.open_to(request.actor).with_subject()
    return get_object_or_404(rows, pk=pk)


def meeting_for(request: ActorRequest, pk: int, verb: Verb) -> Meeting:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return meeting_in_sight(request, pk)


def log_read(
    request: ActorRequest,
    meeting: Meeting,
    agenda: list[AgendaPoint] | None = None,
    action: AccessLog.Action = VIEW,
) -> None:
    """Of a house's meeting: everybody whose point is on the page."""
    named = [point.stay.citizen_id for point in agenda or () if point.stay is not None]
    if meeting.citizen_id is not None or not named:
        log_access(
            by=request.actor,
            what="meeting",
            purpose=Purpose.CASE,
            action=action,
            citizen_id=meeting.citizen_id,
        )
    else:
        log_shown(
            [(meeting.controller_id, pk) for pk in named],
            by=request.actor,
            what="meeting",
            purpose=Purpose.CASE,
            action=action,
        )
