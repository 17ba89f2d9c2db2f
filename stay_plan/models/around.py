"""What stands around the goals: practical matters, the plans of others, the citizen's week."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import (
    Controlled,
    User,
    WrittenOnce,
    controller_indexed_with_more,
)
from placements.models import Stay


class MatterEntry(WrittenOnce):
    """How it stands with a practical matter. The latest entry counts."""

    class State(models.TextChoices):
        NOT_ASKED = "not_asked", _("Not asked")
        NOT_NEEDED = "not_needed", _("Not needed")
        UNDER_WAY = "under_way", _("Under way")
        DONE = "done", _("Done")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: The matter's, in the stay's scheme.
    key = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = LineField(max_length=120, blank=True)
    note = models.TextField(blank=True)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="matter_is_a_colleague_s_or_somebody_s_by_name",
                condition=Q(owner=None) | Q(owner_name=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="matter_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="matter_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def whose(self) -> str:
        return self.owner.name if self.owner is not None else self.owner_name

    @property
    def holds_nothing_up(self) -> bool:
        """What comes after it need not wait for it."""
        return self.state in (self.State.DONE, self.State.NOT_NEEDED)


class OtherPlanEntry(WrittenOnce):
    """What a plan of somebody else's says, as it was looked at on a day. The latest counts."""

    class Exists(models.TextChoices):
        YES = "yes", _("There is one")
        ON_ITS_WAY = "on_its_way", _("It is being made")
        NO = "no", _("There is none")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: The plan's, in the stay's scheme.
    key = models.CharField(max_length=20)
    exists = models.CharField(max_length=10, choices=Exists)
    #: What it says that matters here.
    says = models.TextField(blank=True)
    made_on = models.DateField(null=True, blank=True)
    #: When it is looked at next by those who made it.
    next_on = models.DateField(null=True, blank=True)
    contact = LineField(max_length=200, blank=True)
    looked_on = models.DateField()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="other_plan_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="other_plan_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.exists}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


@tracked()
class WeekLine(Controlled):
    """Something of the citizen's week: what, when, and who comes. On all seven days it is of the
    daily rhythm."""

    class Day(models.IntegerChoices):
        MONDAY = 1, pgettext_lazy("of the week plan", "Monday")
        TUESDAY = 2, pgettext_lazy("of the week plan", "Tuesday")
        WEDNESDAY = 3, pgettext_lazy("of the week plan", "Wednesday")
        THURSDAY = 4, pgettext_lazy("of the week plan", "Thursday")
        FRIDAY = 5, pgettext_lazy("of the week plan", "Friday")
        SATURDAY = 6, pgettext_lazy("of the week plan", "Saturday")
        SUNDAY = 7, pgettext_lazy("of the week plan", "Sunday")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: Of :class:`Day`, in their order.
    days = ArrayField(models.PositiveSmallIntegerField(choices=Day))
    begins_at = models.TimeField()
    ends_at = models.TimeField(null=True, blank=True)
    what = LineField(max_length=120)
    #: Who comes or goes along; "" where the citizen does it alone.
    who = LineField(max_length=120, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["begins_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="week_line_is_on_some_day", condition=Q(days__len__gte=1)),
            models.CheckConstraint(
                name="week_line_ends_after_it_begins",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="week_line_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="week_line_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.begins_at}: {self.what}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def is_daily(self) -> bool:
        return len(self.days) == len(self.Day)

    @property
    def stands(self) -> bool:
        return self.taken_out_at is None
