"""The wards and teams of the organisation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from administration.forms.people import UnitForm
from administration.rules import RULES, Verb
from administration.services.units import add_unit, rename_unit, units_of
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD_UNIT].permissions)
def units(request: ActorRequest) -> HttpResponse:
    """Those there are, and one more."""
    form = UnitForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_unit(by=request.actor, name=form.cleaned_data["name"], now=timezone.now()),
    )
    if added is not None:
        messages.success(request, _("The unit is added."))
        return redirect("units")
    context = {
        "section": "administration",
        "form": form,
        "units": units_of(request.actor),
        "action": RULES[Verb.ADD_UNIT].label,
    }
    return render(request, "administration/units.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.RENAME_UNIT].permissions)
def rename_unit_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Another name for a unit."""
    unit = get_object_or_404(units_of(request.actor), pk=pk)
    form = UnitForm(posted(request))
    form.edits({"name": unit.name})
    renamed = attempt(
        request,
        form,
        lambda: rename_unit(
            by=request.actor,
            unit=unit,
            name=form.cleaned_data["name"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if renamed is not None:
        messages.success(request, _("The unit is renamed."))
        return redirect("units")
    context = {
        "section": "administration",
        "form": form,
        "unit": unit,
        "action": RULES[Verb.RENAME_UNIT].label,
    }
    return render(request, "administration/unit.html", context, status=form.status)
