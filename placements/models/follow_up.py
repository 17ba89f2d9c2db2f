"""A follow-up: a planned look at how it goes, with a due date."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models.stay import Stay, sees_stay
from schemes.calendar import holiday_name, is_working_day
from schemes.schedule import FollowUpRule, Window

#: The kind of those that people agree on; all others are planned by a rule.
AGREED: Final = "agreed"


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(
        self, actor: Actor, facilities: Collection[int] | None = None
    ) -> FollowUpQuerySet:
        return self.filter(
            sees_stay(actor, "stay__", facilities=facilities), controller=actor.organisation
        )

    def open(self) -> FollowUpQuerySet:
        return self.filter(status=FollowUp.Status.OPEN)

    def due_by(self, day: date) -> FollowUpQuerySet:
        return self.open().filter(due_on__lte=day)


@tracked()
class FollowUp(Controlled):
    """One follow-up of a stay. (kind, ordinal) is its identity in the scheme's plan."""

    class Status(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Lapsed")
        NOT_DONE = "not_done", _("Was not done")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="follow_ups", db_index=False)
    kind = models.CharField(max_length=40)
    #: What is to be done, where people or a house say it and no scheme.
    title = models.CharField(max_length=200, blank=True)
    task = models.CharField(max_length=500, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=1)
    opens_on = models.DateField()
    due_on = models.DateField()
    #: The day the scheme's rule fell on, where that was a weekend or a holiday and due_on is not.
    nominal_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    #: Somebody chose its date: planning again and leaving let it be where it is.
    moved_by_hand = models.BooleanField(default=False)
    #: Role value of who does it, from the scheme; ``responsible`` when someone is named.
    office = models.CharField(max_length=30)
    responsible = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    outcome = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    #: When that was written down: it can be taken back for some minutes.
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: What doing it changed of the stay, as [before, after] by name, if anything: taken back with
    #: it (``services/taking_back.py``).
    stay_changes = models.JSONField(null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "kind"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "status", "due_on"], name="follow_up_by_due")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "kind", "ordinal"], name="planned_once"),
            models.UniqueConstraint(fields=["id", "controller"], name="follow_up_and_controller"),
            models.CheckConstraint(
                name="follow_up_opens_before_due", condition=Q(opens_on__lte=F("due_on"))
            ),
            models.CheckConstraint(
                name="agreed_follow_up_says_what_and_when",
                condition=~Q(kind=AGREED) | ~Q(title="") & Q(moved_by_hand=True),
            ),
            models.CheckConstraint(
                name="done_follow_up_says_when_and_what",
                condition=~Q(status="done") | Q(completed_on__isnull=False) & ~Q(outcome=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="follow_up_tied_to_stay"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ordinal} due {self.due_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def rule(self) -> FollowUpRule:
        """What it came from: title, task, source. The scheme's, or in its own words."""
        if self.title:
            return FollowUpRule(
                kind=self.kind, title=self.title, task=self.task, source="", window=Window.AGREED
            )
        return self.stay.scheme_track.follow_up_rule(self.kind)

    @property
    def moved_off(self) -> str:
        """The holiday, the day of the week or the closing that the date was moved off."""
        if self.nominal_on is None or self.moved_by_hand:
            return ""
        if is_working_day(self.nominal_on):
            return gettext("the house was closed")
        return holiday_name(self.nominal_on) or date_format(self.nominal_on, "l")

    @property
    def was_late(self) -> bool:
        return self.completed_on is not None and self.completed_on > self.due_on
