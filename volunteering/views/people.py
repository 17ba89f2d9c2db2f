"""Who helps at a house. Staff read names and phones; the leader keeps the list."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from placements.models import Facility
from volunteering.forms import TermsForm, VolunteerForm
from volunteering.models import Volunteer, VolunteerTerms
from volunteering.rules import RULES, Verb
from volunteering.services.people import (
    State,
    VolunteerFacts,
    accounts_for,
    add_volunteer,
    change_volunteer,
    set_volunteer_state,
    set_volunteer_terms,
    standing_terms,
)


@require_safe
@needs(*RULES[Verb.SEE_PEOPLE].permissions)
def volunteers(request: ActorRequest) -> HttpResponse:
    """Active ones first; ended ones (``alle``) where they are asked for."""
    rows = Volunteer.objects.visible_to(request.actor).select_related("facility", "user")
    also_ended = "alle" in request.GET
    if not also_ended:
        rows = rows.filter(ended_on=None)
    page = page_of(request, rows.order_by("facility__order", "facility__name", "name", "pk"))
    houses = list(Facility.objects.visible_to(request.actor).open_on(timezone.localdate()))
    terms = {each.facility_id: each for each in VolunteerTerms.objects.filter(facility__in=houses)}
    runs = RULES[Verb.ADD].may(request.actor)
    context = {
        "section": "house_life",
        "page": page,
        "rows": [
            (each, each.missing(terms.get(each.facility_id)) if runs else [])
            for each in page.object_list
        ],
        "houses": houses,
        "also_ended": also_ended,
        "runs_people": runs,
        "sets_terms": RULES[Verb.SET_TERMS].may(request.actor),
    }
    return render(request, "volunteering/volunteers.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD].permissions)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """To a house."""
    today = timezone.localdate()
    house = get_object_or_404(Facility.objects.visible_to(request.actor).open_on(today), pk=pk)
    form = VolunteerForm(posted(request), accounts=accounts_for(house, today))
    added = attempt(
        request,
        form,
        lambda: add_volunteer(
            by=request.actor, house=house, facts=form.facts(), now=timezone.now()
        ),
    )
    if added is not None:
        messages.success(request, _("%(name)s is on the list.") % {"name": added.name})
        return redirect("volunteers")
    return _page(request, form, Verb.ADD, about=house.name)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE_PERSON].permissions)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    volunteer = _in_sight(request, pk)
    accounts = accounts_for(volunteer.facility, timezone.localdate())
    if volunteer.user is not None and volunteer.user not in accounts:
        accounts.append(volunteer.user)
    form = VolunteerForm(posted(request), accounts=accounts)
    form.edits(VolunteerFacts.of(volunteer).values)
    changed = attempt(
        request,
        form,
        lambda: change_volunteer(
            by=request.actor,
            volunteer=volunteer,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("%(name)s is changed.") % {"name": changed.name})
        return redirect("volunteers")
    return _page(request, form, Verb.CHANGE_PERSON, about=volunteer.name)


@button
@needs(*RULES[Verb.CHANGE_PERSON].permissions)
def set_state(request: ActorRequest, pk: int, state: str) -> HttpResponse:
    """Pause, go on, end."""
    if state not in list(State):
        raise Http404
    volunteer = _in_sight(request, pk)
    row = set_volunteer_state(
        by=request.actor, volunteer=volunteer, state=State(state), now=timezone.now()
    )
    messages.success(request, f"{row.name}: {row.state}.")
    return redirect("volunteers")


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_TERMS].permissions)
def terms(request: ActorRequest, pk: int) -> HttpResponse:
    """Which certificates the house asks to see."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = TermsForm(posted(request))
    form.edits(standing_terms(VolunteerTerms.objects.filter(facility=house).first()))
    written = attempt(
        request,
        form,
        lambda: set_volunteer_terms(
            by=request.actor, house=house, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is saved what the house asks of volunteers."))
        return redirect("own_houses")
    context = {
        "section": "administration",
        "form": form,
        "action": RULES[Verb.SET_TERMS].label,
        "about": house.name,
        "back_label": _("Houses and places"),
        "back": reverse("own_houses"),
    }
    return render(request, "volunteering/act.html", context, status=form.status)


def _in_sight(request: ActorRequest, pk: int) -> Volunteer:
    rows = Volunteer.objects.visible_to(request.actor).select_related("facility", "user")
    return get_object_or_404(rows, pk=pk)


def _page(request: ActorRequest, form: ProblemForm, verb: Verb, *, about: str) -> HttpResponse:
    context = {
        "section": "house_life",
        "form": form,
        "action": RULES[verb].label,
        "about": about,
        "back_label": RULES[Verb.SEE_PEOPLE].label,
        "back": reverse("volunteers"),
    }
    return render(request, "volunteering/act.html", context, status=form.status)
