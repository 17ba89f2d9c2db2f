"""Handing the dialogue on to whoever gives support afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from low_arousal.consenting import consenting_of
from low_arousal.forms import HandOnForm
from low_arousal.rules import Verb, obstacle
from low_arousal.services.handing_on import hand_on as hand_on_dialogue
from low_arousal.views.loading import dialogue_for, log_read
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def hand_on(request: ActorRequest, pk: int) -> HttpResponse:
    """Who gets it, by which consent; without one, why not and what to do."""
    dialogue = dialogue_for(request, pk, Verb.HAND_ON)
    form = HandOnForm(posted(request))
    given = attempt(
        request,
        form,
        lambda: hand_on_dialogue(
            by=request.actor, dialogue=dialogue, now=timezone.now(), **form.cleaned_data
        ),
    )
    if given is not None:
        messages.success(request, _("It is written down who got it. Print it for them here."))
        return redirect("dialogue", pk=pk)
    log_read(request, dialogue.stay)
    context = {
        "section": "citizens",
        "dialogue": dialogue,
        "form": form,
        "consenting": consenting_of(dialogue.stay, on=timezone.localdate()),
        "obstacle": obstacle(dialogue.stay, Verb.HAND_ON),
    }
    return render(request, "low_arousal/hand_on.html", context, status=form.status)
