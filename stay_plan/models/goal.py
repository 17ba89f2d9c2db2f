"""The goals of a stay plan, who does what for each, and how near it is."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    User,
    WrittenOnce,
    controller_indexed_with_more,
)
from placements.models import Stay
from recovery.editions import CURRENT, EDITIONS


class Nearness(models.TextChoices):
    """How near a goal is, as the extension test asks for it (V § 2.6)."""

    NOT_BEGUN = "not_begun", _("Not begun")
    UNDER_WAY = "under_way", _("Under way")
    WITHIN_REACH = "within_reach", _("Within reach")
    MET = "met", _("Met")
    GIVEN_UP = "given_up", _("Given up")


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, actor: Actor) -> GoalQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def standing(self) -> GoalQuerySet:
        """Those that are still in the plan."""
        return self.filter(taken_out_at=None)

    def with_actions(self) -> GoalQuerySet:
        """With who does what for each, in one statement more."""
        return self.prefetch_related(
            models.Prefetch("actions", Action.objects.select_related("owner"))
        )

    def with_progress(self) -> GoalQuerySet:
        """With the latest entry of each that nobody has corrected, in the same statement."""
        latest = Progress.objects.filter(goal=OuterRef("pk"), corrected_by=None)
        latest = latest.order_by("-on", "-at", "-pk")
        return self.annotate(
            latest_nearness=Subquery(latest.values("nearness")[:1]),
            latest_on=Subquery(latest.values("on")[:1]),
            latest_words=Subquery(latest.values("words")[:1]),
        )


@tracked()
class Goal(Controlled):
    """What a citizen wants, in their own words and in the staff's. Of a plan that was agreed it
    is kept in the version (:class:`~stay_plan.models.agreed.PlanVersion`) as it was then."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: A sub-goal's goal.
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    citizens_words = models.TextField(blank=True)
    staff_words = models.TextField(blank=True)
    #: The edition of the Recovery Star's list that the areas are of.
    edition = models.CharField(max_length=20, default=CURRENT)
    areas = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    #: How it is worked on.
    method = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: When anything of it was last written.
    touched_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_out_because = models.TextField(blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="goal_is_said", condition=~Q(citizens_words="", staff_words="")
            ),
            models.CheckConstraint(
                name="goal_taken_out_says_why",
                condition=Q(taken_out_at=None, taken_out_because="")
                | Q(taken_out_at__isnull=False) & ~Q(taken_out_because=""),
            ),
            models.CheckConstraint(
                name="goal_is_not_its_own_sub_goal", condition=Q(parent=None) | ~Q(parent=F("pk"))
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="goal_and_controller"),
            models.UniqueConstraint(fields=["id", "stay"], name="goal_and_stay"),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="goal_tied_to_stay"
            ),
            CompositeForeignKey(
                to="stay_plan.Goal", fields=("parent", "stay"), name="sub_goal_tied_to_goal"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="goal_by_stay"),
        ]

    def __str__(self) -> str:
        return f"goal {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def words(self) -> str:
        """The citizen's, and where they said nothing the staff's."""
        return self.citizens_words or self.staff_words

    @property
    def area_labels(self) -> list[str]:
        """As their edition calls them, in its order."""
        chosen = set(self.areas)
        return [area.label for area in EDITIONS[self.edition].areas if area.key in chosen]

    @property
    def stands(self) -> bool:
        return self.taken_out_at is None


@tracked()
class Action(Controlled):
    """What somebody does for a goal by a day: a colleague (``owner``), or anybody by name."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions")
    what = LineField(max_length=200)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = LineField(max_length=120, blank=True)
    due_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    #: Of which day its owner was reminded, before it and after it: a day that is moved is anew.
    soon_told_of = models.DateField(null=True, blank=True)
    late_told_of = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "due_on"],
                condition=Q(done_at=None, taken_out_at=None),
                name="actions_to_remind_of",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="action_is_a_colleague_s_or_somebody_s_by_name",
                condition=Q(owner__isnull=False, owner_name="") | Q(owner=None) & ~Q(owner_name=""),
            ),
            CompositeForeignKey(
                to="stay_plan.Goal", fields=("goal", "controller"), name="action_tied_to_goal"
            ),
        ]

    def __str__(self) -> str:
        return f"action {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.goal.event_subjects

    @property
    def whose(self) -> str:
        return self.owner.name if self.owner is not None else self.owner_name

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def stands(self) -> bool:
        return self.taken_out_at is None

    def is_late_on(self, day: date) -> bool:
        return self.stands and not self.is_done and self.due_on < day


class Progress(WrittenOnce):
    """What moved with a goal, and how near it was on a day. A correction is another entry, and
    both stay to be read."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="progress")
    on = models.DateField()
    nearness = models.CharField(max_length=12, choices=Nearness)
    words = models.TextField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-on", "-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="progress_says_what_moved", condition=~Q(words="")),
            models.UniqueConstraint(fields=["id", "goal"], name="progress_and_goal"),
            CompositeForeignKey(
                to="stay_plan.Goal", fields=("goal", "controller"), name="progress_tied_to_goal"
            ),
            CompositeForeignKey(
                to="stay_plan.Progress",
                fields=("corrects", "goal"),
                name="progress_corrects_its_own_goal_s",
            ),
        ]

    def __str__(self) -> str:
        return f"progress on {self.on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.goal.event_subjects
