"""What a house puts into its contracts. No citizen is named."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import ProblemForm, attempt, posted
from moving_in.forms import HouseRulesForm, InventoryForm
from moving_in.models import HouseTerms, PlaceInventory
from moving_in.rules import RULES, Verb
from moving_in.services.house_terms import list_inventory, write_house_rules
from organisations.access import ActorRequest, needs
from placements.models import Facility, Place


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.WRITE_RULES].permissions)
def rules(request: ActorRequest, pk: int) -> HttpResponse:
    """The house's own rules."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    terms = HouseTerms.objects.filter(facility=house).first()
    form = HouseRulesForm(posted(request))
    form.edits({"rules": terms.rules if terms else ""})
    written = attempt(
        request,
        form,
        lambda: write_house_rules(
            by=request.actor, house=house, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The house rules are written."))
        return redirect("own_houses")
    note = _("Contracts that are signed keep the rules that were signed.")
    return _page(request, form, Verb.WRITE_RULES, about=house.name, note=note)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.LIST_INVENTORY].permissions)
def inventory(request: ActorRequest, pk: int) -> HttpResponse:
    """What stands in a place; filled in from another place (``fra``) where one is asked for."""
    places = Place.objects.run_by(request.actor).select_related("facility")
    place = get_object_or_404(places, pk=pk)
    own = PlaceInventory.objects.filter(place=place).first()
    others = PlaceInventory.objects.filter(place__in=places).exclude(place=place).exclude(things="")
    others = others.select_related("place__facility").order_by("place__facility_id", "place__name")
    asked = request.GET.get("fra", "")
    copied = next((each for each in others if str(each.place_id) == asked), None)
    form = InventoryForm(posted(request))
    if copied is not None:
        form.initial = {"things": copied.things}
    form.edits({"things": own.things if own else ""})
    written = attempt(
        request,
        form,
        lambda: list_inventory(
            by=request.actor, place=place, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The inventory is written."))
        return redirect("own_houses")
    return _page(
        request,
        form,
        Verb.LIST_INVENTORY,
        about=f"{place.facility.name}, {place.name}",
        note=_("It is put into the next contract. Contracts that are written keep theirs."),
        others=others,
        copied=copied,
    )


def _page(
    request: ActorRequest, form: ProblemForm, verb: Verb, *, about: str, note: str, **more: object
) -> HttpResponse:
    context = {
        "section": "administration",
        "form": form,
        "action": RULES[verb].label,
        "about": about,
        "note": note,
    }
    return render(request, "moving_in/house_terms.html", context | more, status=form.status)
