"""A stay: one citizen's whole course at a facility, from arrival to leaving."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, ClassVar

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import schemes
from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, WrittenOnce, controller_indexed_with_more
from organisations.roles import Role
from placements.models.counted_month import uncounts_months_of_stay
from placements.models.facility import Facility
from placements.models.under_scheme import UnderScheme

HERE_ONCE = "citizen_is_here_in_one_house"


class StayQuerySet(models.QuerySet["Stay"]):
    def visible_to(
        self, actor: Actor, on: date | None = None, facilities: Collection[int] | None = None
    ) -> StayQuerySet:
        """Of the facilities in sight (``facilities``, where they are known: the database then knows
        how few rows to expect); where the role's sight has a time, those with a night of it
        in a place in sight; to the authority's own people, where places are sold, only those of
        their municipality's citizens."""
        return self.filter(
            sees_stay(actor, on=on, facilities=facilities), controller=actor.organisation
        )

    def in_house(self) -> StayQuerySet:
        return self.filter(status=Stay.Status.HERE)

    def in_a_bed(self) -> StayQuerySet:
        """Here, and in a place: outreach takes none."""
        return self.in_house().filter(expected_on=None)

    def overdue_on(self, day: date) -> StayQuerySet:
        """Still here though the planned end (or the next review) has come."""
        return self.in_house().filter(bookings__kind="stay", bookings__ends_on__lte=day)

    def to_carry_on(self, day: date) -> StayQuerySet:
        """Of the overdue those whose planned end is past, or whose review has come."""
        return self.overdue_on(day).exclude(planned_end_on__gte=day)


def schemes_that_sell_places() -> list[str]:
    return [scheme.key for scheme in schemes.SCHEMES.values() if scheme.sells_places]


def own_code(actor: Actor) -> str:
    """Never "", which would be everybody's whose municipality is not known."""
    return actor.organisation.municipality_code or "-"


def of_the_municipality(actor: Actor, stay: str = "") -> Q:
    """Rows of citizens who live in the actor's municipality, or whom it acts for: for the others
    it runs the house, and is no authority (V § 3.8)."""
    code = own_code(actor)
    return Q((f"{stay}home_municipality", code)) | Q((f"{stay}acting_municipality", code))


def sees_stay(
    actor: Actor,
    stay: str = "",
    *,
    on: date | None = None,
    facilities: Collection[int] | None = None,
) -> Q:
    """What :meth:`StayQuerySet.visible_to` asks, of what leads to a stay of the actor's
    organisation by ``stay``, as ``stay__``: read together, the stay is not looked for again."""
    sees = Q()
    if facilities is not None:
        sees &= Q((f"{stay}facility__in", facilities))
    elif not actor.sees_whole_organisation:
        sees &= Q((f"{stay}facility__in", Facility.objects.visible_to(actor)))
    if actor.nights_in_sight(on or timezone.localdate()) is not None:
        bookings = apps.get_model("placements", "Booking")._default_manager
        return sees & Q((f"{stay}pk__in", bookings.visible_to(actor, on).values("stay")))
    return sees & authority_sees(actor, stay) if actor.role is Role.CASEWORKER else sees


def authority_sees(actor: Actor, stay: str = "") -> Q:
    """Which stays a municipality's caseworker has business with: where places are sold, only those
    of the municipality's citizens, and whom they follow themselves. ``stay``: what leads to one, as
    ``stay__``."""
    return (
        ~Q((f"{stay}scheme__in", schemes_that_sell_places()))
        | Q(
            (f"{stay}home_municipality", ""),
            (f"{stay}citizen__home_municipality", own_code(actor)),
        )
        | of_the_municipality(actor, stay)
        | Q((f"{stay}coordinator", actor.user))
        | Q((f"{stay}key_worker", actor.user))
    )


@tracked()
class Stay(UnderScheme, Controlled):
    """Length, follow-ups and outcome belong here, never to a booking."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HERE = "here", _("Here now")
        LEFT = "left", _("Left")
        CANCELLED = "cancelled", _("Cancelled")
        NO_SHOW = "no_show", _("Did not come")

    class Ending(models.TextChoices):
        AS_PLANNED = "as_planned", _("As planned")
        EARLY_BY_CITIZEN = "early_by_citizen", _("The citizen chose to leave early")
        ASKED_TO_LEAVE = "asked_to_leave", _("The citizen was asked to leave")
        MOVED_ON = "moved_on", _("Another offer became ready")
        ADMITTED = "admitted", _("Admitted to hospital")
        DIED = "died", _("The citizen died")
        OTHER = "other", _("Other")

    class Destination(models.TextChoices):
        OWN_HOME_WITH_SUPPORT = "own_home_with_support", _("Own home with support")
        OWN_HOME = "own_home", _("Own home without support")
        SHELTER = "shelter", _("Shelter")
        RESIDENTIAL = "residential", _("Residential facility")
        HOSPITAL = "hospital", _("Hospital")
        RELATIVES = "relatives", _("With relatives or friends")
        STREET = "street", _("The street")
        OTHER = "other", _("Other place")
        UNKNOWN = "unknown", _("Not known")

    class Onward(models.TextChoices):
        WANTED = "wanted", _("Wants help to find the next place")
        NOT_WANTED = "not_wanted", _("Finds the next place alone")

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="stays")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="stays")
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    #: None where the scheme sets no end at the start (MPO); the booking then ends at a review.
    planned_end_on = models.DateField(null=True, blank=True)
    #: From when somebody else has the place of a citizen who is still here; None while nobody has.
    conflict_since = models.DateField(null=True, blank=True)
    #: The first day planned for outreach; where a place is taken its booking says it.
    expected_on = models.DateField(null=True, blank=True)
    moved_in_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=20, choices=Ending, blank=True)
    destination = models.CharField(max_length=30, choices=Destination, blank=True)
    outcome_note = models.TextField(blank=True)
    #: Per cent of the base support; 200 doubles the hours (V § 2.3).
    intensity = models.PositiveSmallIntegerField(default=100)
    legal_basis = models.CharField(max_length=20, blank=True)
    target_group = models.CharField(max_length=20, blank=True)
    goals = models.TextField(blank=True)
    #: Why a guest has the room tonight, as it was said at the door; "" where it was planned.
    purpose = models.TextField(blank=True)
    #: Who said yes on the spot, and the back-up on call who was asked in doubt.
    granted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="granted"
    )
    asked_backup = models.CharField(max_length=120, blank=True)
    #: The day the stay was decided, where it was: orienteringer by law count from it (§ 110).
    decided_on = models.DateField(null=True, blank=True)
    #: Why the stay is planned shorter or longer than the scheme says; "" where it is not.
    length_reason = models.TextField(blank=True)
    #: Four-digit codes as they were for this stay: three facts, never assumed to be the same.
    home_municipality = models.CharField(max_length=4, blank=True)
    acting_municipality = models.CharField(max_length=4, blank=True)
    paying_municipality = models.CharField(max_length=4, blank=True)
    #: Whether the citizen wants help onward; "" while not asked (V §§ 4.5, 4.6).
    onward = models.CharField(max_length=12, choices=Onward, blank=True)
    #: Where is being looked, and who has been asked.
    onward_note = models.TextField(blank=True)
    key_worker = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="key_worker_of"
    )
    coordinator = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="coordinator_of"
    )
    #: "known", "none" or "" (not asked): none and not asked must look different.
    risk_substances = models.CharField(max_length=10, blank=True)
    risk_violence = models.CharField(max_length=10, blank=True)
    risk_suicide = models.CharField(max_length=10, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StayQuerySet.as_manager()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [uncounts_months_of_stay()]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "status"], name="stay_by_status"),
            models.Index(
                fields=["controller", "facility", "left_on"],
                name="stay_by_leaving",
                include=["moved_in_on", "scheme", "track", "ending", "destination"],
                condition=Q(status="left"),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "citizen", "controller"], name="stay_citizen_and_controller"
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="stay_and_controller"),
            # Outreach takes no bed, and goes on beside a stay that does.
            models.UniqueConstraint(
                fields=["citizen"],
                condition=Q(status="here", expected_on=None),
                name=HERE_ONCE,
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="stay_tied_to_citizen"
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="stay_tied_to_facility",
            ),
            models.CheckConstraint(
                name="stay_that_began_has_a_first_day",
                condition=~Q(status__in=["here", "left"]) | Q(moved_in_on__isnull=False),
            ),
            models.CheckConstraint(
                name="stay_that_ended_says_how_and_where",
                condition=~Q(status="left")
                | Q(left_on__isnull=False, left_on__gte=F("moved_in_on"))
                & ~Q(ending="")
                & (Q(ending="died") | ~Q(destination="")),
            ),
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.pk}

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.PLANNED, self.Status.HERE)

    @property
    def is_open_ended(self) -> bool:
        """No end is set: where it takes a place, a review ends the booking and looks again."""
        return self.planned_end_on is None

    def day_number(self, today: date) -> int | None:
        """Day 1 is the day of moving in; None before."""
        if self.moved_in_on is None:
            return None
        last = min(today, self.left_on or today)
        return (last - self.moved_in_on).days + 1

    @property
    def planned_nights(self) -> int | None:
        if self.moved_in_on is None or self.planned_end_on is None:
            return None
        return (self.planned_end_on - self.moved_in_on) // timedelta(days=1)

    @property
    def nights(self) -> int | None:
        """Nights slept, once the citizen has left."""
        if self.moved_in_on is None or self.left_on is None:
            return None
        return (self.left_on - self.moved_in_on).days


class DateChange(WrittenOnce):
    """A date that was moved: old and new, who and why. Nothing is moved without this row."""

    class What(models.TextChoices):
        PLANNED_END = "planned_end", _("Planned end")
        FOLLOW_UP = "follow_up", _("Follow-up")
        REVIEW = "review", _("Next review")
        ARRIVAL = "arrival", _("Day of arrival")
        LEAVING = "leaving", _("Day of departure")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="date_changes")
    what = models.CharField(max_length=20, choices=What)
    #: The follow-up whose date it is; None where the date is the stay's own.
    follow_up = models.ForeignKey(
        "placements.FollowUp", models.PROTECT, null=True, blank=True, related_name="date_changes"
    )
    old = models.DateField(null=True)
    new = models.DateField(null=True)
    reason = models.TextField()
    #: What the scheme asks before a stay is made longer, as it was answered.
    answers = models.JSONField(default=dict, blank=True)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="date_change_tied_to_stay"
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="date_change_tied_to_follow_up",
            ),
            models.CheckConstraint(
                name="date_change_names_the_follow_up_it_moved",
                condition=Q(what="follow_up", follow_up__isnull=False)
                | ~Q(what="follow_up") & Q(follow_up__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.old} → {self.new}"
