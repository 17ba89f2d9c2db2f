"""A submitted referral: what was asked for whom, and where it stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

import pgtrigger
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import schemes
from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
    joined_names,
)
from organisations.roles import Permission, Role
from placements.models import Booking, Facility, Stay
from placements.models.stay import of_the_municipality, schemes_that_sell_places
from placements.models.under_scheme import UnderScheme
from schemes.assess import assess
from schemes.base import Facts, Referrer

if TYPE_CHECKING:
    from schemes.base import Verdict


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, actor: Actor, stays: Collection[int] | None = None) -> ReferralQuerySet:
        """Referrers see what their unit sent, their coordinator what the organisation sent; others
        what their organisation received, facility staff only what concerns their facilities.

        ``stays``, where only what led to one of these is asked for: the others are not looked at.
        """
        if actor.only_sends:
            sent = self.filter(sender=actor.organisation)
            of_one_unit = actor.units_in_sight is not None
            return sent.filter(sender_unit=actor.unit) if of_one_unit else sent
        if not actor.may(Permission.SEE_REFERRALS):
            return self.none()
        own = self.filter(controller=actor.organisation)
        if actor.role is Role.CASEWORKER:
            # Of the others none is asked for.
            sold = Q(referral__scheme__in=schemes_that_sell_places())
            stays_in_sight = Stay.objects.visible_to(actor).filter(sold)
            if stays is not None:
                stays_in_sight = stays_in_sight.filter(pk__in=stays)
            return own.filter(
                ~Q(scheme__in=schemes_that_sell_places())
                | of_the_municipality(actor)
                | Q(submitted_by=actor.user)
                # Without a stay none is looked for.
                | Q(stay__isnull=False) & Q(stay__in=stays_in_sight)
            )
        if actor.sees_whole_organisation:
            return own
        facilities = Facility.objects.visible_to(actor)
        theirs = Q(facility__in=facilities) | Q(stay__facility__in=facilities)
        # Of several facilities the authority may choose: whoever asked sees what they asked.
        return own.filter(theirs | Q(submitted_by=actor.user) if actor.user else theirs)

    def to_decide(self) -> ReferralQuerySet:
        return self.filter(status=Referral.Status.SUBMITTED)

    def waiting_for_place(self) -> ReferralQuerySet:
        return self.filter(waits_for_place())

    def waiting_to_start(self) -> ReferralQuerySet:
        return self.filter(waits_to_start())


def referred_to(facilities: models.QuerySet[Facility]) -> Q:
    """Citizens who belong to the facilities by a referral to one of them.

    Not by one that was withdrawn, and not by one of their own about somebody whom they knew by
    number alone, before it is accepted.
    """
    shows = Q(shows_citizen=True) | Q(status=Referral.Status.ACCEPTED)
    referrals = Referral.objects.filter(shows, facility__in=facilities)
    withdrawn = Referral.Status.WITHDRAWN
    return Q(pk__in=referrals.exclude(status=withdrawn).values("citizen"))


def referred_to_schemes(keys: list[str], actor: Actor) -> Q:
    """Citizens of the actor's organisation who were referred to one of the schemes."""
    referrals = Referral.objects.filter(controller=actor.organisation, scheme__in=keys)
    return Q(pk__in=referrals.values("citizen"))


def referred_in_sight_of(actor: Actor) -> Q:
    return Q(pk__in=Referral.objects.visible_to(actor).values("citizen"))


#: A stay that came to nothing: the citizen waits again.
CAME_TO_NOTHING: Final = (Stay.Status.CANCELLED, Stay.Status.NO_SHOW)


def waits_for_place() -> Q:
    """Accepted, and without a place: none yet, or a stay that was cancelled or nobody came to."""
    return _accepted_without_stay() & ~takes_no_place()


def waits_to_start() -> Q:
    """Accepted help that takes no place (outreach), not begun yet."""
    return _accepted_without_stay() & takes_no_place()


def _accepted_without_stay() -> Q:
    no_stay = Q(stay=None) | Q(stay__status__in=CAME_TO_NOTHING)
    return Q(status="accepted") & no_stay


def takes_no_place() -> Q:
    """Referrals to tracks that take no place, by the version each was made under."""
    without_a_place = Q(pk=None)
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            keys = [track.key for track in version.tracks if not track.takes_place]
            of_version = Q(scheme=scheme.key, track__in=keys, rules_on__gte=version.starts_on)
            without_a_place |= (
                of_version & Q(rules_on__lt=version.ends_on) if version.ends_on else of_version
            )
    return without_a_place


class ReferralCounter(Controlled):
    """The last reference number given per organisation and year; locked while one is taken."""

    controller = controller_indexed_with_more()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "year"], name="one_counter_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


#: What a referral says of its sending: never changed, by nobody.
AS_SENT: Final = (
    "controller",
    "reference",
    "sender",
    "sender_unit",
    "frozen",
    "submission_key",
    "submitted_by",
    "submitted_at",
)


@tracked()
class Referral(UnderScheme, Controlled):
    """Someone asks for a place for a citizen. ``controller`` receives, ``sender`` asked."""

    class Status(models.TextChoices):
        SUBMITTED = "submitted", _("To be decided")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        CLOSED = "closed", _("Closed")

    class ClosedBecause(models.TextChoices):
        """Why it needs no answer, or its answer is of no use, any more. No room is no such reason:
        that is a refusal, with reasons."""

        NOT_WANTED = "not_wanted", _("The citizen no longer wants it")
        DIED = "died", _("The citizen has died")
        MOVED = "moved", _("The citizen has moved to another municipality")
        DUPLICATE = "duplicate", _("The citizen has been referred twice")
        OTHER_HELP = "other_help", _("The citizen has got other help")

    class Urgency(models.TextChoices):
        ROUTINE = "routine", _("Ordinary")
        SOON = "soon", _("Within days")
        TONIGHT = "tonight", _("Tonight")

    class Whereabouts(models.TextChoices):
        HOSPITAL = "hospital", _("In hospital")
        OWN_HOME = "own_home", _("In own home")
        SHELTER = "shelter", _("At a shelter")
        RELATIVES = "relatives", _("With relatives or friends")
        RESIDENTIAL = "residential", _("At another facility")
        STREET = "street", _("On the street")
        UNKNOWN = "unknown", _("Not known")

    controller = controller_indexed_with_more()
    #: "HER-2026-0117": names its receiver, and is never the same on two cases.
    reference = models.CharField(max_length=20)
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    #: The sender's ward or team; the others of the sender don't read it.
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="referrals")
    #: False: the one who wrote it had the citizen's number, and may not see the citizen.
    shows_citizen = models.BooleanField(default=True)
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.SUBMITTED)
    referrer = models.CharField(max_length=30)
    #: Person, function and phone of whoever asks: "the one to ring".
    contact_name = models.CharField(max_length=120)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_function = models.CharField(max_length=120, blank=True)
    #: When the one who rang can be rung back, in words.
    call_back = models.CharField(max_length=80, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.ROUTINE)
    whereabouts = models.CharField(max_length=20, choices=Whereabouts)
    whereabouts_note = models.CharField(max_length=120, blank=True)
    #: When hospital treatment is expected to end: a forecast, which starts no days.
    expected_ready_on = models.DateField(null=True, blank=True)
    #: The day the hospital declared the citizen ready (færdigmeldt), as the declaration that stands
    #: says it. Never a day to come.
    ready_for_discharge_on = models.DateField(null=True, blank=True)
    wished_on = models.DateField(null=True, blank=True)
    situation = models.TextField(blank=True)
    home_municipality = models.CharField(max_length=4, blank=True)
    acting_municipality = models.CharField(max_length=4, blank=True)
    paying_municipality = models.CharField(max_length=4, blank=True)
    #: {criterion key: answer}, as they stand now; settled further during assessment.
    answers = models.JSONField(default=dict)
    #: What was asked and answered, in words, as it stood at submission. Never changed.
    frozen = models.JSONField()
    #: The same key from the same sender is the same referral: a double click or a retry.
    submission_key = models.UUIDField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField()
    #: When the clock starts (a request after 13:00 starts at 9:00 the next working day).
    clock_from = models.DateTimeField()
    #: While a place is waited for: where the citizen sleeps, and what was offered meanwhile.
    sleeps_meanwhile = models.CharField(max_length=160, blank=True)
    offered_meanwhile = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=12, choices=ClosedBecause, blank=True)
    closed_note = models.TextField(blank=True)
    #: Who withdrew or closed it; by name, since it may be a partner's system.
    ended_by_name = models.CharField(max_length=120, blank=True)
    hold = models.ForeignKey(
        Booking, models.SET_NULL, null=True, blank=True, related_name="held_for"
    )
    stay = models.OneToOneField(
        Stay, models.PROTECT, null=True, blank=True, related_name="referral"
    )

    objects = ReferralQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering = ["-submitted_at"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.ReadOnly(name="stays_as_it_was_sent", fields=list(AS_SENT))
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "status", "clock_from"], name="referral_worklist"),
            models.Index(fields=["sender", "submitted_at"], name="referral_by_sender"),
            models.Index(
                fields=["controller"],
                name="referral_without_stay",
                condition=Q(status="accepted", stay=None),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["reference"], name="referral_reference"),
            models.UniqueConstraint(fields=["id", "controller"], name="referral_and_controller"),
            models.UniqueConstraint(
                fields=["controller", "sender", "submission_key"], name="submitted_once"
            ),
            models.CheckConstraint(
                name="withdrawn_referral_says_when",
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_referral_says_when_and_why",
                condition=~Q(status="closed") | Q(closed_at__isnull=False) & ~Q(closed_because=""),
            ),
            models.CheckConstraint(
                name="only_an_accepted_referral_has_a_stay",
                condition=Q(stay=None) | Q(status="accepted"),
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="referral_tied_to_citizen",
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="referral_tied_to_stay",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="referral_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def sent_from(self) -> str:
        """ "Region Midtjylland, E3"."""
        return joined_names(self.sender, self.sender_unit)

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "referral_id": self.pk}

    @cached_property
    def judged_on(self) -> date:
        """The day whose facts count: the decision's, and until then today. The rules are those of
        the day of asking; but a birthday since then has been one. Who decides says the day."""
        return timezone.localdate(self.decided_at) if self.decided_at else timezone.localdate()

    @cached_property
    def decided_at(self) -> datetime | None:
        """When it was decided; None while it is not, or was withdrawn before."""
        if self.status == self.Status.SUBMITTED or self.pk is None:
            return None
        try:
            return self.decision.decided_at
        except ObjectDoesNotExist:
            return None

    @property
    def facts(self) -> Facts:
        """What the rules judge."""
        return Facts(
            track=self.track,
            on=self.rules_on,
            referrer=Referrer(self.referrer),
            age=self.citizen.age_on(self.judged_on),
            home_municipality=self.home_municipality or None,
            acting_municipality=self.acting_municipality,
            paying_municipality=self.paying_municipality,
            anonymous=self.citizen.is_anonymous,
            answers=self.answers,
        )

    @property
    def verdict(self) -> Verdict:
        return assess(self.version, self.facts)

    @property
    def has_place(self) -> bool:
        """Led to a stay that stands. One who may not read the stay is told that there is one."""
        if self.stay_id is None:
            return False
        stay = self._state.fields_cache.get("stay")
        stay = stay or Stay.objects.filter(pk=self.stay_id).first()
        return stay is None or stay.status not in CAME_TO_NOTHING

    @property
    def has_begun(self) -> bool:
        """The citizen has come, or the outreach has started. False to one who may not read it."""
        if self.stay_id is None:
            return False
        return Stay.objects.filter(pk=self.stay_id, moved_in_on__isnull=False).exists()

    @property
    def waits_for_place(self) -> bool:
        return self._waits and self.scheme_track.takes_place

    @property
    def waits_to_start(self) -> bool:
        return self._waits and not self.scheme_track.takes_place

    @property
    def _waits(self) -> bool:
        return self.status == self.Status.ACCEPTED and not self.has_place

    def ready_for_discharge_days(self, today: date) -> int | None:
        """Days the hospital bed has been blocked so far, or until the citizen moved in; None while
        nobody has declared the citizen ready. A day to come declares nothing."""
        if self.ready_for_discharge_on is None or self.ready_for_discharge_on > today:
            return None
        end = self.stay.moved_in_on if self.stay and self.stay.moved_in_on else today
        return max((end - self.ready_for_discharge_on).days, 0)

    @property
    def submitted_on(self) -> date:
        return timezone.localdate(self.submitted_at)
