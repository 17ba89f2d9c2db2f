"""Who handles medicine and wounds, as it is agreed: never a prescription, and no dose."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


class CareAgreementQuerySet(models.QuerySet["CareAgreement"]):
    def visible_to(self, actor: Actor) -> CareAgreementQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def standing_on(self, day: date) -> CareAgreementQuerySet:
        """Those in force that day, or to come."""
        return self.filter(ended_on=None).filter(Q(last_on=None) | Q(last_on__gte=day))


@tracked()
class CareAgreement(Controlled):
    """Who handles a citizen's medicine or wounds from a day on, how, and who does it afterwards.

    The same helper during the stay as after it, where home care is to go on (V, chapter 4, of
    Pitstop). What else is agreed is another agreement: this one is ended with a reason, never
    changed. What is prescribed stands with the doctor.
    """

    class Kind(models.TextChoices):
        MEDICINE = "medicine", _("Medicine")
        WOUNDS = "wounds", _("Wounds")

    class Handler(models.TextChoices):
        CITIZEN = "citizen", _("The citizen alone")
        HOUSE = "house", _("The house")
        HOME_CARE = "home_care", _("Home care")
        OTHER = "other", _("Somebody else")

    class Afterwards(models.TextChoices):
        SAME = "same", _("Yes, the same helper goes on")
        ANOTHER = "another", _("No, somebody else takes over")
        NOT_NEEDED = "not_needed", _("No help is needed afterwards")
        UNKNOWN = "unknown", _("Not known yet")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    handler = models.CharField(max_length=10, choices=Handler)
    #: By name, with a telephone number: who is rung.
    who = LineField(max_length=120, blank=True)
    how = models.TextField()
    starts_on = models.DateField()
    #: The last day that is agreed on; None: until something else is.
    last_on = models.DateField(null=True, blank=True)
    afterwards = models.CharField(max_length=10, choices=Afterwards)
    #: Who it is afterwards.
    who_afterwards = LineField(max_length=120, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: The first day on which it holds no more.
    ended_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.TextField(blank=True)

    objects = CareAgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "starts_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="care_agreement_tied_to_stay",
            ),
            models.CheckConstraint(
                name="care_agreement_ends_after_it_begins",
                condition=Q(last_on=None) | Q(last_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="care_agreement_that_ended_says_when_and_why",
                condition=Q(ended_on=None, ended_at=None, ended_reason="")
                | Q(ended_on__isnull=False, ended_at__isnull=False) & ~Q(ended_reason=""),
            ),
            models.CheckConstraint(
                name="care_agreement_by_others_says_who",
                condition=Q(handler__in=["citizen", "house"]) | ~Q(who=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="care_agreement_by_stay"),
        ]

    def __str__(self) -> str:
        return f"care agreement {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def handled_by(self) -> str:
        """ "Home care, Lis Holm 11 22 33 44"."""
        return ", ".join(filter(None, [str(self.get_handler_display()), self.who]))

    def holds_on(self, day: date) -> bool:
        ends_on = self.ended_on is None or day < self.ended_on
        return self.starts_on <= day and ends_on and (self.last_on is None or day <= self.last_on)
