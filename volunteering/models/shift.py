"""Shifts of volunteers, who has signed up, and the mail the day before."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, LinkMail, User, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Facility
from volunteering.models.people import Volunteer

#: More than this do not fit into a kitchen.
MOST_NEEDED: Final = 20


class ShiftQuerySet(models.QuerySet["Shift"]):
    def visible_to(self, actor: Actor) -> ShiftQuerySet:
        """Of the houses in sight; to a volunteer, of those where they help."""
        own = self.filter(controller=actor.organisation)
        if actor.may(Permission.HOUSE_LIFE):
            return own.filter(facility__in=Facility.objects.visible_to(actor))
        helps_at = Volunteer.objects.of_account(actor).order_by().values("facility")
        return own.filter(facility__in=helps_at)

    def standing(self) -> ShiftQuerySet:
        return self.filter(cancelled_at=None)

    def with_helpers(self) -> ShiftQuerySet:
        """With ``standing_sign_ups``: who comes."""
        who = SignUp.objects.standing().select_related("volunteer")
        return self.prefetch_related(Prefetch("sign_ups", who, to_attr="standing_sign_ups"))


@tracked()
class Shift(Controlled):
    """Some hours in which volunteers are wanted: cooking, a talk, a trip."""

    class Activity(models.TextChoices):
        COOK = "cook", _("Cooking")
        TALK = "talk", _("Talk and coffee")
        PLAY = "play", _("Games")
        SHOP = "shop", _("Shopping")
        TRIP = "trip", _("A trip")
        OTHER = "other", _("Something else")

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    activity = models.CharField(max_length=8, choices=Activity)
    title = LineField(max_length=120, blank=True)
    place = LineField(max_length=120, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    #: How many are wanted.
    needed = models.PositiveSmallIntegerField(default=1)
    #: The same for all that were planned together, week after week.
    series = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = LineField(max_length=200, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="shift_and_controller"),
            models.CheckConstraint(
                name="shift_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="shift_wants_somebody",
                condition=Q(needed__gte=1, needed__lte=MOST_NEEDED),
            ),
            models.CheckConstraint(
                name="shift_called_off_says_why",
                condition=Q(cancelled_at=None, cancelled_because="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_because=""),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="shift_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility", "starts_at"], name="shift_of_house"),
            models.Index(fields=["controller", "starts_at"], name="shift_by_day"),
        ]

    def __str__(self) -> str:
        return f"shift {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}

    @property
    def comes(self) -> list[SignUp]:
        """Who has signed up; needs :meth:`ShiftQuerySet.with_helpers`."""
        return getattr(self, "standing_sign_ups", [])

    @property
    def free(self) -> int:
        """How many are still wanted; needs :meth:`ShiftQuerySet.with_helpers`."""
        return max(0, self.needed - len(self.comes))

    @property
    def what(self) -> str:
        return self.title or str(self.get_activity_display())

    @property
    def when(self) -> str:
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return f"{start:%H.%M}–{end:%H.%M}"

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def standing(self) -> SignUpQuerySet:
        return self.filter(signed_off_at=None)


@tracked()
class SignUp(Controlled):
    """A volunteer comes to a shift, until they sign off."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="sign_ups", db_index=False)
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="sign_ups")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["shift", "volunteer"],
                condition=Q(signed_off_at=None),
                name="comes_once_to_a_shift",
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="sign_up_and_controller"),
            CompositeForeignKey(
                to="volunteering.Shift",
                fields=("shift", "controller"),
                name="sign_up_tied_to_shift",
            ),
            CompositeForeignKey(
                to="volunteering.Volunteer",
                fields=("volunteer", "controller"),
                name="sign_up_tied_to_volunteer",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["shift", "at"], name="sign_ups_of_shift"),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}


class ShiftReminder(Controlled, LinkMail):
    """That somebody was reminded of a shift the day before: once, whatever the mail came to."""

    controller = controller_indexed_with_more()
    sign_up = models.OneToOneField(SignUp, models.CASCADE, related_name="reminder")
    mail = models.EmailField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="volunteering.SignUp",
                fields=("sign_up", "controller"),
                name="shift_reminder_tied_to_sign_up",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="shift_reminders_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"shift reminder {self.pk}"
