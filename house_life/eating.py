"""Who eats what on which day: one answer for the kitchen, the citizen's page and the payment.

A choice of the day counts first. Without one, a citizen who pays for food by the meal takes what
the decided self-payment covers (§ 110: each meal can be left out), and whoever pays nothing takes
what they usually take.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from house_life.models import Meal, MealChoice, MealPlan, Wish
from placements.models import Absence, SelfPayment, Stay


@dataclass(frozen=True)
class Eating:
    """Of some stays, on the days of which the choices were read."""

    _plans: dict[int, MealPlan]
    _choices: dict[tuple[int, date, str], MealChoice]
    _paid: dict[int, list[SelfPayment]]
    _away: dict[int, list[Absence]]

    def choice(self, stay: Stay, day: date, meal: Meal) -> MealChoice | None:
        return self._choices.get((stay.pk, day, meal))

    def is_here(self, stay: Stay, day: date) -> bool:
        """Here on that day as far as is known: not in hospital or on leave, and not gone."""
        if stay.moved_in_on is None or day < stay.moved_in_on:
            return False
        if stay.left_on is not None and day >= stay.left_on:
            return False
        return not any(each.covers(day) for each in self._away[stay.pk])

    def takes(self, stay: Stay, day: date, meal: Meal) -> bool:
        if not self.is_here(stay, day):
            return False
        chosen = self.choice(stay, day, meal)
        if chosen is not None:
            return chosen.takes
        return self._usually(stay, day, meal)

    def _usually(self, stay: Stay, day: date, meal: Meal) -> bool:
        if pays_for_food(stay):
            return self.line(stay, day, meal) is not None
        plan = self._plans.get(stay.pk)
        return plan is not None and meal in plan.usual

    def line(self, stay: Stay, day: date, meal: Meal) -> SelfPayment | None:
        """What is decided to be paid for the meal that day; None for nothing."""
        lines = self._paid[stay.pk]
        return next((each for each in lines if each.cover == meal and each.covers(day)), None)

    def wishes(self, stay: Stay) -> list[str]:
        plan = self._plans.get(stay.pk)
        return list(plan.wishes) if plan is not None else []

    def wishes_in_words(self, stay: Stay) -> list[str]:
        own = self.wishes(stay)
        return [str(wish.label) for wish in Wish if wish in own]


def pays_for_food(stay: Stay) -> bool:
    return stay.scheme_track.self_payment is not None


def eating_of(stays: Sequence[Stay], first: date, last: date) -> Eating:
    """Four statements, however many stays."""
    plans = MealPlan.objects.filter(stay__in=stays)
    choices = MealChoice.objects.filter(stay__in=stays, on__gte=first, on__lte=last)
    paid: dict[int, list[SelfPayment]] = defaultdict(list)
    for line in SelfPayment.objects.standing().filter(stay__in=stays, cover__in=Meal.values):
        paid[line.stay_id].append(line)
    away: dict[int, list[Absence]] = defaultdict(list)
    absences = Absence.objects.standing().filter(stay__in=stays, starts_on__lte=last)
    for absence in absences.filter(Q(ends_on=None) | Q(ends_on__gt=first)):
        away[absence.stay_id].append(absence)
    return Eating(
        {each.stay_id: each for each in plans},
        {(each.stay_id, each.on, each.meal): each for each in choices},
        paid,
        away,
    )


@dataclass(frozen=True)
class KitchenLine:
    """A meal for the kitchen: numbers and wishes, nobody's name."""

    meal: Meal
    number: int
    wishes: list[tuple[str, int]]


def kitchen_list(
    stays: Sequence[Stay], eating: Eating, day: date, meals: Iterable[Meal]
) -> list[KitchenLine]:
    lines = []
    for meal in meals:
        eaters = [stay for stay in stays if eating.takes(stay, day, meal)]
        counted = Counter(wish for stay in eaters for wish in eating.wishes(stay))
        wishes = [(str(wish.label), counted[wish]) for wish in Wish if counted[wish]]
        lines.append(KitchenLine(meal, len(eaters), wishes))
    return lines


@dataclass(frozen=True)
class Paid:
    """A meal over a month: how often it is taken, and what of it is paid for."""

    meal: Meal
    taken: int
    left_out: int
    kroner: Decimal


def paid_meals(stay: Stay, eating: Eating, first: date, last: date) -> list[Paid]:
    """Of the days [first, last]: a meal that is taken is paid for as decided, one that is left out
    is not. Empty where nobody pays by the meal."""
    if not pays_for_food(stay):
        return []
    counted = []
    for meal in Meal:
        days = [day for day in _days(first, last) if eating.is_here(stay, day)]
        taken = [day for day in days if eating.takes(stay, day, meal)]
        lines = [eating.line(stay, day, meal) for day in taken]
        kroner = sum((line.amount for line in lines if line is not None), Decimal(0))
        left_out = sum(
            eating.line(stay, day, meal) is not None for day in days if day not in set(taken)
        )
        counted.append(Paid(meal, len(taken), left_out, kroner))
    return counted


def _days(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)
