"""Asking about risks, so that "none known" and "not asked" stay two different things."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from cases.forms.stays import RisksForm
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from placements.services.risks import record_risks, why_no_risks


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def risks(request: ActorRequest, pk: int) -> HttpResponse:
    stay = get_object_or_404(
        Stay.objects.visible_to(request.actor).select_related("citizen"), pk=pk
    )
    known = {name: getattr(stay, f"risk_{name}") for name in RisksForm.base_fields}
    form = RisksForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                record_risks(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, _("What is known of risks is saved."))
            return redirect("stay", pk=stay.pk)
    log_access(
        by=request.actor,
        action=AccessLog.Action.VIEW,
        what="stay",
        purpose=Purpose.STAY,
        citizen_id=stay.citizen_id,
    )
    return render(
        request,
        "cases/risks.html",
        {"section": "citizens", "stay": stay, "form": form, "obstacle": why_no_risks(stay)},
        status=422 if form.is_bound and not form.is_valid() else 200,
    )
