"""A visit by day before moving in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models.booking import Booking
from placements.models.facility import Place
from placements.models.stay import Stay


class TrialVisitQuerySet(models.QuerySet["TrialVisit"]):
    def standing(self) -> TrialVisitQuerySet:
        return self.filter(cancelled_at=None)

    def expected(self) -> TrialVisitQuerySet:
        """Of stays that have not begun: a visit comes before moving in, and one that was planned
        for later is none."""
        return self.standing().filter(stay__status=Stay.Status.PLANNED)

    def with_taken(self) -> TrialVisitQuerySet:
        """With ``is_taken``: the place is somebody else's on that day, or closed."""
        others = (
            Booking.objects.standing()
            .filter(Q(ends_on=None) | Q(ends_on__gt=OuterRef("on")), place=OuterRef("place"))
            .filter(starts_on__lte=OuterRef("on"))
            .exclude(Q(kind=Booking.Kind.HOLD) | Q(stay=OuterRef("stay"), stay__isnull=False))
        )
        return self.annotate(is_taken=Exists(others))


@tracked()
class TrialVisit(Controlled):
    """The citizen sees the house by day, while still in hospital. It takes no night, starts nothing
    and is billed to nobody.

    When the stay begins or is off, visits ahead of it are none; no act on the stay touches them.
    """

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="trial_visits")
    #: What is shown; the house where none is chosen.
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    #: Who goes along.
    company = LineField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = TrialVisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "from_time", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "on"], name="trial_visit_by_day"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="trial_visit_ends_after_it_begins",
                condition=Q(until_time=None) | Q(until_time__gt=F("from_time")),
                violation_error_message=_("It ends after it begins."),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="trial_visit_tied_to_stay"
            ),
            CompositeForeignKey(
                to="placements.Place",
                fields=("place", "controller"),
                name="trial_visit_tied_to_place",
            ),
        ]

    def __str__(self) -> str:
        return f"visit on {self.on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def hours(self) -> str:
        """ "10.00–12.00"; "" where no time is agreed."""
        times = (each.strftime("%H.%M") for each in (self.from_time, self.until_time) if each)
        return "–".join(times)
