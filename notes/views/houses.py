"""What is read across citizens: a search in notes, and that one has read the hand-over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from notes.forms import SearchNotesForm
from notes.reading import lines_of
from notes.rules import RULES, Verb
from notes.services.hand_over import read_hand_over
from notes.services.searching import MOST_SHOWN, search_notes
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def search(request: ActorRequest) -> HttpResponse:
    """Words in all notes that one may read."""
    form = SearchNotesForm(posted(request), by=request.actor)
    notes = attempt(
        request,
        form,
        lambda: search_notes(
            by=request.actor,
            words=form.cleaned_data["words"],
            purpose=form.cleaned_data.get("purpose", ""),
        ),
        undo=False,
    )
    context: dict[str, Any] = {"section": "citizens", "form": form, "lines": None}
    if notes is not None:
        left_on = {note.stay_id: note.stay.left_on for note in notes}
        context |= {
            "lines": lines_of(notes[:MOST_SHOWN], left_on=left_on),
            "more": len(notes) > MOST_SHOWN,
        }
    return render(request, "notes/search.html", context, status=form.status)


@button
@needs(Permission.SEE_CITIZENS)
def read(request: ActorRequest, pk: int) -> HttpResponse:
    """Somebody has read the hand-over of the house."""
    RULES[Verb.READ].must(request.actor)
    house = get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)
    read_hand_over(
        by=request.actor,
        facility=house,
        opened_at=_moment(request.POST.get("opened_at", "")),
        now=timezone.now(),
    )
    messages.success(request, _("It is noted that you have read it."))
    return redirect("shift_hand_over", pk=pk)


def _moment(text: str) -> datetime | None:
    """As the page says it; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
