"""What a citizen's food comes to, and the months settled by whoever decides the payment."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.buttons import button
from core.problems import Conflict
from house_life.eating import eating_of, paid_meals, pays_for_food
from house_life.models import MealSettlement
from house_life.rules import RULES, Verb
from house_life.services.settling import settle_meals
from house_life.settled import first_month, open_months
from house_life.views.loading import log_stay, stay_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.offices import not_this_person
from placements.rules import Verb as StayVerb


@require_safe
@needs(Permission.SEE_CITIZENS)
def food_payment(request: ActorRequest, pk: int) -> HttpResponse:
    """For who lives the house's life with the citizen, and for who decides what is paid."""
    if not RULES[Verb.SETTLE_MEALS].may(request.actor):
        RULES[Verb.CHOOSE_MEALS].must(request.actor)
    stay = stay_in_sight(request, pk)
    log_stay(request, stay, "meals")
    if not pays_for_food(stay):
        context = {"section": "citizens", "stay": stay, "pays": False}
        return render(request, "house_life/food_payment.html", context)
    today = timezone.localdate()
    month = today.replace(day=1)
    eating = eating_of([stay], first_month(today), today)
    settled = list(MealSettlement.objects.of(stay))
    context = {
        "section": "citizens",
        "stay": stay,
        "pays": True,
        "settled": settled,
        "open_months": list(open_months(stay, eating, settled, today)),
        "may_settle": RULES[Verb.SETTLE_MEALS].may(request.actor)
        and not_this_person(request.actor, StayVerb.SET_PAYMENT, stay) is None,
        "paid": paid_meals(stay, eating, month, today),
        "month": month,
    }
    return render(request, "house_life/food_payment.html", context)


@button
@needs(*RULES[Verb.SETTLE_MEALS].permissions)
def settle(request: ActorRequest, pk: int, month: str) -> HttpResponse:
    """A month that is over (2026-11): what was not eaten is taken off what is charged."""
    stay = stay_in_sight(request, pk)
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as wrong:
        raise Http404 from wrong
    try:
        settle_meals(by=request.actor, stay=stay, month=first, now=timezone.now())
        messages.success(request, _("The month is settled."))
    except Conflict as problem:
        messages.warning(request, str(problem))
    return redirect("food_payment", pk=pk)
