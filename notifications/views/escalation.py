"""When a house's leader hears of what is overdue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from notifications.forms import EscalationForm
from notifications.rules import RULES, Verb
from notifications.services.escalating import escalation_of, set_escalation
from organisations.access import ActorRequest, needs
from placements.models import Facility


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_ESCALATION].permissions)
def set_escalation_page(request: ActorRequest, pk: int) -> HttpResponse:
    """After how many working days."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = EscalationForm(posted(request))
    form.edits({"working_days": escalation_of(house).working_days})
    written = attempt(
        request,
        form,
        lambda: set_escalation(
            by=request.actor, house=house, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is saved. The reminders go by it from now on."))
        return redirect("own_houses")
    context = {
        "section": "administration",
        "form": form,
        "action": RULES[Verb.SET_ESCALATION].label,
        "house": house,
    }
    return render(request, "notifications/escalation.html", context, status=form.status)
