"""Who is asked how it goes with a citizen, for which follow-up, and what they answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    LinkMail,
    User,
    WrittenOnce,
    controller_indexed_with_more,
)
from placements.models import Facility, FollowUp, Stay
from sharing.grounds import ground_of
from sharing.purposes import Purpose


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(
        self, actor: Actor, facilities: Collection[int] | None = None
    ) -> PartnerQuerySet:
        return self.filter(stay__in=Stay.objects.visible_to(actor, facilities=facilities))

    def standing(self) -> PartnerQuerySet:
        return self.filter(ended_at=None)


@tracked()
class Partner(Controlled):
    """Somebody outside the house who works with the citizen during a stay: home support, job
    centre, local psychiatry. They have no account, and are asked by mail."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    name = LineField(max_length=120)
    #: The organisation, or what the person is to the citizen.
    role = LineField(max_length=120)
    #: What kind of partner it is, of which the citizen is asked (``sharing``); "" where it was
    #: written before that was asked.
    kind = models.CharField(max_length=20, choices=Purpose, blank=True)
    mail = models.EmailField()
    added_at = models.DateTimeField()
    #: From then on they are asked no more.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay", "mail"],
                condition=Q(ended_at=None),
                name="partner_of_a_stay_is_written_once",
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="partner_and_controller"),
            models.CheckConstraint(
                name="partner_who_is_asked_no_more_has_a_reason",
                condition=Q(ended_at=None) | ~Q(ended_because=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="partner_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="partner_by_stay"),
        ]

    def __str__(self) -> str:
        return f"partner {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def in_words(self) -> str:
        """ "Lise Holm, bostøtten"."""
        return f"{self.name}, {self.role}"


class DescriptionRequest(Controlled):
    """That somebody was asked for a description for a follow-up. Asked anew is another row."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="+", db_index=False)
    #: None: the unit where the citizen stays, which answers signed in.
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    wanted_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    #: On which ground of law (``sharing.grounds``) a partner is asked without the citizen's
    #: consent, and why it fits here; "" where the consent is asked each time.
    legal_ground = models.CharField(max_length=20, blank=True)
    ground_note = models.TextField(blank=True)
    #: When a partner who has not answered is reminded; None once that is settled.
    remind_on = models.DateField(null=True)
    #: Until then a partner's links open; None for the unit.
    ends_at = models.DateTimeField(null=True)
    #: Before its time: taken back, asked anew, or the partner is asked no more.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["follow_up", "partner"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="asked_once_for_a_description",
            ),
            models.UniqueConstraint(
                fields=["id", "controller"], name="description_request_and_controller"
            ),
            models.CheckConstraint(
                name="partner_answers_by_a_link_that_ends",
                condition=Q(partner=None, ends_at=None, remind_on=None)
                | Q(partner__isnull=False, ends_at__isnull=False),
            ),
            models.CheckConstraint(
                name="ground_of_a_question_says_why",
                condition=Q(legal_ground="", ground_note="")
                | ~Q(legal_ground="") & ~Q(ground_note="") & Q(partner__isnull=False),
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="description_request_tied_to_follow_up",
            ),
            CompositeForeignKey(
                to="descriptions.Partner",
                fields=("partner", "controller"),
                name="description_request_tied_to_partner",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["follow_up", "asked_at"], name="description_request_by_asking"),
            models.Index(
                fields=["controller", "remind_on"],
                condition=Q(remind_on__isnull=False),
                name="partners_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return f"description request {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.follow_up.event_subjects

    @property
    def ground_in_words(self) -> str:
        """ "" where it rests on the citizen's consent."""
        ground = ground_of(self.legal_ground)
        return str(ground.label) if ground else ""

    def is_open_at(self, now: datetime) -> bool:
        """Whether its links open; that the follow-up is done ends them too (``rules``)."""
        return self.ended_at is None and self.ends_at is not None and now < self.ends_at


class DescriptionLink(Controlled, LinkMail):
    """A mail to a partner with a link to the question. Of the link a keyed fingerprint is kept.

    The reminder has a link of its own, so that the one sent first still opens.
    """

    class Why(models.TextChoices):
        ASKED = "asked"
        REMINDED = "reminded"

    controller = controller_indexed_with_more()
    request = models.ForeignKey(
        DescriptionRequest, models.PROTECT, related_name="links", db_index=False
    )
    why = models.CharField(max_length=10, choices=Why)
    #: None until it is sent.
    fingerprint = models.BinaryField(max_length=32, null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            # A reminder is sent once, whatever was killed meanwhile.
            models.UniqueConstraint(fields=["request", "why"], name="mailed_once_for_each_reason"),
            models.UniqueConstraint(
                fields=["controller", "fingerprint"], name="description_link_opens"
            ),
            models.UniqueConstraint(
                fields=["id", "controller"], name="description_link_and_controller"
            ),
            models.CheckConstraint(
                name="description_link_that_was_sent_opens",
                condition=Q(sent_at=None) | Q(fingerprint__isnull=False),
            ),
            CompositeForeignKey(
                to="descriptions.DescriptionRequest",
                fields=("request", "controller"),
                name="description_link_tied_to_request",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="description_links_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"description link {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """To be sent yet."""
        return self.next_try_at is not None

    @property
    def was_given_up(self) -> bool:
        """The mail could not be delivered."""
        return self.next_try_at is None and self.sent_at is None


class Description(WrittenOnce):
    """What somebody answered, for a follow-up. The latest counts; none is written over."""

    class State(models.TextChoices):
        WRITTEN = "written", _("Described")
        #: By link only.
        NOT_MINE = "not_mine", _("Does not know the citizen, or it is another's task")

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="+", db_index=False)
    #: None: the unit's own.
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State)
    text = models.TextField(blank=True)
    #: The link it was answered by; None where a colleague wrote it.
    link = models.ForeignKey(DescriptionLink, models.PROTECT, null=True, related_name="+")

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="description_says_something",
                condition=Q(state="written") & ~Q(text="") | Q(state="not_mine"),
            ),
            models.CheckConstraint(
                name="partner_alone_answers_by_link",
                condition=Q(link=None) | Q(partner__isnull=False),
            ),
            CompositeForeignKey(
                to="placements.FollowUp",
                fields=("follow_up", "controller"),
                name="description_tied_to_follow_up",
            ),
            CompositeForeignKey(
                to="descriptions.Partner",
                fields=("partner", "controller"),
                name="description_tied_to_partner",
            ),
            CompositeForeignKey(
                to="descriptions.DescriptionLink",
                fields=("link", "controller"),
                name="description_tied_to_link",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["follow_up", "-at"], name="description_latest"),
        ]

    def __str__(self) -> str:
        return f"description {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.follow_up.event_subjects

    @property
    def is_written(self) -> bool:
        return self.state == self.State.WRITTEN

    @property
    def way_in_words(self) -> str:
        """How it came to be written; "" where the product wrote it."""
        if self.link_id is not None:
            return gettext("by link")
        return gettext("written by %(name)s") % {"name": self.by.name} if self.by else ""


class HouseQuestion(WrittenOnce):
    """What a house asks partners and the unit in its own words, for one kind of follow-up, from
    when it is written until it is worded anew. "" is the scheme's own words again."""

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    #: Of the follow-up.
    kind = models.CharField(max_length=40)
    text = models.CharField(max_length=300, blank=True)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_question_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "facility", "kind", "-at"], name="house_question_latest"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
