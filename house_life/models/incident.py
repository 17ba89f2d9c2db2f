"""Incidents in a house: what happened, who must be told, and what is done afterwards."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
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
from organisations.roles import Permission
from placements.models import Facility, FollowUp, Stay


class IncidentQuerySet(models.QuerySet["Incident"]):
    def visible_to(self, actor: Actor) -> IncidentQuerySet:
        """Of the houses in sight. Which of its citizens are shown: ``Stay.visible_to``."""
        if not actor.may(Permission.SEE_HOUSE):
            return self.none()
        houses = Facility.objects.visible_to(actor)
        return self.filter(controller=actor.organisation, facility__in=houses)


@tracked()
class Incident(Controlled):
    """Its words are in its accounts, of which the latest counts; kind and time are repeated here,
    to be listed and counted by."""

    class Kind(models.TextChoices):
        VIOLENCE = "violence", _("Violence")
        THREAT = "threat", _("Threats")
        SELF_HARM = "self_harm", _("Self-harm")
        FIRE = "fire", _("Fire")
        THEFT = "theft", _("Theft")
        OTHER = "other", _("Something else")

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    happened_at = models.DateTimeField()
    #: By the form that wrote it: sent twice it is one.
    submission_key = models.UUIDField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-happened_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="incident_and_controller"),
            models.UniqueConstraint(
                fields=["controller", "submission_key"], name="incident_is_written_once"
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="incident_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "facility", "happened_at"], name="incident_of_house"
            ),
        ]

    def __str__(self) -> str:
        return f"incident {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """The house's; of each citizen in it there is an event of their own."""
        return {}


class IncidentAccount(WrittenOnce):
    """What was written of it on a day. A correction is another, with its reason."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="accounts", db_index=False)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Incident.Kind)
    happened_at = models.DateTimeField()
    what = models.TextField()
    done = models.TextField(blank=True)
    #: Colleagues, visitors, the police; the citizens are rows.
    others = LineField(max_length=300, blank=True)
    force_used = models.BooleanField()
    staff_hurt = models.BooleanField()
    #: Of a correction.
    reason = LineField(max_length=200, blank=True)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["incident", "number"], name="account_numbered_once"),
            models.UniqueConstraint(fields=["id", "controller"], name="account_and_controller"),
            models.CheckConstraint(
                name="corrected_account_says_why", condition=Q(number=1) | ~Q(reason="")
            ),
            CompositeForeignKey(
                to="house_life.Incident",
                fields=("incident", "controller"),
                name="account_tied_to_incident",
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.number} of incident {self.incident_id}"


class IncidentCitizen(Controlled):
    """A citizen who was part of it, by an account."""

    controller = controller_indexed_with_more()
    account = models.ForeignKey(
        IncidentAccount, models.PROTECT, related_name="citizens", db_index=False
    )
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)

    append_only = True

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["account", "stay"], name="citizen_named_once"),
            CompositeForeignKey(
                to="house_life.IncidentAccount",
                fields=("account", "controller"),
                name="incident_citizen_tied_to_account",
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="incident_citizen_tied_to_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="incident_by_stay"),
        ]

    def __str__(self) -> str:
        return f"stay {self.stay_id} in account {self.account_id}"


@tracked()
class IncidentTask(Controlled):
    """What somebody does about it by a day. About a single citizen it is a follow-up of their
    stay (``follow_up``), which reminds by itself; else it stands on its own."""

    controller = controller_indexed_with_more()
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="tasks", db_index=False)
    follow_up = models.OneToOneField(
        FollowUp, models.PROTECT, null=True, blank=True, related_name="+"
    )
    what = LineField(max_length=200)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    due_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField(blank=True)
    #: When its owner and the leader were told that the day has come.
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="incident_task_done_says_how", condition=Q(done_on=None) | ~Q(outcome="")
            ),
            CompositeForeignKey(
                to="house_life.Incident",
                fields=("incident", "controller"),
                name="incident_task_tied_to_incident",
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="incident_task_tied_to_follow_up",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["incident", "due_on"], name="incident_task_by_incident"),
            models.Index(
                fields=["controller", "due_on"],
                condition=Q(done_on=None, follow_up=None, reminded_at=None),
                name="incident_tasks_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return f"task {self.pk} of incident {self.incident_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """The house's."""
        return {}

    @property
    def is_done(self) -> bool:
        if self.follow_up is not None:
            return self.follow_up.status != FollowUp.Status.OPEN
        return self.done_on is not None

    def is_late(self, today: date) -> bool:
        return not self.is_done and self.due_on < today


@tracked()
class HouseReport(Controlled):
    """Whom a house tells besides what the law asks, of which kinds of incident, and how soon."""

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    to_whom = LineField(max_length=120)
    within_hours = models.PositiveSmallIntegerField()
    #: Of :class:`Incident.Kind`; empty: of all.
    kinds = ArrayField(
        models.CharField(max_length=10, choices=Incident.Kind), default=list, blank=True
    )
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["within_hours", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="house_report_of_controller"),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_report_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility"], name="house_report_of_house"),
        ]

    def __str__(self) -> str:
        return f"{self.to_whom} within {self.within_hours} hours"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}

    @property
    def kinds_in_words(self) -> str:
        named = [str(kind.label) for kind in Incident.Kind if kind.value in self.kinds]
        return ", ".join(named)


@tracked()
class IncidentReport(Controlled):
    """Somebody who must be told of an incident, as the rule was when it was written."""

    controller = controller_indexed_with_more()
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="reports", db_index=False)
    #: A duty of ``schemes.incident_reports``; "" for a line of the house's own.
    key = models.CharField(max_length=30, blank=True)
    line = models.ForeignKey(
        HouseReport, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: As it was; of a duty by law a source text.
    to_whom = models.CharField(max_length=200)
    source = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField()
    #: The day it was sent, or judged not to be needed.
    settled_on = models.DateField(null=True, blank=True)
    not_needed_because = LineField(max_length=200, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["incident", "key"], condition=~Q(key=""), name="duty_asked_once"
            ),
            models.UniqueConstraint(
                fields=["incident", "line"],
                condition=Q(line__isnull=False),
                name="house_line_asked_once",
            ),
            CompositeForeignKey(
                to="house_life.Incident",
                fields=("incident", "controller"),
                name="incident_report_tied_to_incident",
            ),
            CompositeForeignKey(
                to="house_life.HouseReport",
                fields=("line", "controller"),
                name="incident_report_tied_to_line",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "incident"], name="incident_report_by_incident"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk} of incident {self.incident_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """The house's."""
        return {}

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None

    def is_late(self, now: datetime) -> bool:
        return not self.is_settled and self.due_at < now
