"""A meeting that people are called to: planned, moved, called off, held."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Facility, Stay
from referrals.models import Referral
from schemes.meetings import MeetingRule


class CalledMeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, actor: Actor) -> CalledMeetingQuerySet:
        """Of the stays, referrals and houses in sight. Where a role's sight has a time, or it only
        sends, there are none."""
        if not actor.may(Permission.SEE_CITIZENS):
            return self.none()
        stays, houses = Stay.objects.visible_to(actor), Facility.objects.visible_to(actor)
        referrals = Referral.objects.visible_to(actor)
        return self.filter(
            Q(stay__in=stays.values("pk"))
            | Q(facility__in=houses.values("pk"))
            | Q(referral__in=referrals.values("pk"))
            | Q(referral__stay__in=stays.values("pk")),
            controller=actor.organisation,
        )

    def open_to(self, actor: Actor) -> CalledMeetingQuerySet:
        """Those in sight, and those the actor is called to: where the citizen is another house's,
        of when and where it is and who comes, and of what the actor has agreed to there."""
        if not actor.may(Permission.SEE_CITIZENS):
            return self.none()
        called = Meeting.objects.filter(participants__user=actor.user)
        in_sight = Meeting.objects.visible_to(actor)
        return self.filter(
            Q(pk__in=in_sight.values("pk")) | Q(pk__in=called.values("pk")),
            controller=actor.organisation,
        )

    def with_subject(self) -> CalledMeetingQuerySet:
        """With what is read of whom it is about."""
        return self.select_related(
            "controller",
            "facility",
            "stay__citizen",
            "stay__facility",
            "referral__citizen",
            "referral__facility",
            "referral__stay__facility",
            "by",
            "held_by",
        )

    def begun_by(self, day: date) -> CalledMeetingQuerySet:
        """That begin on the day or before."""
        after = datetime.combine(day + timedelta(days=1), time())
        return self.filter(starts_at__lt=timezone.make_aware(after))

    def planned(self) -> CalledMeetingQuerySet:
        return self.filter(held_at=None, called_off_at=None)

    def standing(self) -> CalledMeetingQuerySet:
        """Planned, or held and not corrected since."""
        corrected = Q(corrections__held_at__isnull=False)
        return self.filter(called_off_at=None).exclude(corrected)

    def held(self) -> CalledMeetingQuerySet:
        """Those that count: one that was corrected does no more."""
        return self.filter(held_at__isnull=False).exclude(corrections__held_at__isnull=False)


@tracked()
class Meeting(Controlled):
    """About one citizen (a stay, or a referral before there is one) or of a house.

    Held, it stands as it was written; a correction is a new one that names it (``corrects``).
    """

    controller = controller_indexed_with_more()
    #: Key in the scheme's ``Version.meetings``. No choices: a new kind makes no migration.
    kind = models.CharField(max_length=40)
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, related_name="+", db_index=False)
    referral = models.ForeignKey(
        Referral, models.PROTECT, null=True, related_name="+", db_index=False
    )
    #: Of a meeting of the house or between organisations.
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, related_name="+", db_index=False
    )
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    #: Where people meet; "" where they do so by video alone.
    place = LineField(max_length=200, blank=True)
    video = models.URLField(max_length=500, blank=True)
    #: The question put to the leaders, and what they decided.
    question = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    #: Of a meeting without the citizen: who tells the citizen of the plan (V § 2.7).
    told_by = LineField(max_length=120, blank=True)
    #: Of one the citizen is invited to: whether the citizen came. None until it is held.
    citizen_came = models.BooleanField(null=True)
    #: What a calendar program knows it by; a change has a higher ``sequence``.
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrections", db_index=False
    )
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    called_off_at = models.DateTimeField(null=True)
    called_off_because = models.TextField(blank=True)

    objects = CalledMeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_at", "-pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="meeting_stands_as_it_was_held",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__held_at__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="meeting_by_stay"),
            models.Index(fields=["controller", "referral"], name="meeting_by_referral"),
            models.Index(fields=["controller", "facility", "-starts_at"], name="meeting_by_house"),
            models.Index(
                fields=["controller", "starts_at"],
                condition=Q(held_at=None, called_off_at=None),
                name="meeting_to_come",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="meeting_and_controller"),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(called_off_at=None),
                name="meeting_is_corrected_by_a_single_one",
            ),
            models.CheckConstraint(
                name="meeting_is_about_a_stay_a_referral_or_a_house",
                condition=Q(stay__isnull=False, referral=None, facility=None)
                | Q(stay=None, referral__isnull=False, facility=None)
                | Q(stay=None, referral=None, facility__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_is_held_or_called_off",
                condition=Q(held_at=None) | Q(called_off_at=None),
            ),
            models.CheckConstraint(
                name="meeting_that_is_called_off_says_why",
                condition=Q(called_off_at=None) | ~Q(called_off_because=""),
            ),
            models.CheckConstraint(
                name="meeting_says_where", condition=~Q(place="") | ~Q(video="")
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="called_meeting_tied_to_stay",
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="called_meeting_tied_to_referral",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="called_meeting_tied_to_facility",
            ),
            CompositeForeignKey(
                to="meetings.Meeting",
                fields=("corrects", "controller"),
                name="meeting_tied_to_the_one_it_corrects",
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        subject = self.stay or self.referral
        return subject.event_subjects if subject is not None else {}

    @property
    def rule(self) -> MeetingRule:
        """The scheme's, of its newest version that has the kind."""
        subject = self.stay or self.referral or self.facility
        assert subject is not None, "a meeting is about something"
        return schemes.meeting_rule(subject.scheme, self.kind)

    @property
    def title(self) -> str:
        return _(self.rule.title)

    @property
    def house(self) -> Facility | None:
        """None of a referral that names none yet."""
        if self.referral is not None:
            stay = self.referral.stay
            return stay.facility if stay is not None else self.referral.facility
        return self.stay.facility if self.stay is not None else self.facility

    @property
    def about_stay(self) -> Stay | None:
        """The stay of the citizen it is about: also where it was called before there was one."""
        return self.referral.stay if self.referral is not None else self.stay

    @property
    def about(self) -> str:
        """The citizen, or the house."""
        subject = self.stay or self.referral
        return subject.citizen.called if subject is not None else str(self.facility)

    @property
    def citizen_id(self) -> int | None:
        """None of a meeting about several, or none."""
        subject = self.stay or self.referral
        return subject.citizen_id if subject is not None else None

    @property
    def on(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_planned(self) -> bool:
        return self.held_at is None and self.called_off_at is None

    @property
    def is_correction(self) -> bool:
        return self.corrects_id is not None
