"""Who takes part in a meeting, and the mails that call them to it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from meetings.models.meeting import Meeting
from meetings.models.point import keeps_what_was_held
from organisations.models import Controlled, LinkMail, User, controller_indexed_with_more


class Participant(Controlled):
    """A colleague of the organisation (``user``), or somebody from elsewhere by name. The citizen
    is none: whether the citizen is invited is the kind's."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="participants", db_index=False
    )
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    name = LineField(max_length=120)
    #: Where they come from: "Jobcenter Herning", or what a colleague does here.
    organisation = LineField(max_length=120, blank=True)
    #: Without one no invitation is sent.
    mail = models.EmailField(blank=True)
    #: None until it is held.
    came = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        triggers: ClassVar[list[Any]] = [keeps_what_was_held("keeps_who_took_part")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["meeting", "user"],
                condition=Q(user__isnull=False),
                name="colleague_takes_part_once",
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="participant_and_controller"),
            CompositeForeignKey(
                to="meetings.Meeting",
                fields=("meeting", "controller"),
                name="participant_tied_to_meeting",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["meeting"], name="participant_by_meeting"),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"

    @property
    def in_words(self) -> str:
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


class Invitation(Controlled, LinkMail):
    """A mail that calls somebody to a meeting as it stands in ``sequence``, or that it is off.

    Named and not tied to the participant: whoever is taken off the list is told of that, too.
    """

    controller = controller_indexed_with_more()
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations", db_index=False)
    name = LineField(max_length=120)
    mail = models.EmailField()
    #: Signs in here, and can open the page of the meeting.
    has_account = models.BooleanField()
    sequence = models.PositiveSmallIntegerField()
    is_cancellation = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["meeting", "mail", "sequence", "is_cancellation"],
                name="invited_once_for_each_change",
            ),
            CompositeForeignKey(
                to="meetings.Meeting",
                fields=("meeting", "controller"),
                name="invitation_tied_to_meeting",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="invitations_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
