"""Somebody rings or comes, and it is no referral: what can be said, and the note of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.guest_forms import CallForm
from placements.models import CallNote, Facility
from placements.services.calls import answers_to_citizens, note_call

NOTES_ON_A_PAGE = 30


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def calls(request: ActorRequest) -> HttpResponse:
    """What a citizen can be told, a new note, and those of late."""
    actor, now = request.actor, timezone.now()
    facilities = list(Facility.objects.visible_to(actor).open_on(timezone.localdate(now)))
    form = CallForm(posted(request), facilities=facilities)
    noted = attempt(request, form, lambda: note_call(by=actor, now=now, **form.cleaned_data))
    if noted is not None:
        messages.success(request, _("The call is noted."))
        return redirect("calls")
    notes = CallNote.objects.visible_to(actor).select_related("facility", "by")
    context = {
        "section": "referrals",
        "form": form,
        "answers": answers_to_citizens(actor, on=timezone.localdate(now)),
        "page": page_of(request, notes.order_by("-at", "-pk"), per_page=NOTES_ON_A_PAGE),
        "may_refer": actor.may(Permission.REFER),
        "may_grant": actor.may(Permission.GRANT_GUEST_NIGHT),
    }
    return render(request, "placements/calls.html", context, status=form.status)
