"""The citizen's pages as the house sees them: the same words, made in the same place, in the
citizen's language; only that nothing can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from citizens.written_to import USUAL_LANGUAGE
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page.forms import LineForm, ReplyForm
from own_page.models import Card
from own_page.page import page_of, section_shown, yes_and_no_of
from own_page.views.staff import log_read, stay_in_sight
from placements.models import Stay


@require_GET
@needs(Permission.SEE_CITIZENS)
def front(request: ActorRequest, pk: int) -> HttpResponse:
    def shown(stay: Stay) -> dict[str, Any]:
        page = page_of(stay, now=timezone.now())
        reply_form = ReplyForm() if page.askings else None
        return {"page": page, "line_form": LineForm(), "reply_form": reply_form}

    return _preview(request, pk, "own_page/page.html", shown)


@require_GET
@needs(Permission.SEE_CITIZENS)
def section(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Only what is open: what is closed the citizen does not see either."""

    def read(stay: Stay) -> dict[str, Any]:
        shown = section_shown(stay, key, now=timezone.now())
        if shown is None:
            raise Http404
        return {"shown": shown}

    is_part = bool(request.htmx)
    template = "own_page/_section.html" if is_part else "own_page/section.html"
    return _preview(request, pk, template, read)


@require_GET
@needs(Permission.SEE_CITIZENS)
def yes_and_no(request: ActorRequest, pk: int) -> HttpResponse:
    return _preview(
        request,
        pk,
        "own_page/yes_and_no.html",
        lambda stay: {"both": yes_and_no_of(stay, now=timezone.now())},
    )


def _preview(
    request: ActorRequest, pk: int, template: str, shown: Callable[[Stay], dict[str, Any]]
) -> HttpResponse:
    stay = stay_in_sight(request, pk)
    card = Card.objects.standing().filter(stay=stay).first()
    log_read(request, stay)
    language = card.language if card else stay.citizen.letter_language or USUAL_LANGUAGE
    with translation.override(language):
        frame = {
            "preview": True,
            "stay": stay,
            "organisation": stay.controller,
            "languages": settings.LANGUAGES,
            "language": language,
        }
        response = render(request, template, frame | shown(stay))
        response.headers["Content-Language"] = language
        return response
