"""During the stay: savings, the daily helper, and how the citizen wants it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from moving_in.forms import EndSavingsForm, HelperForm, PreferenceForm, SavingsForm
from moving_in.models import Preference
from moving_in.rules import Verb
from moving_in.services.helpers import set_helper, staff_of
from moving_in.services.preferences import add_preference, withdraw_preference
from moving_in.services.savings import agree_savings, end_savings, standing_savings
from moving_in.views.loading import act_page, stay_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def savings(request: ActorRequest, pk: int) -> HttpResponse:
    """Agree on savings, or agree anew."""
    stay = stay_for(request, pk, Verb.AGREE_SAVINGS)
    form = SavingsForm(posted(request), standing=standing_savings(stay))
    agreed = attempt(
        request,
        form,
        lambda: agree_savings(
            by=request.actor,
            stay=stay,
            now=timezone.now(),
            **{"reason": ""} | form.cleaned_data,
        ),
    )
    if agreed is not None:
        messages.success(request, _("The savings agreement is written."))
        return redirect("stay", pk=pk)
    note = _("Saving up is voluntary: the citizen can stop at any time.")
    return act_page(request, stay, form, Verb.AGREE_SAVINGS, note=note)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """Nothing is saved by it any more."""
    stay = stay_for(request, pk, Verb.END_SAVINGS)
    form = EndSavingsForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_savings(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if ended is not None:
        messages.success(request, _("The savings agreement is ended."))
        return redirect("stay", pk=pk)
    return act_page(request, stay, form, Verb.END_SAVINGS)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def helper(request: ActorRequest, pk: int) -> HttpResponse:
    """Who helps from a day."""
    stay = stay_for(request, pk, Verb.SET_HELPER)
    form = HelperForm(posted(request), staff=staff_of(stay.facility, timezone.localdate()))
    chosen = attempt(
        request,
        form,
        lambda: set_helper(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if chosen is not None:
        messages.success(request, _("The daily helper is chosen."))
        return redirect("stay", pk=pk)
    return act_page(request, stay, form, Verb.SET_HELPER)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def preference(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down how the citizen wants it."""
    stay = stay_for(request, pk, Verb.ADD_PREFERENCE)
    form = PreferenceForm(posted(request))
    wish = attempt(
        request,
        form,
        lambda: add_preference(
            by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data
        ),
    )
    if wish is not None:
        messages.success(request, _("The wish is written down."))
        return redirect("stay", pk=pk)
    return act_page(request, stay, form, Verb.ADD_PREFERENCE)


@button
@needs(Permission.SEE_CITIZENS)
def withdraw(request: ActorRequest, pk: int, wish_pk: int) -> HttpResponse:
    """It holds no more."""
    stay = stay_for(request, pk, Verb.WITHDRAW_PREFERENCE)
    wish = get_object_or_404(Preference.objects.filter(stay=stay), pk=wish_pk)
    withdraw_preference(by=request.actor, stay=stay, wish=wish, now=timezone.now())
    messages.success(request, _("The wish is taken back."))
    return redirect("stay", pk=pk)
