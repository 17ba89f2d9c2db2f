"""Taking back a stay elsewhere that was told wrongly."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.buttons import button
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements import rules
from placements.models import Stay, StayElsewhere
from placements.rules import Verb
from placements.services.elsewhere import remove_stay_elsewhere


@button
@needs(Permission.SEE_CITIZENS)
def remove(request: ActorRequest, pk: int, elsewhere_pk: int) -> HttpResponse:
    by = request.actor
    rules.must(by, Verb.ELSEWHERE)
    stay = get_object_or_404(Stay.objects.visible_to(by), pk=pk)
    elsewhere = get_object_or_404(StayElsewhere, citizen=stay.citizen_id, pk=elsewhere_pk)
    remove_stay_elsewhere(by=by, stay=stay, elsewhere=elsewhere, now=timezone.now())
    messages.success(request, _("The stay elsewhere is removed."))
    return redirect("stay", pk=pk)
