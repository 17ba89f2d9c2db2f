"""What staff wrote, said again in the language of a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from citizens.written_to import USUAL_LANGUAGE
from core.forms import attempt, posted
from letters.content import content_of
from letters.document import IN_LANGUAGE, LANGUAGES
from letters.forms.translation import TranslationForm
from letters.frame import Frame
from letters.hearing_content import hearing_content_of
from letters.services.translating import translate_decision, translate_hearing
from letters.views.loading import case_of, decision_in_sight, hearing_in_sight, log_letter
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS, Permission.DECIDE)
def decision_translation(request: ActorRequest, pk: int, language: str) -> HttpResponse:
    """Of a decision, by who may send its letter."""
    decision = decision_in_sight(request.actor, pk)
    content = content_of(decision, on=timezone.localdate())
    more = case_of(request.actor, decision)

    def write(**facts: Any) -> Any:
        return translate_decision(decision=decision, **facts)

    return _translation(request, content, language, "decision_letter", pk, write, more)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS, Permission.ASSESS)
def hearing_translation(request: ActorRequest, pk: int, language: str) -> HttpResponse:
    """Of a hearing, by who may send its letter."""
    hearing = hearing_in_sight(request.actor, pk)
    content = hearing_content_of(hearing, on=timezone.localdate())
    more = {"referral": hearing.referral}

    def write(**facts: Any) -> Any:
        return translate_hearing(hearing=hearing, **facts)

    return _translation(request, content, language, "hearing_letter", pk, write, more)


def _translation(
    request: ActorRequest,
    content: Frame,
    language: str,
    letter: str,
    pk: int,
    write: Callable[..., Any],
    more: dict[str, Any],
) -> HttpResponse:
    if language not in LANGUAGES or language == USUAL_LANGUAGE or not content.own_words:
        raise Http404
    back = f"{reverse(letter, args=[pk])}?language={language}"
    form = TranslationForm(posted(request), content=content, language=language)

    def translate() -> bool:
        write(
            by=request.actor,
            language=language,
            texts=form.texts,
            shown=form.cleaned_data["shown"],
            now=timezone.now(),
        )
        return True

    if attempt(request, form, translate):
        messages.success(request, _("The translation is saved. It stands in the letter now."))
        return HttpResponseRedirect(back)
    log_letter(request.actor, content.citizen.pk)
    context = {
        "section": "referrals",
        "form": form,
        "back": back,
        "called": content.citizen.called,
        "in_language": IN_LANGUAGE[language],
        **more,
    }
    return render(request, "letters/translation.html", context, status=form.status)
