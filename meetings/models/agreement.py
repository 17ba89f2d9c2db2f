"""What was agreed at a meeting: what, whose it is, and by when."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from meetings.models.meeting import Meeting
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import FollowUp, Stay


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def kept_by(self, actor: Actor) -> AgreementQuerySet:
        """Of which the actor can say that they are done: those of meetings in sight, and the
        actor's own of any that the actor was called to."""
        return self.filter(
            Q(meeting__in=Meeting.objects.visible_to(actor))
            | Q(owner=actor.user, meeting__in=Meeting.objects.open_to(actor))
        )

    def open(self) -> AgreementQuerySet:
        """Of meetings that were held. What became a follow-up is done where that is."""
        return self.filter(
            Q(follow_up=None, done_at=None) | Q(follow_up__status=FollowUp.Status.OPEN),
            meeting__held_at__isnull=False,
        )


@tracked()
class Agreement(Controlled):
    """A colleague's (``owner``), or somebody's from elsewhere by name (``owner_name``).

    Once the meeting is held a colleague's of a citizen who has a stay is a follow-up of it.
    """

    controller = controller_indexed_with_more()
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agreements", db_index=False)
    #: At a meeting about several: about whom. None: about the house, or the meeting's own.
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, related_name="+")
    what = LineField(max_length=120)
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    owner_name = LineField(max_length=120, blank=True)
    due_on = models.DateField()
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(
                name="agreement_stands_as_it_was_made",
                fields=["meeting", "stay", "what", "owner", "owner_name", "due_on"],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["meeting"], name="agreement_by_meeting"),
            models.Index(
                fields=["owner", "controller", "due_on"],
                condition=Q(done_at=None, follow_up=None),
                name="agreement_to_keep",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="agreement_is_a_colleague_s_or_somebody_s_by_name",
                condition=Q(owner__isnull=False, owner_name="")
                | Q(owner=None, follow_up=None) & ~Q(owner_name=""),
            ),
            models.CheckConstraint(
                name="agreement_with_a_follow_up_is_done_there",
                condition=Q(follow_up=None) | Q(done_at=None),
            ),
            CompositeForeignKey(
                to="meetings.Meeting",
                fields=("meeting", "controller"),
                name="agreement_tied_to_meeting",
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="agreement_tied_to_stay"
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="agreement_tied_to_follow_up",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects if self.stay is not None else self.meeting.event_subjects

    @property
    def whose(self) -> str:
        return self.owner.name if self.owner is not None else self.owner_name

    @property
    def is_open(self) -> bool:
        if self.follow_up is not None:
            return self.follow_up.status == FollowUp.Status.OPEN
        return self.done_at is None

    def is_late_on(self, day: date) -> bool:
        return self.is_open and self.due_on < day
