"""Who works with a citizen from outside the house, and when that is on pause."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from network.words import ActorRole
from organisations.models import Controlled, User, controller_indexed_with_more


class NetworkActorQuerySet(models.QuerySet["NetworkActor"]):
    def not_ended(self, day: date) -> NetworkActorQuerySet:
        """Those of the day and those who are yet to begin."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))

    def with_pause(self) -> NetworkActorQuerySet:
        """With the pause that stands: an actor has at most one."""
        standing = models.FilteredRelation("pauses", condition=Q(pauses__restored_on=None))
        return self.annotate(
            pause=standing,
            pause_id=F("pause__pk"),
            paused_from=F("pause__starts_on"),
            restores_on=F("pause__restores_on"),
            pause_reason=F("pause__reason"),
            pause_kind=F("pause__kind"),
        )


@tracked()
class NetworkActor(Controlled):
    """A person or an office that works with the citizen: on the citizen, so that the next stay
    does not start over. Who is *asked for a description* is another matter
    (``descriptions.Partner``)."""

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(
        Citizen, models.PROTECT, related_name="network_actors", db_index=False
    )
    role = models.CharField(max_length=24, choices=ActorRole)
    #: In words, where the role is none of the list.
    role_words = LineField(max_length=120, blank=True)
    #: "" where only the office is known.
    name = LineField(max_length=120, blank=True)
    organisation = LineField(max_length=120, blank=True)
    phone = LineField(max_length=40, blank=True)
    mail = models.EmailField(blank=True)
    address = LineField(max_length=200, blank=True)
    #: Whom to ring first.
    is_key = models.BooleanField(default=False)
    #: None: nobody knows since when.
    starts_on = models.DateField(null=True, blank=True)
    #: The first day they do no more.
    ends_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    objects = NetworkActorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "controller"], name="network_actor_and_controller"
            ),
            models.UniqueConstraint(
                fields=["id", "citizen", "controller"], name="network_actor_of_citizen"
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="network_actor_tied_to_citizen",
            ),
            models.CheckConstraint(
                name="network_actor_is_called_something",
                condition=~Q(name="") | ~Q(organisation=""),
                violation_error_message=_("Write a name or an organisation."),
            ),
            models.CheckConstraint(
                name="network_actor_of_other_role_says_which",
                condition=~Q(role="other") | ~Q(role_words=""),
            ),
            models.CheckConstraint(
                name="network_actor_ends_after_start",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(
                name="network_actor_ended_says_why",
                condition=Q(ends_on=None, ended_because="")
                | Q(ends_on__isnull=False) & ~Q(ended_because=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "citizen"], name="network_actor_by_citizen"),
        ]

    def __str__(self) -> str:
        return f"network actor {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id}

    @property
    def called(self) -> str:
        return self.name or self.organisation

    @property
    def role_in_words(self) -> str:
        return self.role_words or str(ActorRole(self.role).label)

    @property
    def in_words(self) -> str:
        """ "Lise Holm, bostøtte, Herning Kommune"."""
        where = self.organisation if self.name else ""
        return ", ".join(filter(None, (self.called, self.role_in_words, where)))


@tracked()
class Pause(Controlled):
    """Somebody's work with the citizen stands still or is less, from a day on. It is to be restored
    on a day that is written from the start, and can be moved."""

    class Kind(models.TextChoices):
        PAUSED = "paused", _("On pause")
        REDUCED = "reduced", _("Reduced")

    controller = controller_indexed_with_more()
    actor = models.ForeignKey(NetworkActor, models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=8, choices=Kind)
    starts_on = models.DateField()
    #: The day from which it is to be as before.
    restores_on = models.DateField()
    reason = models.CharField(max_length=200)
    #: The day from which it was as before; None: the pause stands.
    restored_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: The day of restoring of which people have been reminded: a day that is moved is another.
    reminded_for = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["actor"], condition=Q(restored_on=None), name="one_pause_at_a_time"
            ),
            models.CheckConstraint(
                name="pause_is_restored_after_its_start",
                condition=Q(restores_on__gt=F("starts_on")),
            ),
            CompositeForeignKey(
                to="network.NetworkActor",
                fields=("actor", "controller"),
                name="pause_tied_to_actor",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "restores_on"],
                condition=Q(restored_on=None),
                name="pauses_to_restore",
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.actor.event_subjects

    @property
    def stands(self) -> bool:
        return self.restored_on is None
