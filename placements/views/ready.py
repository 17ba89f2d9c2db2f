"""A place that is made ready after a stay, and is ready sooner than it says."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.forms import ReadyForm
from placements.models import Booking
from placements.services.turnaround import place_is_ready


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES)
def place_ready(request: ActorRequest, pk: int) -> HttpResponse:
    """Until when the place is made ready; whoever may close places says that it is done."""
    actor = request.actor
    rows = Booking.objects.visible_to(actor).filter(kind=Booking.Kind.STAY)
    booking = get_object_or_404(rows.select_related("place__facility"), pk=pk)
    form = ReadyForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: place_is_ready(
            by=actor, booking=booking, now=timezone.now(), on=form.cleaned_data["on"]
        ),
    )
    if done is not None:
        messages.success(request, _("The place is ready, and free from that night."))
        return redirect("board")
    context = {
        "section": "board",
        "booking": booking,
        "form": form,
        "may_end": actor.may(Permission.CLOSE_PLACES) and booking.turnaround_days,
    }
    return render(request, "placements/place_ready.html", context, status=form.status)
