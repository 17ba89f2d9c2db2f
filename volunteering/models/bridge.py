"""A peer who bridges a citizen's way home (V § 2.10)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay
from volunteering.models.people import Volunteer


class BridgeQuerySet(models.QuerySet["Bridge"]):
    def standing(self) -> BridgeQuerySet:
        return self.filter(ended_at=None)

    def of_account(self, actor: Actor, today: date) -> BridgeQuerySet:
        """The peer's own, on its days; of nobody who has died or whose stay is off."""
        over = [Stay.Status.CANCELLED, Stay.Status.NO_SHOW]
        return (
            self.standing()
            .filter(
                peer__in=Volunteer.objects.of_account(actor),
                starts_on__lte=today,
                last_on__gte=today,
                stay__citizen__died_on=None,
            )
            .exclude(stay__status__in=over)
        )


@tracked()
class Bridge(Controlled):
    """A peer walks beside a citizen from a day until another. The peer reads ``called`` and
    ``meets_at``, nothing else of it."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    peer = models.ForeignKey(Volunteer, models.PROTECT, related_name="bridges")
    #: The first name, or an alias, that the citizen agreed to; and on which day.
    called = LineField(max_length=40)
    agreed_on = models.DateField()
    purpose = LineField(max_length=200)
    starts_on = models.DateField()
    last_on = models.DateField()
    meets_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BridgeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay", "peer"], condition=Q(ended_at=None), name="peer_bridges_once"
            ),
            models.CheckConstraint(
                name="bridge_ends_after_it_begins",
                condition=Q(last_on__gte=F("starts_on")),
                violation_error_message=_("The last day must not be before the first."),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="bridge_tied_to_stay"
            ),
            CompositeForeignKey(
                to="volunteering.Volunteer",
                fields=("peer", "controller"),
                name="bridge_tied_to_peer",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="bridge_by_stay"),
        ]

    def __str__(self) -> str:
        return f"bridge {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
