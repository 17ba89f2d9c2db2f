"""Relatives and children of a citizen, as people."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from network.words import Relation
from organisations.models import Controlled, controller_indexed_with_more


@tracked()
class Relative(Controlled):
    """Somebody close to the citizen. What they may hear is written in words; the consent itself is
    another matter."""

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="relatives", db_index=False)
    name = LineField(max_length=120)
    relation = models.CharField(max_length=16, choices=Relation)
    #: In words: "moster", or where the relation is none of the list.
    relation_words = LineField(max_length=120, blank=True)
    phone = LineField(max_length=40, blank=True)
    mail = models.EmailField(blank=True)
    #: What the citizen wants them to know.
    may_hear = models.TextField(blank=True)
    #: Who rings whom, and when.
    rings = LineField(max_length=200, blank=True)
    #: Nobody contacts them.
    is_not_contacted = models.BooleanField(default=False)
    not_contacted_because = LineField(max_length=200, blank=True)
    #: Of a child.
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    lives_with = LineField(max_length=120, blank=True)
    #: How they see each other.
    togetherness = LineField(max_length=200, blank=True)
    #: From that day on they stand among those before.
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="relative_tied_to_citizen",
            ),
            models.CheckConstraint(
                name="relative_of_other_relation_says_which",
                condition=~Q(relation="other") | ~Q(relation_words=""),
            ),
            models.CheckConstraint(
                name="relative_ended_says_why",
                condition=Q(ended_on=None, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "citizen"], name="relative_by_citizen"),
        ]

    def __str__(self) -> str:
        return f"relative {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id}

    @property
    def relation_in_words(self) -> str:
        return self.relation_words or str(Relation(self.relation).label)

    @property
    def is_child(self) -> bool:
        return self.relation == Relation.CHILD

    def age_in(self, year: int) -> int | None:
        """As old as they get in the year; None where nobody has written when they were born."""
        return None if self.birth_year is None else year - self.birth_year

    def stands_on(self, day: date) -> bool:
        return self.ended_on is None or day < self.ended_on
