"""Day rates of the houses that one sets up."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from administration.forms.rates import RateForm
from administration.rules import RULES, Verb
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import DayRate, Facility
from placements.services.houses import kinds_of_places
from placements.services.rates import RateFacts, add_rate, change_rate


@require_safe
@needs(Permission.SET_RATES)
def rates(request: ActorRequest) -> HttpResponse:
    """Every house with its rates, the newest first."""
    today = timezone.localdate()
    rows = DayRate.objects.run_by(request.actor).order_by("facility", "track", "-starts_on")
    by_house = {key: list(own) for key, own in groupby(rows, lambda rate: rate.facility_id)}
    houses = [
        (house, _by_track(house, by_house.get(house.pk, [])))
        for house in Facility.objects.run_by(request.actor)
    ]
    context = {"section": "administration", "houses": houses, "today": today, "verb": RULES}
    return render(request, "administration/rates.html", context)


def _by_track(house: Facility, rates: list[DayRate]) -> list[tuple[str, list[DayRate]]]:
    """Each kind of place with its rates; one that the scheme has no longer keeps its key."""
    names = _kinds(house)
    of_track: dict[str, list[DayRate]] = {key: [] for key in names}
    for rate in rates:
        of_track.setdefault(rate.track, []).append(rate)
    return [(names.get(key, key), own) for key, own in of_track.items()]


def _kinds(house: Facility) -> dict[str, str]:
    return {kind.key: _(kind.name) for kind in kinds_of_places(house, on=timezone.localdate())}


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD_RATE].permissions)
def add_rate_page(request: ActorRequest, pk: int) -> HttpResponse:
    """A new rate of a house. It ends the one before."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = RateForm(posted(request), tracks=_kinds(house))
    added = attempt(
        request,
        form,
        lambda: add_rate(
            by=request.actor,
            facility=house,
            track=form.cleaned_data["track"],
            facts=form.facts(),
            now=timezone.now(),
        ),
    )
    if added is not None:
        messages.success(request, _("The rate is saved."))
        return redirect("rates")
    context = {
        "section": "administration",
        "form": form,
        "house": house,
        "action": RULES[Verb.ADD_RATE].label,
    }
    return render(request, "administration/rate.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE_RATE].permissions)
def change_rate_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a rate right, or give it an end."""
    rows = DayRate.objects.run_by(request.actor).select_related("facility")
    rate = get_object_or_404(rows, pk=pk)
    form = RateForm(posted(request))
    form.edits(RateFacts.of(rate).values)
    changed = attempt(
        request,
        form,
        lambda: change_rate(
            by=request.actor,
            rate=rate,
            facts=form.facts(),
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The rate is saved."))
        return redirect("rates")
    context = {
        "section": "administration",
        "form": form,
        "house": rate.facility,
        "rate": rate,
        "action": RULES[Verb.CHANGE_RATE].label,
    }
    return render(request, "administration/rate.html", context, status=form.status)
