"""Making the dialogue beside the citizen: begun, written as the talk goes, looked through, done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.forms import attempt, posted
from core.shown import Shown
from low_arousal.forms import AnswersForm, CorrectForm, FinishForm
from low_arousal.rules import RULES, Verb, obstacle
from low_arousal.services.correcting import correct_dialogue
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from low_arousal.views.loading import dialogue_for, dialogue_in_sight, log_read
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay


@button
@needs(Permission.SEE_CITIZENS)
def begin(request: ActorRequest, pk: int) -> HttpResponse:
    """A version begins with the words of the one before; what is begun is gone on with."""
    RULES[Verb.BEGIN].must(request.actor)
    stay = get_object_or_404(Stay.objects.visible_to(request.actor), pk=pk)
    begun = begin_dialogue(by=request.actor, stay=stay, now=timezone.now())
    return redirect("write_dialogue", pk=begun.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """All the questions on one page, between the two; kept at every change (htmx)."""
    dialogue = dialogue_for(request, pk, Verb.WRITE)
    if dialogue.is_done and request.method != "POST":
        return redirect("dialogue", pk=pk)
    form = AnswersForm(posted(request), dialogue=dialogue)
    written = attempt(
        request,
        form,
        lambda: write_dialogue(
            by=request.actor,
            dialogue=dialogue,
            answers=form.answers,
            shown=form.cleaned_data["shown"],
        ),
    )
    if written is not None and request.htmx:
        # Of what this page holds: what a colleague has written meanwhile it does not hold.
        saved = {"at": timezone.now(), "shown": Shown.of(form.answers)}
        return render(request, "low_arousal/saved.html", saved)
    if written is not None and "later" in request.POST:
        messages.success(request, _("It is saved. You can go on another day."))
        return redirect("low_arousal", pk=dialogue.stay_id)
    if written is not None:
        return redirect("finish_dialogue", pk=pk)
    log_read(request, dialogue.stay)
    context = {
        "section": "citizens",
        "dialogue": dialogue,
        "form": form,
        "obstacle": obstacle(dialogue.stay, Verb.WRITE),
    }
    return render(request, "low_arousal/write.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Read it aloud to the citizen, say who took part, and close it."""
    dialogue = dialogue_for(request, pk, Verb.FINISH)
    if dialogue.is_done and request.method != "POST":
        return redirect("dialogue", pk=pk)
    form = FinishForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: finish_dialogue(
            by=request.actor, dialogue=dialogue, now=timezone.now(), **form.facts
        ),
    )
    if done is not None:
        messages.success(request, _("The dialogue is finished. It can be printed and handed on."))
        return redirect("low_arousal", pk=dialogue.stay_id)
    log_read(request, dialogue.stay)
    context = {
        "section": "citizens",
        "dialogue": dialogue,
        "form": form,
        "missing": [line for line in dialogue.lines if not line.is_answered],
        "obstacle": obstacle(dialogue.stay, Verb.FINISH),
    }
    return render(request, "low_arousal/finish.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a mistake right, with a reason; what stood stays to be read."""
    dialogue = dialogue_for(request, pk, Verb.CORRECT)
    form = CorrectForm(posted(request), dialogue=dialogue)
    corrected = attempt(
        request,
        form,
        lambda: correct_dialogue(
            by=request.actor,
            dialogue=dialogue,
            answers=form.answers,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected. The original can still be read."))
        return redirect("low_arousal", pk=dialogue.stay_id)
    log_read(request, dialogue.stay)
    context = {
        "section": "citizens",
        "dialogue": dialogue,
        "form": form,
        "obstacle": obstacle(dialogue.stay, Verb.CORRECT),
    }
    return render(request, "low_arousal/correct.html", context, status=form.status)


@require_safe
@needs(Permission.SEE_CITIZENS)
def dialogue(request: ActorRequest, pk: int) -> HttpResponse:
    """One version, to read and to print; one in progress is looked through where it is finished."""
    shown = dialogue_in_sight(request, pk)
    log_read(request, shown.stay)
    context = {"section": "citizens", "dialogue": shown}
    return render(request, "low_arousal/sheet.html", context)
