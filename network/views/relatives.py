"""Relatives and children: each act a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from network.before import RELATIVE_LABELS, changes_of
from network.forms import EndForm, RelativeForm
from network.rules import Verb
from network.services.relatives import add_relative, correct_relative, end_relative
from network.views.loading import act_page, relative_of, stay_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.ADD_RELATIVE)
    form = RelativeForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_relative(by=request.actor, stay=stay, facts=form.facts(), now=timezone.now()),
    )
    if added is not None:
        messages.success(request, _("%(name)s stands in the network.") % {"name": added.name})
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.ADD_RELATIVE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int, relative_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.CORRECT_RELATIVE)
    row = relative_of(stay, relative_pk)
    form = RelativeForm(posted(request), relative=row)
    corrected = attempt(
        request,
        form,
        lambda: correct_relative(
            by=request.actor,
            stay=stay,
            relative=row,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is put right."))
        return redirect("network", pk=pk)
    changes = changes_of(row, RELATIVE_LABELS)
    return act_page(request, stay, form, Verb.CORRECT_RELATIVE, name=row.name, changes=changes)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int, relative_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.END_RELATIVE)
    row = relative_of(stay, relative_pk)
    form = EndForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_relative(
            by=request.actor, stay=stay, relative=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("%(name)s stands among those before.") % {"name": row.name})
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.END_RELATIVE, name=row.name)
