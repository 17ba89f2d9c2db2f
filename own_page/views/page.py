"""The citizen's page, and what the citizen says from it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import ProblemForm, attempt
from organisations.actors import Actor
from own_page.forms import AskingForm, LineForm, ReplyForm
from own_page.models import Asking, CardSession
from own_page.page import page_of
from own_page.reading import OWN_PAGE
from own_page.services.languages import choose_language
from own_page.services.messages import answer_asking, write_line
from own_page.services.replying import reply_at_page
from own_page.views.loading import with_card

#: What was done, as the address says it, so that no session is needed to say so.
_DONE = ("linje", "sagt", "svar")


@require_GET
@with_card
def own_page(request: HttpRequest, session: CardSession) -> HttpResponse:
    return _shown(request, session)


@sensitive_post_parameters()
@require_POST
@with_card
def write(request: HttpRequest, session: CardSession) -> HttpResponse:
    """A line to the key worker."""
    form = LineForm(request.POST)
    written = attempt(
        request,
        form,
        lambda: write_line(session=session, now=timezone.now(), **form.cleaned_data),
    )
    return _done(session, "linje") if written else _shown(request, session, line_form=form)


@button
@with_card
def say(request: HttpRequest, session: CardSession) -> HttpResponse:
    """ "Ask me again", or "I say no"."""
    form = AskingForm(request.POST)
    message = attempt(
        request,
        form,
        lambda: answer_asking(session=session, now=timezone.now(), **form.cleaned_data),
    )
    return _done(session, "sagt") if message else _shown(request, session, problem_form=form)


@sensitive_post_parameters()
@require_POST
@with_card
def reply(request: HttpRequest, session: CardSession, pk: int) -> HttpResponse:
    """The three questions, answered."""
    asking = get_object_or_404(Asking.objects.filter(stay=session.card.stay_id), pk=pk)
    form = ReplyForm(request.POST)
    answered = attempt(
        request,
        form,
        lambda: reply_at_page(
            session=session, asking=asking, now=timezone.now(), **form.cleaned_data
        ),
    )
    return _done(session, "svar") if answered else _shown(request, session, reply_form=form)


@button
@with_card
def language(request: HttpRequest, session: CardSession) -> HttpResponse:
    """The page in another language from now on."""
    choose_language(session=session, language=request.POST.get("language", ""))
    return redirect("own_page", organisation=session.card.stay.controller.key)


def _shown(request: HttpRequest, session: CardSession, **forms: ProblemForm) -> HttpResponse:
    stay = session.card.stay
    page = page_of(stay, now=timezone.now())
    log_access(
        by=Actor.by_card(stay.controller),
        what=OWN_PAGE,
        purpose=Purpose.CALL,
        citizen_id=stay.citizen_id,
    )
    done = request.GET.get("gemt", "")
    context: dict[str, Any] = {
        "page": page,
        "organisation": stay.controller,
        "languages": settings.LANGUAGES,
        "language": session.card.language,
        "line_form": LineForm(),
        "reply_form": ReplyForm() if page.askings else None,
        "done": done if done in _DONE else "",
        **forms,
    }
    status = next((form.status for form in forms.values()), 200)
    return render(request, "own_page/page.html", context, status=status)


def _done(session: CardSession, what: str) -> HttpResponse:
    key = session.card.stay.controller.key
    return redirect(f"{reverse('own_page', kwargs={'organisation': key})}?gemt={what}")
