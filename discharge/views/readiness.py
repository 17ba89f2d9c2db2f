"""Disputing a declaration, and the cause of each day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from discharge.causes import Cause, causes_of
from discharge.forms import CauseForm, DisputeForm, EndDisputeForm
from discharge.rules import Verb, sides_of
from discharge.services.readiness import dispute_readiness, end_dispute
from discharge.services.waiting import set_cause
from discharge.views.loading import act_page, for_act
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def dispute(request: ActorRequest, pk: int) -> HttpResponse:
    """Say why the citizen is not ready."""
    row = for_act(request.actor, pk, Verb.DISPUTE)
    form = DisputeForm(posted(request))
    disputed = attempt(
        request,
        form,
        lambda: dispute_readiness(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if disputed is not None:
        messages.success(request, _("The ward is told that you dispute it."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.DISPUTE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdraw the dispute, or say how it was settled."""
    row = for_act(request.actor, pk, Verb.END_DISPUTE)
    form = EndDisputeForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_dispute(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("The dispute is over. The ward is told."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.END_DISPUTE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def cause(request: ActorRequest, pk: int) -> HttpResponse:
    """Set why some days are waited. What the product proposes is chosen by ``?aarsag=``."""
    row = for_act(request.actor, pk, Verb.SET_CAUSE)
    causes = causes_of(sides_of(request.actor, row))
    proposed = request.GET.get("aarsag", "")
    initial = {"cause": proposed} if proposed in Cause.values else {}
    form = CauseForm(posted(request), causes=causes, initial=initial)
    set_now = attempt(
        request,
        form,
        lambda: set_cause(by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data),
    )
    if set_now is not None:
        messages.success(request, _("The cause is set."))
        return redirect("discharge", pk=pk)
    about = _("You can set the causes that your side answers for.")
    return act_page(request, row, form, Verb.SET_CAUSE, about=about)
