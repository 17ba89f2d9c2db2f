"""When a house changes shifts, from a day on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from administration.forms.shift_hours import ShiftHoursForm
from administration.views.form_page import form_page
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility
from placements.services.shift_hours import hours_shown, set_shift_hours


@require_http_methods(["GET", "POST"])
@needs(*RULES[HouseVerb.SHIFT_HOURS].permissions)
def shift_hours_page(request: ActorRequest, pk: int) -> HttpResponse:
    """An hour for each shift of the house's scheme."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = ShiftHoursForm(posted(request), shifts=house.rules_on(timezone.localdate()).shifts)
    form.edits(hours_shown(house))
    written = attempt(
        request,
        form,
        lambda: set_shift_hours(
            by=request.actor,
            house=house,
            starts_on=form.cleaned_data["starts_on"],
            begins=form.begins(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if written is not None:
        messages.success(request, _("The hours of the shifts are saved."))
        return redirect("own_houses")
    note = _("Hand-over and daily risk follow these hours from that day on; earlier days stay.")
    return form_page(request, form, HouseVerb.SHIFT_HOURS, about=house.name, note=note)
