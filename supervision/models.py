"""Samples of cases for management supervision (V § 2.9), and what was seen in them."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import Controlled, User, WrittenOnce, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Facility, Stay


class SampleQuerySet(models.QuerySet["Sample"]):
    def visible_to(self, actor: Actor) -> SampleQuerySet:
        """Those drawn among houses that are all in the actor's sight."""
        if not actor.may(Permission.SEE_SUPERVISION):
            return self.none()
        elsewhere = SampleHouse.objects.filter(sample=OuterRef("pk")).exclude(
            facility__in=Facility.objects.visible_to(actor)
        )
        return self.filter(~Exists(elsewhere), controller=actor.organisation)


class Sample(Controlled):
    """Cases drawn at random, with all that is needed to draw them again (``drawing``).

    Nothing of it is ever changed or removed, so that nobody can draw until they like what came.
    """

    class Courses(models.TextChoices):
        ALL = "all", _("Running and ended stays")
        RUNNING = "running", _("Stays that are running now")
        ENDED = "ended", _("Stays that ended in the period")

    controller = controller_indexed_with_more()
    #: The days of which stays were drawn, both included.
    starts_on = models.DateField()
    ends_on = models.DateField()
    courses = models.CharField(max_length=8, choices=Courses)
    #: "polaris:home"; "": every kind.
    kind = models.CharField(max_length=81, blank=True)
    wanted = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=32)
    #: The ids of the stays that were drawn among.
    population = ArrayField(models.BigIntegerField())
    #: A double click draws once.
    submission_key = models.UUIDField(editable=False)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = SampleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            # Whoever judges locks the row, which takes the right to change it: none is changed.
            pgtrigger.Protect(
                name="stays_as_it_was_drawn", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "-at"], name="sample_by_day")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="sample_and_controller"),
            models.UniqueConstraint(fields=["controller", "submission_key"], name="drawn_once"),
            models.CheckConstraint(
                name="sample_is_of_days_and_draws_some",
                condition=Q(starts_on__lte=F("ends_on"), wanted__gte=1) & ~Q(seed=""),
            ),
        ]

    def __str__(self) -> str:
        return f"sample {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}


class SampleHouse(Controlled):
    """A house whose stays were drawn among."""

    controller = controller_indexed_with_more()
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="houses", db_index=False)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)

    append_only = True

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "sample"], name="sample_house_by_sample")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["sample", "facility"], name="house_in_sample"),
            CompositeForeignKey(
                to="supervision.Sample",
                fields=("sample", "controller"),
                name="sample_house_tied_to_sample",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="sample_house_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"house of sample {self.sample_id}"


class SampledCase(Controlled):
    """A stay that was drawn, as the ``number``-th. It stays in the sample whatever becomes of it:
    of a citizen who dies, or is joined with another registration, the same stay was drawn."""

    controller = controller_indexed_with_more()
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="cases", db_index=False)
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()

    append_only = True

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "sample"], name="sampled_case_by_sample"),
            models.Index(fields=["stay"], name="sampled_case_by_stay"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["sample", "stay"], name="stay_in_sample"),
            models.UniqueConstraint(fields=["sample", "number"], name="number_in_sample"),
            models.UniqueConstraint(
                fields=["id", "controller"], name="sampled_case_and_controller"
            ),
            CompositeForeignKey(
                to="supervision.Sample",
                fields=("sample", "controller"),
                name="sampled_case_tied_to_sample",
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="sampled_case_tied_to_stay",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.number} of sample {self.sample_id}"

    @property
    def called(self) -> str:
        """The number of the case, which names nobody: the referral's, or the stay's."""
        referral = getattr(self.stay, "referral", None)
        if referral is not None:
            return str(referral.reference)
        return gettext("Stay %(number)s") % {"number": self.stay_id}


class Question(models.TextChoices):
    """What is looked at in each case."""

    DECISION = "decision", _("The decision is there in writing")
    FOLLOW_UPS = "follow_ups", _("The follow-ups were held on time")
    STAR = "star", _("The Recovery Star is made")
    OWN_WORDS = "own_words", _("The citizen's own words are there")
    OUTCOME = "outcome", _("It is known what came of it")


class Finding(WrittenOnce):
    """What a person judged of a case. The latest of a question counts; none is written over."""

    class Answer(models.TextChoices):
        IN_ORDER = "in_order", _("In order")
        NOT_IN_ORDER = "not_in_order", _("Not in order")
        NOT_RELEVANT = "not_relevant", _("Not relevant")

    controller = controller_indexed_with_more()
    case = models.ForeignKey(SampledCase, models.PROTECT, related_name="findings", db_index=False)
    question = models.CharField(max_length=12, choices=Question)
    answer = models.CharField(max_length=12, choices=Answer)
    remark = models.TextField(blank=True)
    #: What the system knew that day, in words; the case goes on.
    known = models.TextField(blank=True)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "case"], name="finding_by_case")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="what_is_not_in_order_is_said",
                condition=~Q(answer="not_in_order") | ~Q(remark=""),
            ),
            CompositeForeignKey(
                to="supervision.SampledCase",
                fields=("case", "controller"),
                name="finding_tied_to_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class Conclusion(WrittenOnce):
    """What is to be done, as the leader wrote it. The latest counts."""

    controller = controller_indexed_with_more()
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="conclusions", db_index=False)
    text = models.TextField()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "sample"], name="conclusion_by_sample")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="conclusion_says_something", condition=~Q(text="")),
            CompositeForeignKey(
                to="supervision.Sample",
                fields=("sample", "controller"),
                name="conclusion_tied_to_sample",
            ),
        ]

    def __str__(self) -> str:
        return f"conclusion of sample {self.sample_id}"
