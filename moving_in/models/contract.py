"""The contract that a citizen signs when moving in, and what stands in the home by it."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


@tracked()
class Contract(Controlled):
    """One version. Unsigned it can be changed; signed it never is: another replaces it."""

    class Signed(models.TextChoices):
        ON_SCREEN = "screen", _("On screen")
        ON_PAPER = "paper", _("On paper")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    #: The citizen, the place and the days as they were when it was written.
    citizen_called = LineField(max_length=120)
    citizen_born_on = models.DateField(null=True, blank=True)
    house_name = LineField(max_length=80)
    place_name = LineField(max_length=80, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    #: What the citizen pays, in words.
    payment = models.TextField(blank=True)
    #: One rule a line.
    rules = models.TextField(blank=True)
    #: What is damaged or missing can be billed.
    bills_damage = models.BooleanField()
    #: What is agreed besides.
    more = models.TextField(blank=True)
    #: Why it replaces the one before; "" for the first.
    reason = models.TextField(blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    signed = models.CharField(max_length=6, choices=Signed, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    #: What the citizen wrote as a signature; "" on paper.
    signature = LineField(max_length=120, blank=True)
    #: What the citizen drew beside the name, where they did: a path (``moving_in.drawing``).
    drawing = models.TextField(blank=True)
    #: Who signed for the house, or noted that it was signed on paper.
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="keeps_what_was_signed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=~pgtrigger.Q(old__signed=""),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "number"], name="contract_number"),
            models.UniqueConstraint(
                fields=["stay"], condition=Q(signed=""), name="contract_is_drafted_once"
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="contract_and_controller"),
            models.CheckConstraint(
                name="contract_that_replaces_says_why", condition=Q(number=1) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="contract_that_is_signed_says_when",
                condition=Q(signed="", signed_on=None, signed_at=None)
                | ~Q(signed="") & Q(signed_on__isnull=False, signed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contract_signed_on_screen_has_a_signature",
                condition=~Q(signed="screen") | ~Q(signature=""),
            ),
            models.CheckConstraint(
                name="contract_is_drawn_beside_a_name_only",
                condition=Q(drawing="") | Q(signed="screen") & ~Q(signature=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="contract_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="contract_by_stay"),
        ]

    def __str__(self) -> str:
        return f"contract {self.number}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def is_signed(self) -> bool:
        return self.signed != ""

    @property
    def rules_in_lines(self) -> list[str]:
        return self.rules.splitlines()


class InventoryLine(Controlled):
    """A thing that the citizen takes over. Of a signed contract none is added or taken away."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="inventory", db_index=False)
    position = models.PositiveSmallIntegerField()
    many = models.PositiveSmallIntegerField()
    what = LineField(max_length=120)
    #: In which state, at moving in.
    condition = LineField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="keeps_signed_inventory",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
IF EXISTS (
    SELECT FROM moving_in_contract contract
    WHERE contract.signed <> ''
      AND contract.id IN (
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.contract_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.contract_id END)
) THEN
    RAISE EXCEPTION 'contract_is_signed' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);""",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["contract", "position"], name="inventory_line_position"
            ),
            models.UniqueConstraint(
                fields=["id", "controller"], name="inventory_line_and_controller"
            ),
            models.CheckConstraint(name="inventory_line_is_something", condition=Q(many__gte=1)),
            CompositeForeignKey(
                to="moving_in.Contract",
                fields=("contract", "controller"),
                name="inventory_line_tied_to_contract",
            ),
        ]

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """ "2 chairs"."""
        return f"{self.many} {self.what}"
