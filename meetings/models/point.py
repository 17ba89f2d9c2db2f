"""A point of a meeting's agenda, and what was said to it."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from meetings.models.meeting import Meeting
from organisations.models import Controlled
from placements.models import Stay

_HELD: Final = """
IF EXISTS (
    SELECT FROM meetings_meeting meeting
    WHERE meeting.held_at IS NOT NULL
      AND meeting.id IN (
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.meeting_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.meeting_id END)
) THEN
    RAISE EXCEPTION 'meeting_was_held' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);"""


def keeps_what_was_held(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=_HELD,
    )


@tracked()
class Point(Controlled):
    """Made when somebody adds a point, or writes to one that was open by itself; when the meeting
    is held each is kept as it was read then (``details``)."""

    class Topic(models.TextChoices):
        """What is gone through at a meeting, in this order."""

        AGREED = "agreed", _("Agreed last time")
        PERIOD = "period", _("The stay")
        FOLLOW_UPS = "follow_ups", _("Follow-ups")
        STAR = "star", _("Recovery Star")
        WAY_OUT = "way_out", _("The way out")
        #: Everything of one citizen, at a meeting about several.
        CITIZEN = "citizen", _("Citizen")
        OWN = "own", _("Own point")
        OTHER = "other", _("Anything else")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points", db_index=False)
    topic = models.CharField(max_length=12, choices=Topic)
    #: Of ``CITIZEN``: whose.
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, related_name="+")
    #: Of ``OWN``.
    title = LineField(max_length=200, blank=True)
    #: What was open of it when the meeting was held, a line each.
    details = models.TextField(blank=True)
    #: The minutes.
    text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        triggers: ClassVar[list[Any]] = [keeps_what_was_held("keeps_the_minutes")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["meeting"], name="point_by_meeting"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["meeting", "topic", "stay"],
                condition=~Q(topic="own"),
                nulls_distinct=False,
                name="point_once_on_the_agenda",
            ),
            models.CheckConstraint(
                name="own_point_has_a_title", condition=~Q(topic="own") | ~Q(title="")
            ),
            models.CheckConstraint(
                name="point_of_a_citizen_says_whose",
                condition=Q(topic="citizen", stay__isnull=False) | ~Q(topic="citizen"),
            ),
            CompositeForeignKey(
                to="meetings.Meeting",
                fields=("meeting", "controller"),
                name="point_tied_to_meeting",
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="point_tied_to_stay"
            ),
        ]

    def __str__(self) -> str:
        return f"point {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.meeting.event_subjects
