"""Writing down what happened to a meeting."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation

from audit.services import Fact, Recorded, record
from meetings.events import MeetingEvent
from meetings.models import Meeting
from organisations.actors import Actor


def record_of(
    meeting: Meeting,
    kind: MeetingEvent,
    *,
    by: Actor,
    at: datetime,
    row: Recorded | None = None,
    **facts: Fact,
) -> None:
    """On the timeline of whom it is about; ``row``: of another. A house's has no timeline."""
    with translation.override(settings.LANGUAGE_CODE):
        title = meeting.title
    stay = meeting.about_stay
    also = [stay] if stay is not None and row is None else []
    record(row or meeting, kind, by=by, at=at, also=also, meeting=title, on=meeting.on, **facts)
