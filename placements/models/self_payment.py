"""What a citizen pays for a stay (§ 110), and whether a home is kept meanwhile."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from placements.models.stay import Stay
from placements.models.stay_line import StayLine, StayLineQuerySet, line_constraints
from schemes.base import Cover


class SelfPaymentQuerySet(StayLineQuerySet["SelfPayment"]):
    pass


@tracked()
class SelfPayment(StayLine):
    """Kroner a day for one thing. Who decided it stands in words: often another municipality."""

    class Cover(models.TextChoices):
        LODGING = Cover.LODGING.value, _("Lodging, with heating and electricity")
        BREAKFAST = Cover.BREAKFAST.value, _("Breakfast")
        LUNCH = Cover.LUNCH.value, _("Lunch")
        DINNER = Cover.DINNER.value, _("Dinner")
        LAUNDRY = Cover.LAUNDRY.value, _("Laundry")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="self_payments")
    cover = models.CharField(max_length=12, choices=Cover)
    #: Kroner and øre a day.
    amount = models.DecimalField(max_digits=7, decimal_places=2)
    decided_by = models.CharField(max_length=120)

    objects = SelfPaymentQuerySet.as_manager()

    class Meta(StayLine.Meta):
        constraints: ClassVar[list[Any]] = [
            *line_constraints("self_payment"),
            models.CheckConstraint(name="self_payment_is_some_money", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="self_payment_is_decided_by_somebody", condition=~Q(decided_by="")
            ),
            ExclusionConstraint(
                name="one_self_payment_per_day_and_cover",
                expressions=[
                    ("stay", RangeOperators.EQUAL),
                    ("cover", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("The same thing is paid for once a day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cover} {self.amount}"


class HomeKeptQuerySet(StayLineQuerySet["HomeKept"]):
    pass


@tracked()
class HomeKept(StayLine):
    """Whether the citizen keeps a home during the stay: often known late. Where there is no line
    nobody has asked, which is not the same as not known."""

    class Answer(models.TextChoices):
        KEPT = "kept", _("Yes, keeps a home")
        NONE = "none", _("No, keeps no home")
        UNKNOWN = "unknown", _("Not known")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="homes_kept")
    answer = models.CharField(max_length=8, choices=Answer)

    objects = HomeKeptQuerySet.as_manager()

    class Meta(StayLine.Meta):
        constraints: ClassVar[list[Any]] = [
            *line_constraints("home_kept"),
            ExclusionConstraint(
                name="one_answer_about_the_home_per_day",
                expressions=[
                    ("stay", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("A home is kept or not, on one day."),
            ),
        ]

    def __str__(self) -> str:
        return f"home: {self.answer}"
