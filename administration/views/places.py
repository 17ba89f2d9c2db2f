"""The places of the houses one runs: opened, described, closed. No citizen is named."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from administration.forms.places import DescribePlaceForm, EndPlaceForm, OpenPlacesForm
from administration.views.form_page import form_page
from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict
from core.unsent import saves
from organisations.access import ActorRequest, needs
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility, Place
from placements.services.houses import kinds_of_places
from placements.services.place_openings import (
    PlaceDescription,
    describe_place,
    end_place,
    keep_place,
    open_places,
)


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.OPEN_PLACES].permissions)
def open_places_page(request: ActorRequest, pk: int) -> HttpResponse:
    """One place, or several alike."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    kinds = kinds_of_places(house, on=timezone.localdate())
    form = OpenPlacesForm(posted(request), kinds=kinds)
    places = attempt(
        request,
        form,
        lambda: open_places(by=request.actor, house=house, facts=form.facts(), now=timezone.now()),
    )
    if places is not None:
        words = ngettext("%(n)d place is opened.", "%(n)d places are opened.", len(places))
        messages.success(request, words % {"n": len(places)})
        return redirect("own_houses")
    return form_page(request, form, HouseVerb.OPEN_PLACES, about=house.name)


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.DESCRIBE_PLACE].permissions)
def describe_place_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Name, what it has, where it stands among the others."""
    place = _place(request, pk)
    standing = PlaceDescription.of(place)
    booked = place.bookings.exists()
    form = DescribePlaceForm(
        posted(request),
        kinds=kinds_of_places(place.facility, on=place.opens_on),
        standing=standing,
        booked=booked,
    )
    form.edits(standing.values)
    described = attempt(
        request,
        form,
        lambda: describe_place(
            by=request.actor,
            place=place,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if described is not None:
        messages.success(request, _("The place is changed."))
        return redirect("own_houses")
    note = _("The place has been booked: its kind and its first day stay as they are.")
    about = _about(place)
    return form_page(
        request, form, HouseVerb.DESCRIBE_PLACE, about=about, note=note if booked else ""
    )


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.END_PLACE].permissions)
def end_place_page(request: ActorRequest, pk: int) -> HttpResponse:
    """From which day; what is booked after it is said."""
    place = _place(request, pk)
    form = EndPlaceForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_place(
            by=request.actor, place=place, on=form.cleaned_data["on"], now=timezone.now()
        ),
    )
    if ended is not None:
        messages.success(request, _("The place closes as you chose."))
        return redirect("own_houses")
    note = _(
        "From that day the place is there no more. Is it only closed for a while, for example "
        "while it is painted, the house's leader closes it under Places instead: then it opens "
        "again by itself."
    )
    return form_page(request, form, HouseVerb.END_PLACE, about=_about(place), note=note)


@button
@needs(*RULES[HouseVerb.KEEP_PLACE].permissions)
def keep_place_page(request: ActorRequest, pk: int) -> HttpResponse:
    """It does not close after all."""
    place = _place(request, pk)
    if saves(request):
        try:
            keep_place(by=request.actor, place=place, now=timezone.now())
        except Conflict as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The place stays open."))
    return redirect("own_houses")


def _place(request: ActorRequest, pk: int) -> Place:
    return get_object_or_404(Place.objects.run_by(request.actor).select_related("facility"), pk=pk)


def _about(place: Place) -> str:
    return f"{place.facility.name}, {place.name}"
