"""Organisations, people, and the roles people have in them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from core.db.row_model import RowModel
from core.plain_text import one_line, shows_something
from core.problems import Problem
from organisations.reference_prefix import prefixes_for
from organisations.roles import Role


@tracked()
class Organisation(models.Model):
    """A municipality, a region or an association. Controls its citizens' data on its own."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        REGION = "region", _("Region")
        ASSOCIATION = "association", _("Association")

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    municipality_code = models.CharField(max_length=4, blank=True)
    #: What every reference to a referral it receives begins with: "HER". Taken from the name once,
    #: and never changed, since it stands on paper.
    reference_prefix = models.CharField(max_length=4, unique=True, editable=False)
    #: Whom to ring about a referral where no facility is named. With what follows it stands in
    #: letters that no house writes.
    phone = models.CharField(max_length=40, blank=True)
    #: When the phone is answered, in words.
    phone_hours = LineField(max_length=120, blank=True, default="", db_default="")
    #: Street, postcode and town, in a line.
    address = LineField(max_length=200, blank=True, default="", db_default="")
    mail = models.EmailField(blank=True, default="", db_default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.reference_prefix:
            taken = set(Organisation.objects.values_list("reference_prefix", flat=True))
            self.reference_prefix = next(
                prefix for prefix in prefixes_for(self.name) if prefix not in taken
            )
        super().save(*args, **kwargs)


@tracked()
class Unit(models.Model):
    """A ward or a team of an organisation: what it sent, it alone reads."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="units", db_index=False
    )
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "name"], name="unit_named_once"),
            models.UniqueConstraint(fields=["id", "organisation"], name="unit_and_organisation"),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        if not shows_something(name):
            raise Problem("name_missing", _("Write the person's name."), field="name")
        user = self.model(email=self.normalize_email(one_line(email)).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


@tracked(without=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in. What the person may do stands in the memberships."""

    email = models.EmailField(unique=True)
    name = LineField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


def joined_names(organisation: Organisation, unit: Unit | None) -> str:
    """An organisation, and which of its units."""
    return f"{organisation}, {unit}" if unit else str(organisation)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force_on(self, day: date) -> MembershipQuerySet:
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))


@tracked()
class Membership(models.Model):
    """One person's role in one organisation, or in one of its units, for a time."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            CompositeForeignKey(
                to="organisations.Unit",
                fields=("unit", "organisation"),
                name="membership_tied_to_unit_s_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.place_of_work}"

    @property
    def place_of_work(self) -> str:
        """ "Region Midtjylland, E3"."""
        return joined_names(self.organisation, self.unit)


class LinkMail(models.Model):
    """A mail with a personal link, asked for and sent (``services.link_mails``).

    The link itself stands nowhere: it is made when the mail is sent. The row is the truth about
    whether that was done; the broker only says when to look.
    """

    asked_at = models.DateTimeField()
    #: None once it was sent or given up.
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class PasswordLink(LinkMail):
    """A mail with a link to choose a password."""

    class Why(models.TextChoices):
        #: Added by an organisation, and has no password yet.
        WELCOME = "welcome"
        #: Added by an organisation, and signs in as usual: this mail has no link.
        ADDED = "added"
        #: Asked for, by the person or by an administrator.
        FORGOTTEN = "forgotten"

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    why = models.CharField(max_length=12, choices=Why)
    #: Who added the person.
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="password_links_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"password link {self.pk}"


class Controlled(RowModel):
    """Rows of one data-controlling organisation; row-level security is keyed on it (ADR-0004)."""

    controller = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    #: Names of organisation columns that may read the row besides the controller.
    also_read_by: ClassVar[tuple[str, ...]] = ()
    #: True: the app may add rows, never change or remove them.
    append_only: ClassVar[bool] = False

    class Meta:
        abstract = True


def controller_indexed_with_more() -> models.ForeignKey[Organisation, Organisation]:
    """For a table that has an index beginning with its controller: Django's own would be its
    twin, and cost each write."""
    return models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)


class WrittenOnce(Controlled):
    """Somebody's word on a day: it stands as it was written, by whom and when."""

    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True
    #: The columns that are written later than the row, and which alone may be.
    written_later: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-at"]


class TimeAwayQuerySet(models.QuerySet["TimeAway"]):
    def on(self, day: date) -> TimeAwayQuerySet:
        """Who is away on the day."""
        return self.filter(starts_on__lte=day).not_over(day)

    def not_over(self, day: date) -> TimeAwayQuerySet:
        """Those of that day and of later ones."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))


@tracked()
class TimeAway(Controlled):
    """Somebody is not at work, from a day until the first day back, and who does the work then.

    Why is nobody's business: an illness stands nowhere. Without a deputy, or where the deputy is
    away too, the work falls to the office and the leader (``notifications.services.sweep``).
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="times_away")
    deputy = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    #: The first day back; None where nobody knows yet.
    ends_on = models.DateField(null=True, blank=True)

    objects = TimeAwayQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="away_until_after_it_began",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(name="deputy_is_another", condition=~Q(deputy=F("user"))),
            ExclusionConstraint(
                name="away_once_at_a_time",
                expressions=[
                    ("controller", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("The person is away in that time already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} away from {self.starts_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}
