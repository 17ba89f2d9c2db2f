"""What was found when the inventory was gone through, and what of it the citizen owes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from moving_in.models.contract import Contract, InventoryLine
from organisations.actors import Actor
from organisations.models import Controlled, User, WrittenOnce, controller_indexed_with_more
from placements.models import Stay


class InventoryCheck(WrittenOnce):
    """The inventory was gone through on a day. The latest counts; none is written over."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="checks")
    on = models.DateField()
    #: Who was there besides the one who wrote it.
    together_with = LineField(max_length=120)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "controller"], name="inventory_check_and_controller"
            ),
            CompositeForeignKey(
                to="moving_in.Contract",
                fields=("contract", "controller"),
                name="inventory_check_tied_to_contract",
            ),
        ]

    def __str__(self) -> str:
        return f"inventory of contract {self.contract_id} on {self.on}"


class CheckedLine(Controlled):
    """What was found of one thing."""

    class State(models.TextChoices):
        AS_IT_WAS = "as_it_was", _("As it was")
        DAMAGED = "damaged", _("Damaged")
        MISSING = "missing", _("Missing")

    append_only = True

    inventory_check = models.ForeignKey(
        InventoryCheck, models.PROTECT, related_name="lines", db_index=False
    )
    line = models.ForeignKey(InventoryLine, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State)
    words = LineField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["line__position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["inventory_check", "line"], name="line_is_checked_once"
            ),
            models.UniqueConstraint(
                fields=["id", "controller"], name="checked_line_and_controller"
            ),
            CompositeForeignKey(
                to="moving_in.InventoryCheck",
                fields=("inventory_check", "controller"),
                name="checked_line_tied_to_check",
            ),
            CompositeForeignKey(
                to="moving_in.InventoryLine",
                fields=("line", "controller"),
                name="checked_line_tied_to_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.state}"


class DamageQuerySet(models.QuerySet["Damage"]):
    def visible_to(self, actor: Actor) -> DamageQuerySet:
        """Of the stays in sight."""
        stays = Stay.objects.visible_to(actor).filter(pk=OuterRef("stay"))
        return self.filter(Exists(stays), controller=actor.organisation)

    def open(self) -> DamageQuerySet:
        """To be collected, waived or claimed yet."""
        return self.filter(settled="")


@tracked()
class Damage(Controlled):
    """A line of what the citizen owes. A mistake is put right by a line against it, never changed.

    Whoever settles it says once what became of it.
    """

    class Settled(models.TextChoices):
        BILLED = "billed", _("Sent on to be collected")
        WAIVED = "waived", _("Not collected")
        ESTATE = "estate", _("Claimed from the estate")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: What was found; None for a line against another.
    checked_line = models.ForeignKey(
        CheckedLine, models.PROTECT, null=True, blank=True, related_name="damages"
    )
    #: The line that this one takes back, whole or in part.
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    words = LineField(max_length=200)
    #: Kroner and øre; below zero for a line against another.
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    #: Why it is corrected; "" for a damage.
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    settled = models.CharField(max_length=8, choices=Settled, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DamageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="damage_and_controller"),
            models.CheckConstraint(
                name="damage_is_owed_or_corrects",
                condition=Q(corrects=None, checked_line__isnull=False, amount__gt=0, reason="")
                | Q(corrects__isnull=False, checked_line=None, amount__lt=0) & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="damage_that_is_settled_says_when_and_why",
                condition=Q(settled="", settled_on=None, settled_at=None)
                | Q(settled="billed", settled_on__isnull=False, settled_at__isnull=False)
                | Q(
                    settled__in=["waived", "estate"],
                    settled_on__isnull=False,
                    settled_at__isnull=False,
                )
                & ~Q(settled_reason=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="damage_tied_to_stay"
            ),
            CompositeForeignKey(
                to="moving_in.CheckedLine",
                fields=("checked_line", "controller"),
                name="damage_tied_to_checked_line",
            ),
            CompositeForeignKey(
                to="moving_in.Damage",
                fields=("corrects", "controller"),
                name="damage_tied_to_what_it_corrects",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="damage_by_stay"),
            models.Index(
                fields=["controller", "at"], condition=Q(settled=""), name="damage_to_settle"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.amount}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
