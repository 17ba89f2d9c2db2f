"""The citizen, as one organisation knows them.

A citizen known to two municipalities is two citizens: each controller answers for its own.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower, Replace
from django.utils.translation import gettext_lazy as _

from citizens.crypto import unseal
from citizens.identifiers import Identifier
from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import Controlled


def _danish_sort_key(field: str) -> Func:
    """Lower case, aa as å, and Z before Æ Ø Å: the embedded PostgreSQL has no ICU."""
    lowered = Replace(Lower(F(field)), Value("aa"), Value("å"))
    return Func(lowered, Value("æøå"), Value("{|}"), function="translate")


class CitizenQuerySet(models.QuerySet["Citizen"]):
    def of(self, actor: Actor) -> CitizenQuerySet:
        """Citizens of the actor's organisation. Facility staff see fewer: placements.visibility."""
        return self.filter(controller=actor.organisation)


@pghistory.track()
class Citizen(Controlled):
    """A person with a name, or someone known only by an alias (Pitstop's anonymous guests)."""

    name = models.CharField(max_length=160, blank=True)
    alias = models.CharField(max_length=80, blank=True)
    is_anonymous = models.BooleanField(default=False)
    birth_date = models.DateField(null=True, blank=True)
    #: Four digits; "" where not known.
    home_municipality = models.CharField(max_length=4, blank=True)
    has_protected_address = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    #: The official number with its last four hidden, for those who see the citizen.
    masked_number = models.CharField(max_length=16, blank=True)
    name_key = models.GeneratedField(
        expression=_danish_sort_key("name"),
        output_field=models.CharField(max_length=200, db_collation="C"),
        db_persist=True,
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CitizenQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="citizen_and_controller"),
            models.CheckConstraint(
                name="citizen_is_called_something",
                condition=~Q(name="") | ~Q(alias=""),
                violation_error_message=_("Write a name or an alias."),
            ),
            models.CheckConstraint(
                name="anonymous_citizen_has_only_an_alias",
                condition=Q(is_anonymous=False)
                | Q(name="", birth_date=None, masked_number="") & ~Q(alias=""),
                violation_error_message=_("An anonymous citizen has only an alias."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "name_key"], name="citizen_by_name")
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.pk}

    @property
    def called(self) -> str:
        return self.name or self.alias

    def age_on(self, day: date) -> int | None:
        """Whole years on ``day``; None where no birth date is known."""
        if self.birth_date is None:
            return None
        born = self.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class CitizenNumber(Controlled):
    """A citizen's CPR or replacement number, sealed. Anonymous citizens have no row here."""

    citizen = models.OneToOneField(Citizen, models.CASCADE, related_name="number")
    system = models.CharField(max_length=60)
    sealed = models.BinaryField()
    index = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            # Per controller: a shared one would tell one organisation whom another knows.
            models.UniqueConstraint(
                fields=["controller", "system", "index"], name="one_citizen_per_number"
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="number_tied_to_citizen",
            ),
        ]

    def __str__(self) -> str:
        return f"number of citizen {self.citizen_id}"

    @staticmethod
    def binding(citizen_id: int) -> str:
        return f"citizens_citizennumber|{citizen_id}|sealed"

    def reveal(self) -> str:
        """The whole number. Only through ``citizens.services.reveal_number``, which logs it."""
        return unseal(self.sealed, bound_to=self.binding(self.citizen_id))


__all__ = ["Citizen", "CitizenNumber", "Identifier"]
