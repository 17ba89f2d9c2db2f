"""What a citizen eats: usual, how, and which day otherwise; until the kitchen's time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.shown import Shown, merge
from house_life.eating import Eating, eating_of
from house_life.events import MealEvent
from house_life.models import HouseMeals, Meal, MealChoice, MealPlan, Wish
from house_life.models.meals import MOST_DAYS_BEFORE
from house_life.rules import Verb
from house_life.services.locking import own_stay, run_house
from organisations.actors import Actor
from placements.models import Facility, Stay

#: A meal of a day, and whether it is taken.
Chosen = Mapping[tuple[date, Meal], bool]


@transaction.atomic
def choose_meals(
    *, by: Actor, stay: Stay, chosen: Chosen, seen: Chosen, now: datetime
) -> list[MealChoice]:
    """Take or leave out meals. ``seen`` is what the page showed: of what a colleague has changed
    since, only what differs from it is written. What stands already is a no-op.

    Raises :class:`Conflict` ``too_late`` where the kitchen has its list already, and
    ``not_offered``.
    """
    row = own_stay(by, stay, Verb.CHOOSE_MEALS)
    days = {day for day, _meal in chosen}
    if not days:
        return []
    eating = eating_of([row], min(days), max(days))
    house = HouseMeals.objects.filter(facility=row.facility).first()
    house = house or HouseMeals.usual(row.facility)
    changed = [
        (day, meal, takes)
        for (day, meal), takes in sorted(chosen.items())
        if seen.get((day, meal)) != takes and eating.takes(row, day, meal) != takes
    ]
    for day, meal, _takes in changed:
        _check_open(house, day, meal, now)
    rows = [_write(row, eating, by, now, day, meal, takes) for day, meal, takes in changed]
    if rows:
        record(rows[0], MealEvent.CHOSEN, by=by, at=now)
    return rows


@transaction.atomic
def plan_meals(
    *,
    by: Actor,
    stay: Stay,
    usual: Collection[str],
    wishes: Collection[str],
    now: datetime,
    shown: Shown | None = None,
) -> MealPlan:
    """What is taken on an ordinary day, and how it is to be cooked. The same again is a no-op.

    Raises :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.PLAN_MEALS)
    plan = MealPlan.objects.filter(stay=row).first()
    plan = plan or MealPlan(stay=row, controller_id=row.controller_id)
    plan.stay = row
    standing = standing_plan(plan)
    typed = {
        "usual": [meal for meal in Meal.values if meal in usual],
        "wishes": [wish for wish in Wish.values if wish in wishes],
    }
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing:
        return plan
    plan.usual, plan.wishes = merged["usual"], merged["wishes"]
    plan.save()
    record(plan, MealEvent.PLANNED, by=by, at=now)
    return plan


def standing_plan(plan: MealPlan | None) -> dict[str, list[str]]:
    return {
        "usual": list(plan.usual) if plan else [],
        "wishes": list(plan.wishes) if plan else [],
    }


@transaction.atomic
def set_house_meals(
    *,
    by: Actor,
    house: Facility,
    meals: Collection[str],
    days_before: int | None,
    until: time | None,
    now: datetime,
    shown: Shown | None = None,
) -> HouseMeals:
    """Which meals the house offers, and until when they are chosen. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = run_house(by, house, Verb.SET_MEALS)
    checks = Checks()
    days = checks.whole(
        "days_before",
        days_before,
        least=0,
        most=MOST_DAYS_BEFORE,
        missing=_("Write how many days before."),
    )
    if until is None:
        checks.add("missing", _("Write the time."), field="until")
    checks.raise_any()
    stands = HouseMeals.objects.filter(facility=row).first()
    is_new = stands is None
    stands = stands or HouseMeals.usual(row)
    typed = {
        "meals": [meal for meal in Meal.values if meal in meals],
        "days_before": days,
        "until": until,
    }
    standing = standing_house_meals(stands)
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing and not is_new:
        return stands
    for name, value in merged.items():
        setattr(stands, name, value)
    stands.save()
    record(stands, MealEvent.HOUSE_SET, by=by, at=now, house=row.name)
    return stands


def standing_house_meals(stands: HouseMeals) -> dict[str, object]:
    return {
        "meals": list(stands.meals),
        "days_before": stands.days_before,
        "until": stands.until,
    }


def _check_open(house: HouseMeals, day: date, meal: Meal, now: datetime) -> None:
    if meal not in house.offered():
        raise Conflict("not_offered", _("The house does not offer this meal."))
    if not house.is_open(day, now):
        raise Conflict("too_late", _("The kitchen has its list already: talk with the kitchen."))


def _write(
    stay: Stay, eating: Eating, by: Actor, now: datetime, day: date, meal: Meal, takes: bool
) -> MealChoice:
    row = eating.choice(stay, day, meal)
    row = row or MealChoice(controller_id=stay.controller_id, stay=stay, on=day, meal=meal)
    row.stay = stay
    row.takes, row.by, row.at = takes, by.user, now
    row.save()
    return row
