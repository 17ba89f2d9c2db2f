"""How a house follows up, where it differs from its scheme."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce
from placements.models.facility import Facility
from schemes.house_schedule import ScheduleChange
from schemes.people import Office
from schemes.schedule import Window


class HouseFollowUpQuerySet(models.QuerySet["HouseFollowUp"]):
    def of(self, facility: int, track: str) -> list[ScheduleChange]:
        """In the order they were written."""
        rows = self.filter(facility=facility, track=track).order_by("pk")
        return [row.change for row in rows]

    def by_house(self, facilities: Collection[int]) -> dict[tuple[int, str], list[ScheduleChange]]:
        """The same of several houses, by house and track."""
        changes: dict[tuple[int, str], list[ScheduleChange]] = {}
        for row in self.filter(facility__in=facilities).order_by("pk"):
            changes.setdefault((row.facility_id, row.track), []).append(row.change)
        return changes


class HouseFollowUp(WrittenOnce):
    """From a day on: a kind of the house's own, or when and by whom one of the scheme's is done.

    A change is another row. Which rows count: ``schemes.house_schedule``.
    """

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="follow_up_changes", db_index=False
    )
    track = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    starts_on = models.DateField()
    #: These three are "" where the kind is the scheme's.
    title = models.CharField(max_length=200, blank=True)
    task = models.CharField(max_length=500, blank=True)
    window = models.CharField(max_length=20, blank=True)
    n = models.PositiveSmallIntegerField(default=0)
    opens_before = models.PositiveSmallIntegerField(default=0)
    office = models.CharField(max_length=30)
    #: False: from then on no longer.
    is_planned = models.BooleanField(default=True)

    objects = HouseFollowUpQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["facility", "track"], name="house_follow_ups"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="own_kind_says_what_and_when",
                condition=Q(title="", window="", is_planned=True) | ~Q(title="") & ~Q(window=""),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_follow_up_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.starts_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    @property
    def change(self) -> ScheduleChange:
        return ScheduleChange(
            kind=self.kind,
            starts_on=self.starts_on,
            n=self.n,
            opens_before=self.opens_before,
            responsible=Office(self.office),
            title=self.title,
            task=self.task,
            window=Window(self.window) if self.window else None,
            is_planned=self.is_planned,
        )
