"""The budget of a house's year: lines are added, changed and removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from administration.forms.budgets import BudgetItemForm
from administration.rules import RULES, Verb
from core.buttons import button
from core.checks import EARLIEST, LATEST
from core.forms import attempt, posted
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import BudgetItem, Facility
from placements.services.budgets import (
    ItemFacts,
    add_budget_item,
    budget_of,
    change_budget_item,
    copy_budget,
    remove_budget_item,
)


@require_safe
@needs(Permission.SET_RATES)
def budgets(request: ActorRequest) -> HttpResponse:
    """Which house, and this year or the next."""
    year = timezone.localdate().year
    context = {
        "section": "administration",
        "houses": Facility.objects.run_by(request.actor),
        "years": [year - 1, year, year + 1],
    }
    return render(request, "administration/budgets.html", context)


@require_safe
@needs(Permission.SET_RATES)
def budget(request: ActorRequest, pk: int, year: int) -> HttpResponse:
    """A house's year: what the rates bring, the lines, and the income in all."""
    house = _house(request, pk, year)
    today = timezone.localdate()
    shown = budget_of(house, year, today=today)
    context = {
        "section": "administration",
        "house": house,
        "budget": shown,
        "kinds": [
            (kind.label, [item for item in shown.items if item.kind == kind])
            for kind in BudgetItem.Kind
        ],
        "has_last_year": BudgetItem.objects.run_by(request.actor)
        .filter(facility=house, year=year - 1)
        .exists(),
        "verb": RULES,
    }
    return render(request, "administration/budget.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD_BUDGET_ITEM].permissions)
def add_budget_item_page(request: ActorRequest, pk: int, year: int) -> HttpResponse:
    """One more line."""
    house = _house(request, pk, year)
    form = BudgetItemForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_budget_item(
            by=request.actor, facility=house, year=year, facts=form.facts(), now=timezone.now()
        ),
    )
    if added is not None:
        messages.success(request, _("The line is added."))
        return redirect("budget", pk=house.pk, year=year)
    context = {
        "section": "administration",
        "form": form,
        "house": house,
        "year": year,
        "action": RULES[Verb.ADD_BUDGET_ITEM].label,
    }
    return render(request, "administration/budget_item.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE_BUDGET_ITEM].permissions)
def change_budget_item_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a line right."""
    item = _item(request, pk)
    form = BudgetItemForm(posted(request))
    form.edits(ItemFacts.of(item).values)
    changed = attempt(
        request,
        form,
        lambda: change_budget_item(
            by=request.actor,
            item=item,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The line is changed."))
        return redirect("budget", pk=item.facility_id, year=item.year)
    context = {
        "section": "administration",
        "form": form,
        "house": item.facility,
        "year": item.year,
        "action": RULES[Verb.CHANGE_BUDGET_ITEM].label,
    }
    return render(request, "administration/budget_item.html", context, status=form.status)


@button
@needs(*RULES[Verb.REMOVE_BUDGET_ITEM].permissions)
def remove_budget_item_page(request: ActorRequest, pk: int) -> HttpResponse:
    """The line goes."""
    item = _item(request, pk)
    if saves(request):
        remove_budget_item(by=request.actor, item=item, now=timezone.now())
        messages.success(request, _("“%(line)s” is removed.") % {"line": item.name})
    return redirect("budget", pk=item.facility_id, year=item.year)


@button
@needs(*RULES[Verb.COPY_BUDGET].permissions)
def copy_budget_page(request: ActorRequest, pk: int, year: int) -> HttpResponse:
    """The lines of the year before, in this year too."""
    house = _house(request, pk, year)
    if saves(request):
        copies = copy_budget(by=request.actor, facility=house, year=year, now=timezone.now())
        words = _("The lines are copied.") if copies else _("All the lines were here already.")
        messages.success(request, words)
    return redirect("budget", pk=house.pk, year=year)


def _house(request: ActorRequest, pk: int, year: int) -> Facility:
    if not EARLIEST.year < year < LATEST.year:
        raise Http404
    return get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)


def _item(request: ActorRequest, pk: int) -> BudgetItem:
    rows = BudgetItem.objects.run_by(request.actor).select_related("facility")
    return get_object_or_404(rows, pk=pk)
