"""The houses one runs: opened, described, closed. No citizen is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import schemes
from administration.forms.houses import CloseHouseForm, HouseForm, NewHouseForm
from administration.views.form_page import form_page
from core.buttons import button
from core.forms import attempt, posted
from core.unsent import saves
from moving_in.rules import contracts_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility, Place
from placements.services.houses import (
    HouseFacts,
    change_house,
    close_house,
    open_house,
    reopen_house,
    schemes_for,
)


@dataclass(frozen=True)
class PlaceLine:
    """A place, and where it stands in time."""

    place: Place
    kind: str
    #: Not there yet.
    opens_later: bool
    #: A contract is signed there, with what stands in it.
    has_inventory: bool


@dataclass(frozen=True)
class HouseLines:
    """A house with its places: those there are or will be, and those there were."""

    house: Facility
    offer: str
    is_closed: bool
    places: list[PlaceLine] = field(default_factory=list)
    past: list[Place] = field(default_factory=list)

    @property
    def signs_contracts(self) -> bool:
        """So that the house's rules are written."""
        return bool(contracts_of(self.house.scheme))


@require_safe
@needs(*RULES[HouseVerb.CHANGE].permissions)
def own_houses(request: ActorRequest) -> HttpResponse:
    """All houses that one runs, and their places."""
    lines = list(_lines(request.actor, timezone.localdate()))
    context = {
        "section": "administration",
        "lines": [each for each in lines if not each.is_closed],
        "closed": [each for each in lines if each.is_closed],
        "may_open": RULES[HouseVerb.OPEN].may(request.actor),
    }
    return render(request, "administration/houses.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.OPEN].permissions)
def open_house_page(request: ActorRequest) -> HttpResponse:
    """A new house; its places come next."""
    fitting = schemes_for(request.actor.organisation, on=timezone.localdate())
    form = NewHouseForm(posted(request), fitting=fitting)
    house = attempt(
        request,
        form,
        lambda: open_house(
            by=request.actor,
            scheme=form.cleaned_data["scheme"],
            facts=form.facts(),
            now=timezone.now(),
        ),
    )
    if house is not None:
        messages.success(request, _("The house is open. Now open its places."))
        return redirect("open_places", pk=house.pk)
    return form_page(request, form, HouseVerb.OPEN)


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.CHANGE].permissions)
def change_house_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Name, address, phone, what it is."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = HouseForm(posted(request))
    form.edits(HouseFacts.of(house).values)
    changed = attempt(
        request,
        form,
        lambda: change_house(
            by=request.actor,
            house=house,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The house is changed."))
        return redirect("own_houses")
    return form_page(request, form, HouseVerb.CHANGE, about=house.name)


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.CLOSE].permissions)
def close_house_page(request: ActorRequest, pk: int) -> HttpResponse:
    """From which day; all that stands in the way is said at once."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = CloseHouseForm(posted(request))
    closed = attempt(
        request,
        form,
        lambda: close_house(
            by=request.actor, house=house, on=form.cleaned_data["on"], now=timezone.now()
        ),
    )
    if closed is not None:
        messages.success(request, _("The house closes as you chose."))
        return redirect("own_houses")
    note = _(
        "From that day the house is offered nowhere, and its public page is gone. What has been "
        "stays, also in the figures. Close its places first."
    )
    return form_page(request, form, HouseVerb.CLOSE, about=house.name, note=note)


@button
@needs(*RULES[HouseVerb.REOPEN].permissions)
def reopen_house_page(request: ActorRequest, pk: int) -> HttpResponse:
    """It does not close after all."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    if saves(request):
        reopen_house(by=request.actor, house=house, now=timezone.now())
        messages.success(request, _("The house stays open."))
    return redirect("own_houses")


def _lines(actor: Actor, today: date) -> Iterator[HouseLines]:
    """Two statements, however many there are."""
    of_house: dict[int, list[Place]] = {}
    for place in Place.objects.run_by(actor).order_by("order", "name"):
        of_house.setdefault(place.facility_id, []).append(place)
    for house in Facility.objects.run_by(actor):
        offer = schemes.get(house.scheme)
        line = HouseLines(house, offer.name, is_closed=not house.is_open_on(today))
        kinds = {track.key: _(track.name) for version in offer.versions for track in version.tracks}
        for place in of_house.get(house.pk, ()):
            if place.closes_on is not None and place.closes_on <= today:
                line.past.append(place)
            else:
                line.places.append(
                    PlaceLine(
                        place,
                        kinds.get(place.track, ""),
                        opens_later=place.opens_on > today,
                        has_inventory=bool(contracts_of(house.scheme, place.track)),
                    )
                )
        yield line
