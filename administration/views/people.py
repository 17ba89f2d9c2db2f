"""People, their roles and the houses they work at. No citizens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from administration.forms.people import EndMembershipForm, HousesForm, PersonForm, RoleForm
from administration.rules import RULES, Verb
from administration.services.handing_over import responsibilities_of
from administration.services.people import (
    add_person,
    change_role,
    end_membership,
    memberships_of,
    people_in_sight,
    send_password_link,
)
from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from core.pages import page_of
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.models import Membership
from organisations.roles import Permission
from placements.services.assignments import choose_houses, houses_of

_LONGEST_SEARCH = 120


@require_safe
@needs(Permission.MANAGE_PEOPLE)
def people(request: ActorRequest) -> HttpResponse:
    """Who has which role, by name."""
    today = timezone.localdate()
    words = request.GET.get("ord", "")[:_LONGEST_SEARCH]
    also_ended = "alle" in request.GET
    rows = people_in_sight(request.actor, words=words, on=today, also_ended=also_ended)
    context = {
        "section": "administration",
        "page": page_of(request, rows),
        "words": words,
        "also_ended": also_ended,
        "today": today,
    }
    return render(request, "administration/people.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD_PERSON].permissions)
def add_person_page(request: ActorRequest) -> HttpResponse:
    """A role for a person, who gets a mail."""
    form = PersonForm(posted(request), by=request.actor)
    added = attempt(
        request,
        form,
        lambda: add_person(by=request.actor, facts=form.facts(), now=timezone.now()),
    )
    if added is not None:
        words = _("%(person)s is added, and gets a mail about it.")
        messages.success(request, words % {"person": added.user.name})
        return redirect("people")
    context = {
        "section": "administration",
        "form": form,
        "action": RULES[Verb.ADD_PERSON].label,
        "text": _("A mail with a link to choose a password goes to who has none yet."),
    }
    return render(request, "administration/person.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE_ROLE].permissions)
def change_role_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Another role from a day on."""
    membership = _membership(request, pk)
    standing = {"role": membership.role, "unit": membership.unit_id}
    form = RoleForm(posted(request), by=request.actor)
    form.edits(standing)
    changed = attempt(
        request,
        form,
        lambda: change_role(
            by=request.actor,
            membership=membership,
            role=form.cleaned_data["role"],
            unit=form.cleaned_data.get("unit"),
            on=form.cleaned_data["on"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The role is changed."))
        return redirect("people")
    return _page(request, form, membership, Verb.CHANGE_ROLE)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHOOSE_HOUSES].permissions)
def choose_houses_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the person works."""
    membership = _membership(request, pk)
    form = HousesForm(posted(request), by=request.actor, standing=houses_of(membership))
    chosen = attempt(
        request,
        form,
        lambda: choose_houses(
            by=request.actor,
            membership=membership,
            houses=form.cleaned_data.get("houses", []),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if chosen is not None:
        messages.success(request, _("The houses are saved."))
        return redirect("people")
    return _page(request, form, membership, Verb.CHOOSE_HOUSES)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.END_MEMBERSHIP].permissions)
def end_membership_page(request: ActorRequest, pk: int) -> HttpResponse:
    """From which day the person has the role no longer, and what stands on them."""
    membership = _membership(request, pk)
    form = EndMembershipForm(posted(request))

    def end() -> bool:
        on = form.cleaned_data["on"]
        end_membership(by=request.actor, membership=membership, on=on, now=timezone.now())
        return True

    if attempt(request, form, end):
        messages.success(request, _("The role is ended."))
        return redirect("people")
    more = {"responsibilities": responsibilities_of(membership)}
    return _page(request, form, membership, Verb.END_MEMBERSHIP, **more)


@button
@needs(*RULES[Verb.SEND_PASSWORD_LINK].permissions)
def send_password_link_page(request: ActorRequest, pk: int) -> HttpResponse:
    """A mail with a new link to choose a password."""
    membership = _membership(request, pk)
    if saves(request):
        send_password_link(by=request.actor, membership=membership, now=timezone.now())
        words = _("%(person)s gets a mail with a link to choose a password.")
        messages.success(request, words % {"person": membership.user.name})
    return redirect("people")


def _membership(request: ActorRequest, pk: int) -> Membership:
    rows = memberships_of(request.actor).select_related("user", "unit")
    return get_object_or_404(rows, pk=pk)


def _page(
    request: ActorRequest, form: ProblemForm, membership: Membership, verb: Verb, **more: Any
) -> HttpResponse:
    context = {
        "section": "administration",
        "form": form,
        "membership": membership,
        "action": RULES[verb].label,
        **more,
    }
    return render(request, "administration/person.html", context, status=form.status)
