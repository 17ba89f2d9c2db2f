"""A citizen's standing agreement: made with the citizen, and withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from cases.forms.agreements import AgreementForm, WithdrawAgreementForm
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import StandingAgreement
from placements.services.standing import kinds_to_ring_for, make_agreement, withdraw_agreement
from placements.visibility import citizens_visible_to


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def make(request: ActorRequest, pk: int) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    row = get_object_or_404(citizens_visible_to(actor), pk=pk)
    kinds = kinds_to_ring_for(actor, on=timezone.localdate(now))
    form = AgreementForm(posted(request), kinds=kinds)
    made = attempt(
        request, form, lambda: make_agreement(by=actor, citizen=row, agreed=form.agreed, now=now)
    )
    if made is not None:
        messages.success(request, _("It is agreed. Staff see it when the citizen rings."))
        return redirect("citizen", pk=row.pk)
    log_access(by=actor, what="agreement", purpose=Purpose.CASE, citizen_id=row.pk)
    context = {"section": "citizens", "citizen": row, "form": form, "kinds": kinds}
    return render(request, "cases/make_agreement.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    actor = request.actor
    rows = StandingAgreement.objects.visible_to(actor).select_related("citizen", "facility")
    row = get_object_or_404(rows, pk=pk)
    get_object_or_404(citizens_visible_to(actor), pk=row.citizen_id)
    form = WithdrawAgreementForm(posted(request))
    withdrawn = attempt(
        request,
        form,
        lambda: withdraw_agreement(
            by=actor, agreement=row, reason=form.cleaned_data["reason"], now=timezone.now()
        ),
    )
    if withdrawn is not None:
        messages.success(request, _("The agreement is withdrawn. Nights that are granted stand."))
        return redirect("citizen", pk=row.citizen_id)
    log_access(by=actor, what="agreement", purpose=Purpose.CASE, citizen_id=row.citizen_id)
    context = {"section": "citizens", "row": row, "form": form}
    return render(request, "cases/withdraw_agreement.html", context, status=form.status)
