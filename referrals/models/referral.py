"""A submitted referral: what was asked for whom, and where it stands."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
    joined_names,
)
from placements.models import Booking, Decision, Facility, Stay
from placements.models.under_scheme import UnderScheme
from referrals.models import choices
from referrals.models.around import CONSTRAINTS, AroundTheCitizen
from referrals.models.not_wanted import NotWanted
from referrals.models.ready_days import ready_period
from referrals.models.referral_rows import ReferralQuerySet
from referrals.models.waiting import (
    CAME_TO_NOTHING,
)
from schemes.assess import assess
from schemes.base import Facts, Referrer

if TYPE_CHECKING:
    from schemes.base import Verdict


#: What a referral says of its sending: never changed, by nobody.
AS_SENT: Final = (
    "controller",
    "reference",
    "sender",
    "sender_unit",
    "case_number",
    "wished_facility",
    "redirected_from",
    "sent_on_by",
    "frozen",
    "submission_key",
    "submitted_by",
    "submitted_at",
)
#: Who sees a referral, row-level security included, whose it is to answer, and by when.
COUNTED_BY: Final = (
    "sender",
    "sender_unit",
    "facility",
    "stay",
    "submitted_by",
    "home_municipality",
    "acting_municipality",
    "assigned_to",
    "status",
    "scheme",
    "track",
    "rules_on",
    "urgency",
)


@tracked(without=["recorded_at", "number_fingerprint"])
class Referral(AroundTheCitizen, UnderScheme, Controlled):
    """Someone asks for a place for a citizen. ``controller`` receives, ``sender`` asked."""

    class Status(models.TextChoices):
        SUBMITTED = "submitted", _("To be decided")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        CLOSED = "closed", _("Closed")

    ClosedBecause = choices.ClosedBecause
    Urgency = choices.Urgency
    Whereabouts = choices.Whereabouts

    controller = controller_indexed_with_more()
    #: "HER-2026-0117": names its receiver, and is never the same on two cases.
    reference = models.CharField(max_length=20)
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    #: The sender's ward or team; the others of the sender don't read it.
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="referrals")
    #: False: the one who wrote it had the citizen's number, and may not see the citizen.
    shows_citizen = models.BooleanField(default=True)
    #: Whose people see it coming: the one wished for or the only one, then where the place is.
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    #: What the sender wished, whatever becomes of it.
    wished_facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.SUBMITTED)
    referrer = models.CharField(max_length=30)
    #: Person, function and phone of whoever asks: "the one to ring".
    contact_name = models.CharField(max_length=120)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_function = models.CharField(max_length=120, blank=True)
    #: When the one who rang can be rung back, in words.
    call_back = models.CharField(max_length=80, blank=True)
    #: The sender's own number for the case: what it finds its referral by.
    case_number = models.CharField(max_length=64, blank=True)
    #: Of the CPR number as the sender wrote it, keyed: tells the same sender of a second referral,
    #: and nothing of whose number it is.
    number_fingerprint = models.BinaryField(null=True, blank=True, editable=False)
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
    #: By the database's clock; what the sender is told later is in ``ReferralUpdate``.
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
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
    not_wanted_because = models.CharField(max_length=12, choices=NotWanted, blank=True)
    #: Who withdrew or closed it; by name, since it may be a partner's system.
    ended_by_name = models.CharField(max_length=120, blank=True)
    #: The colleague who answers for it; None: nobody has taken it yet.
    assigned_to = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: The reference of the referral that was sent on as this one, and who sent it on. The sender is
    #: the one who asked first: it is their asking still.
    redirected_from = models.CharField(max_length=20, blank=True)
    sent_on_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    hold = models.ForeignKey(
        Booking, models.SET_NULL, null=True, blank=True, related_name="held_for"
    )
    stay = models.OneToOneField(
        Stay, models.PROTECT, null=True, blank=True, related_name="referral"
    )
    #: The answer that holds, or held last; earlier ones are those it ``replaces``.
    decision = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="referral"
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
            # With all that is asked to number and order what is to be decided: rows are wide, and
            # to read ten thousand of them takes three times as long as to read what stands here.
            models.Index(
                fields=["controller", "clock_from", "id"],
                include=COUNTED_BY,
                name="referral_to_decide",
                condition=Q(status="submitted"),
            ),
            # The other orders of the list: of ten thousand its first page alone is read.
            models.Index(
                "controller",
                choices.HASTE.desc(),
                "clock_from",
                "id",
                name="referral_to_decide_by_haste",
                condition=Q(status="submitted"),
            ),
            models.Index(
                fields=["controller", "-submitted_at", "-id"],
                name="referral_to_decide_by_newest",
                condition=Q(status="submitted"),
            ),
            models.Index(
                fields=["controller", "-submitted_at", "-id"],
                name="referral_decided_by_newest",
                condition=~Q(status="submitted"),
            ),
            models.Index(fields=["sender", "submitted_at"], name="referral_by_sender"),
            models.Index(fields=["sender", "recorded_at"], name="referral_by_recorded_at"),
            models.Index(
                fields=["sender", "case_number"],
                name="referral_by_case_number",
                condition=~Q(case_number=""),
            ),
            models.Index(
                fields=["sender", "number_fingerprint"],
                name="referral_by_written_number",
                condition=Q(number_fingerprint__isnull=False),
            ),
            models.Index(
                fields=["controller"],
                name="referral_without_stay",
                condition=Q(status="accepted", stay=None),
            ),
            models.Index(
                fields=["controller", "assigned_to", "status"],
                name="referral_by_colleague",
                condition=Q(assigned_to__isnull=False),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            *CONSTRAINTS,
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
                name="sent_on_by_whom_and_from_which",
                condition=Q(sent_on_by=None, redirected_from="")
                | Q(sent_on_by__isnull=False) & ~Q(redirected_from=""),
            ),
            models.CheckConstraint(
                name="only_who_does_not_want_says_why_not",
                condition=Q(not_wanted_because="") | Q(closed_because="not_wanted"),
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
                to="placements.Decision",
                fields=("decision", "controller"),
                name="referral_tied_to_decision",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="referral_tied_to_facility",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("wished_facility", "controller"),
                name="referral_tied_to_wished_facility",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    # Django's own translates every choice to find the label of one: a list shows many.
    def get_status_display(self) -> str:  # type: ignore[no-redef]
        return str(self.Status(self.status).label)

    def get_urgency_display(self) -> str:  # type: ignore[no-redef]
        return str(self.Urgency(self.urgency).label)

    def get_whereabouts_display(self) -> str:  # type: ignore[no-redef]
        return str(self.Whereabouts(self.whereabouts).label)

    @property
    def sent_from(self) -> str:
        """ "Region Midtjylland, E3"; the citizen, where nobody of the house wrote it for them."""
        by_nobody_of_the_house = self.sender_id == self.controller_id and not self.submitted_by_id
        if by_nobody_of_the_house and self.referrer == Referrer.CITIZEN:
            return gettext("The citizen")
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
        return self.decision.decided_at if self.decision is not None else None

    @property
    def letter_language(self) -> str:
        """In which language letters to the citizen are wanted, as whoever asked said it; or ""."""
        return str(self.frozen.get("letter_language", ""))

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
        """Days the hospital bed has been blocked so far; None while nobody has declared the citizen
        ready (:func:`~referrals.models.ready_days.ready_period`)."""
        period = ready_period(self, today)
        return None if period is None else (period[1] - period[0]).days

    @property
    def submitted_on(self) -> date:
        return timezone.localdate(self.submitted_at)
