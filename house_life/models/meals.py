"""Which meals a citizen takes, how they want them, and until when that can be changed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Facility, Stay
from schemes.base import Cover

#: Of a house that has not chosen. Ours: the kitchen buys in the evening.
USUAL_DAYS_BEFORE: Final = 1
USUAL_UNTIL: Final = time(18)
MOST_DAYS_BEFORE: Final = 7


class Meal(models.TextChoices):
    """The same values as what a self-payment covers: a meal that is left out is not paid for."""

    BREAKFAST = Cover.BREAKFAST.value, _("Breakfast")
    LUNCH = Cover.LUNCH.value, _("Lunch")
    DINNER = Cover.DINNER.value, _("Dinner")


class Wish(models.TextChoices):
    """What the kitchen is told: what to cook, never why (belief, health)."""

    VEGETARIAN = "vegetarian", _("Vegetarian")
    VEGAN = "vegan", _("Vegan")
    NO_PORK = "no_pork", _("Without pork")
    NO_MILK = "no_milk", _("Without milk")
    NO_GLUTEN = "no_gluten", _("Without gluten")
    NO_NUTS = "no_nuts", _("Without nuts")
    NO_FISH = "no_fish", _("Without fish and shellfish")
    NO_SUGAR = "no_sugar", _("With little sugar")
    SOFT = "soft", _("Soft food")


@tracked()
class HouseMeals(Controlled):
    """Which meals a house offers, and until when a choice can be changed."""

    facility = models.OneToOneField(Facility, models.CASCADE, related_name="+")
    meals = ArrayField(models.CharField(max_length=12, choices=Meal), default=list)
    days_before = models.PositiveSmallIntegerField(default=USUAL_DAYS_BEFORE)
    until = models.TimeField(default=USUAL_UNTIL)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="meals_are_chosen_within_a_week",
                condition=Q(days_before__lte=MOST_DAYS_BEFORE),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_meals_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"meals of {self.facility_id}"

    @classmethod
    def usual(cls, facility: Facility) -> HouseMeals:
        """Of a house that has not chosen; not saved."""
        return cls(facility=facility, controller_id=facility.controller_id, meals=Meal.values)

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}

    def closes_at(self, day: date) -> datetime:
        """Until when the meals of a day can be changed."""
        last = day - timedelta(days=self.days_before)
        return timezone.make_aware(datetime.combine(last, self.until))

    def is_open(self, day: date, now: datetime) -> bool:
        return now < self.closes_at(day)

    def offered(self) -> list[Meal]:
        return [meal for meal in Meal if meal.value in self.meals]


@tracked()
class MealPlan(Controlled):
    """What a citizen takes on an ordinary day, and how."""

    controller = controller_indexed_with_more()
    stay = models.OneToOneField(Stay, models.PROTECT, related_name="+")
    #: Where the food is paid for, the decided self-payment says it instead.
    usual = ArrayField(models.CharField(max_length=12, choices=Meal), default=list, blank=True)
    wishes = ArrayField(models.CharField(max_length=12, choices=Wish), default=list, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="meal_plan_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="meal_plan_by_stay"),
        ]

    def __str__(self) -> str:
        return f"meals of {self.stay_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


@tracked()
class MealChoice(Controlled):
    """A meal of a day that is taken, or left out, other than usual."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    meal = models.CharField(max_length=12, choices=Meal)
    takes = models.BooleanField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "on", "meal"], name="meal_is_chosen_once"),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="meal_choice_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "on"], name="meal_choice_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.meal} on {self.on}: {self.takes}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
