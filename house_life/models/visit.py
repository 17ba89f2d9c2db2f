"""A visitor of a citizen, by agreement (V § 4.4: guests by agreement)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay

MOST_CHILDREN: Final = 10


class VisitQuerySet(models.QuerySet["Visit"]):
    def standing(self) -> VisitQuerySet:
        return self.filter(cancelled_at=None)

    def between(self, start: datetime, end: datetime) -> VisitQuerySet:
        return self.filter(starts_at__lt=end, ends_at__gt=start)


@tracked()
class Visit(Controlled):
    """Who comes, when, and which colleague agreed to it."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    who = LineField(max_length=120)
    #: Children among the visitors: somebody keeps an eye on the house meanwhile.
    children = models.PositiveSmallIntegerField(default=0)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    agreed_with = models.ForeignKey(User, models.PROTECT, related_name="+")
    note = LineField(max_length=200, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="visit_ends_after_it_begins",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("It ends after it begins."),
            ),
            models.CheckConstraint(
                name="visit_brings_some_children", condition=Q(children__lte=MOST_CHILDREN)
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="visit_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay", "starts_at"], name="visit_by_stay"),
            models.Index(fields=["controller", "starts_at"], name="visit_by_day"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
