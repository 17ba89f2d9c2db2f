"""Meals: the kitchen's list by number and wishes, and what a citizen chooses."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from house_life.eating import eating_of, kitchen_list, pays_for_food
from house_life.forms import HouseMealsForm, MealPlanForm, MealsForm
from house_life.models import HouseMeals, MealPlan
from house_life.rules import RULES, Verb, against_living_here
from house_life.services.meals import (
    choose_meals,
    plan_meals,
    set_house_meals,
    standing_house_meals,
    standing_plan,
)
from house_life.views.loading import (
    act_page,
    house_asked_for,
    houses_in_sight,
    log_stay,
    stay_in_sight,
)
from organisations.access import ActorRequest, needs
from placements.models import Facility, Stay

#: A week is planned beside the citizen.
DAYS_AHEAD = 7


@require_safe
@needs(*RULES[Verb.CHOOSE_MEALS].permissions)
def kitchen(request: ActorRequest) -> HttpResponse:
    """How many eat, and how: nobody's name, so that it can hang in the kitchen."""
    now = timezone.now()
    houses = houses_in_sight(request)
    house = house_asked_for(request, houses)
    day = _day_asked_for(request, timezone.localdate(now))
    stays: list[Stay] = []
    meals = None
    if house is not None:
        meals = _meals_of(house)
        here = Stay.objects.visible_to(request.actor).filter(facility=house).in_house()
        stays = list(here.exclude(planned_end_on__lt=day))
    context = {
        "section": "house_life",
        "houses": houses,
        "house": house,
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "lines": kitchen_list(stays, eating_of(stays, day, day), day, meals.offered())
        if meals
        else [],
        "closes_at": meals.closes_at(day) if meals else None,
        "is_open": meals is not None and meals.is_open(day, now),
    }
    return render(request, "house_life/kitchen.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHOOSE_MEALS].permissions)
def stay_meals(request: ActorRequest, pk: int) -> HttpResponse:
    """The days ahead of a citizen."""
    stay = stay_in_sight(request, pk)
    now = timezone.now()
    today = timezone.localdate(now)
    house = _meals_of(stay.facility)
    days = [today + timedelta(days=n) for n in range(DAYS_AHEAD + 1)]
    eating = eating_of([stay], today, days[-1])
    open_days = [day for day in days if house.is_open(day, now) and eating.is_here(stay, day)]
    standing = {
        (day, meal): eating.takes(stay, day, meal) for day in days for meal in house.offered()
    }
    form = MealsForm(posted(request), days=open_days, house=house, standing=standing)
    chosen = attempt(
        request,
        form,
        lambda: choose_meals(
            by=request.actor, stay=stay, chosen=form.chosen(), seen=form.seen(), now=now
        ),
    )
    if chosen is not None:
        messages.success(request, _("The meals are saved."))
        return redirect("stay_meals", pk=pk)
    log_stay(request, stay, "meals")
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "obstacle": against_living_here(stay),
        "fixed": [
            (day, [(meal, standing[day, meal]) for meal in house.offered()])
            for day in days
            if day not in open_days
        ],
        "offered": house.offered(),
        "house": house,
        "wishes": eating.wishes_in_words(stay),
        "pays": pays_for_food(stay),
    }
    return render(request, "house_life/stay_meals.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.PLAN_MEALS].permissions)
def meal_plan(request: ActorRequest, pk: int) -> HttpResponse:
    """What is usual, and how it is to be cooked."""
    stay = stay_in_sight(request, pk)
    form = MealPlanForm(posted(request), stay=stay, pays=pays_for_food(stay))
    form.edits(standing_plan(MealPlan.objects.filter(stay=stay).first()))
    written = attempt(
        request,
        form,
        lambda: plan_meals(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if written is not None:
        messages.success(request, _("The kitchen's list says so from now on."))
        return redirect("stay_meals", pk=pk)
    log_stay(request, stay, "meals")
    return act_page(
        request,
        form,
        action=RULES[Verb.PLAN_MEALS].label,
        about=stay.citizen.called,
        back=reverse("stay_meals", args=[pk]),
        back_label=RULES[Verb.CHOOSE_MEALS].label,
        section="citizens",
        obstacle=against_living_here(stay),
    )


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_MEALS].permissions)
def house_meals(request: ActorRequest, pk: int) -> HttpResponse:
    """Which meals a house offers."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = HouseMealsForm(posted(request))
    form.edits(standing_house_meals(_meals_of(house)))
    written = attempt(
        request,
        form,
        lambda: set_house_meals(
            by=request.actor, house=house, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The meals of the house are saved."))
        return redirect("own_houses")
    return act_page(
        request,
        form,
        action=RULES[Verb.SET_MEALS].label,
        about=house.name,
        back=reverse("own_houses"),
        back_label=_("Houses and places"),
        section="administration",
    )


def _meals_of(house: Facility) -> HouseMeals:
    return HouseMeals.objects.filter(facility=house).first() or HouseMeals.usual(house)


def _day_asked_for(request: HttpRequest, today: date) -> date:
    """``dag``; within a month of today, where anything is known."""
    try:
        day = date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return today
    return day if abs((day - today).days) <= 31 else today
