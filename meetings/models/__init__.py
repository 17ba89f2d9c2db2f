"""Meetings: who is called, what is gone through, what is agreed."""

from meetings.models.agreement import Agreement
from meetings.models.meeting import CalledMeetingQuerySet, Meeting
from meetings.models.participant import Invitation, Participant
from meetings.models.point import Point

__all__ = ["Agreement", "CalledMeetingQuerySet", "Invitation", "Meeting", "Participant", "Point"]
