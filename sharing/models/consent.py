"""What a citizen has answered when asked whether something may be shared."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay
from placements.models.stay_line import last_day
from sharing.purposes import Purpose
from sharing.topics import Topic


class Answer(models.TextChoices):
    """Refused and unable are different answers, and so is one that is put off (V § 3.7)."""

    GIVEN = "given", _("Yes")
    #: By a guardian, or whoever else may decide in the citizen's place.
    GIVEN_FOR = "given_for", _("Yes, said by one who decides in the citizen's place")
    REFUSED = "refused", _("No")
    UNABLE = "unable", _("The citizen cannot decide on it now")
    LATER = "later", _("Ask me again")


class Way(models.TextChoices):
    SIGNED = "signed", _("Signed on paper")
    SPOKEN = "spoken", _("Spoken, heard by a witness")
    LINK = "link", _("By the citizen's own page")


#: Answers by which something is shared.
ALLOWING = (Answer.GIVEN, Answer.GIVEN_FOR)


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, actor: Actor) -> ConsentQuerySet:
        """Of citizens with a stay in sight: an answer is the citizen's, whichever house asked."""
        in_sight = Stay.objects.visible_to(actor).values("citizen")
        return self.filter(controller=actor.organisation, citizen__in=in_sight)

    def standing(self) -> ConsentQuerySet:
        """Without those withdrawn, and those another answer has taken the place of."""
        return self.filter(ended_at=None)

    def allowing(self, day: date) -> ConsentQuerySet:
        """By which something may be shared on the day. Nothing is shared of the dead by the word
        they gave. Where two registrations were joined, two answers to the same can stand: the
        later one counts."""
        later = Consent.objects.standing().filter(
            Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
            citizen=OuterRef("citizen"),
            purpose=OuterRef("purpose"),
            recipient__iexact=OuterRef("recipient"),
        )
        return self.standing().filter(
            ~Exists(later),
            answer__in=ALLOWING,
            starts_on__lte=day,
            ends_on__gt=day,
            citizen__died_on=None,
        )


@tracked()
class Consent(Controlled):
    """One answer. It is never changed into another: it is withdrawn, or the next one ends it."""

    class Ended(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REPLACED = "replaced", _("Answered anew")

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="consents", db_index=False)
    #: In which stay it was asked.
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose)
    #: To whom, in words: a person or an organisation. "" where the house itself asks (questions).
    recipient = LineField(max_length=120, blank=True)
    answer = models.CharField(max_length=10, choices=Answer)
    #: What may be shared (``Topic``).
    topics = ArrayField(models.CharField(max_length=20, choices=Topic), default=list, blank=True)
    #: What it is for, as it was said to the citizen.
    reason = models.TextField(blank=True)
    starts_on = models.DateField()
    #: The first day it holds no more; None where nothing is allowed.
    ends_on = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    #: Who heard a spoken answer.
    witness = LineField(max_length=120, blank=True)
    #: Where the citizen cannot decide: who did in their place or saw that they can't, and on what
    #: ground.
    decided_by = LineField(max_length=160, blank=True)
    ground = models.TextField(blank=True)
    #: The citizen wants to be asked again then.
    ask_again_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    #: In the citizen's words, or how it was said.
    ended_because = models.CharField(max_length=300, blank=True)
    #: When the key worker was told that it runs out, and that the citizen wants to be asked.
    told_of_end_at = models.DateTimeField(null=True, blank=True)
    told_to_ask_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            # An answer stands as it was given; joining registrations moves whose it is.
            pgtrigger.ReadOnly(
                name="keeps_the_answer",
                fields=[
                    "purpose",
                    "recipient",
                    "answer",
                    "topics",
                    "reason",
                    "starts_on",
                    "ends_on",
                    "way",
                    "witness",
                    "decided_by",
                    "ground",
                    "ask_again_on",
                    "at",
                ],
            ),
            pgtrigger.Protect(
                name="stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False)
                & pgtrigger.Q(old__ended_at__df=pgtrigger.F("new__ended_at")),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "citizen", "controller"], name="consent_citizen_and_controller"
            ),
            models.CheckConstraint(
                name="consent_that_allows_says_what_until_when_and_how",
                condition=~Q(answer__in=[Answer.GIVEN, Answer.GIVEN_FOR])
                | Q(ends_on__gt=F("starts_on")) & ~Q(topics=[]) & ~Q(reason="") & ~Q(way=""),
            ),
            models.CheckConstraint(
                name="spoken_consent_was_heard", condition=~Q(way="spoken") | ~Q(witness="")
            ),
            models.CheckConstraint(
                name="decision_in_the_citizen_s_place_says_whose_and_why",
                condition=~Q(answer__in=[Answer.GIVEN_FOR, Answer.UNABLE])
                | ~Q(decided_by="") & ~Q(ground=""),
            ),
            models.CheckConstraint(
                name="answer_that_is_put_off_says_until_when",
                condition=~Q(answer="later") | Q(ask_again_on__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_names_to_whom",
                condition=Q(purpose="questions_after") | ~Q(recipient=""),
            ),
            models.CheckConstraint(
                name="consent_that_ended_says_when",
                condition=Q(ended="", ended_at=None) | ~Q(ended="") & Q(ended_at__isnull=False),
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="consent_tied_to_stay",
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="consent_tied_to_citizen",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["citizen", "purpose", "-at"], name="consent_latest"),
            models.Index(
                fields=["controller", "ends_on"],
                condition=Q(ended_at=None, told_of_end_at=None, ends_on__isnull=False),
                name="consents_running_out",
            ),
            models.Index(
                fields=["controller", "ask_again_on"],
                condition=Q(ended_at=None, told_to_ask_at=None, ask_again_on__isnull=False),
                name="consents_to_ask_again",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}

    @property
    def stands(self) -> bool:
        """Neither withdrawn nor answered anew."""
        return self.ended_at is None

    @property
    def shares(self) -> bool:
        """Something is shown to somebody by it."""
        return Purpose(self.purpose).shares

    @property
    def allows(self) -> bool:
        """The answer was yes, whether or not it still holds."""
        return self.answer in ALLOWING

    def allows_on(self, day: date) -> bool:
        if self.ends_on is None or not (self.stands and self.allows):
            return False
        return self.starts_on <= day < self.ends_on

    @property
    def is_over(self) -> bool:
        """It was a yes that holds no more by its own days."""
        return self.ends_on is not None and self.ends_on <= timezone.localdate()

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds."""
        return last_day((self.starts_on, self.ends_on))

    @property
    def purpose_in_words(self) -> str:
        return str(Purpose(self.purpose).label)

    @property
    def whom(self) -> str:
        """As the citizen says it."""
        return self.recipient or self.purpose_in_words

    @property
    def with_whom(self) -> str:
        """ "Home support: Lise Holm"; of questions after the stay what they are."""
        words = self.purpose_in_words
        return f"{words}: {self.recipient}" if self.recipient else words

    @property
    def topics_in_words(self) -> list[str]:
        return [str(topic.label) for topic in Topic if topic.value in self.topics]
