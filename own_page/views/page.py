"""The citizen's pages, and what the citizen says from them."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from core.problems import Problem
from organisations.actors import Actor
from own_page.forms import AskingForm, ConsentAnswerForm, LineForm, PinForm, ReplyForm
from own_page.models import Asking, CardSession, ConsentQuestion
from own_page.page import page_of, section_shown, yes_and_no_of
from own_page.reading import OWN_PAGE
from own_page.services.consenting import answer_question, take_back_consent
from own_page.services.languages import choose_language
from own_page.services.messages import answer_asking, write_line
from own_page.services.pins import PinChange, change_pin
from own_page.services.replying import reply_at_page
from own_page.views.loading import count_try, drop_session, with_card
from sharing.models import Answer, Consent

#: What was done, as the address says it, so that no session is needed to say so.
_DONE: Final = ("linje", "sagt", "svar", "samtykke", "tilbage", "pinkode")


@require_GET
@with_card
def own_page(request: HttpRequest, session: CardSession) -> HttpResponse:
    return _front(request, session)


@require_GET
@with_card
def section(request: HttpRequest, session: CardSession, key: str) -> HttpResponse:
    """What is open to the citizen, each for itself; alone where the page fetches it."""
    shown = section_shown(session.card.stay, key, now=timezone.now())
    if shown is None:
        raise Http404
    is_part = request.headers.get("HX-Request") == "true"
    template = "own_page/_section.html" if is_part else "own_page/section.html"
    return _shown(request, session, template, {"shown": shown})


@require_GET
@with_card
def yes_and_no(request: HttpRequest, session: CardSession) -> HttpResponse:
    return _yes_and_no(request, session)


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
    return _done(session, "linje") if written else _front(request, session, line_form=form)


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
    if message is None:
        return _yes_and_no(request, session, problem_form=form)
    return _done(session, "sagt", page="own_page_yes_and_no")


@button
@with_card
def answer_consent(request: HttpRequest, session: CardSession, pk: int) -> HttpResponse:
    """Yes, no, or "ask me again", to something that others would be told."""
    question = get_object_or_404(ConsentQuestion.objects.filter(stay=session.card.stay_id), pk=pk)
    form = ConsentAnswerForm(request.POST)
    answered = attempt(
        request,
        form,
        lambda: answer_question(
            session=session, question=question, now=timezone.now(), **form.cleaned_data
        ),
    )
    return _done(session, "samtykke") if answered else _front(request, session, problem_form=form)


@button
@with_card
def take_back(request: HttpRequest, session: CardSession, pk: int) -> HttpResponse:  # noqa: ARG001
    """What the citizen said yes to is shared no more."""
    own = Consent.objects.filter(citizen=session.card.stay.citizen_id, answer=Answer.GIVEN)
    consent = get_object_or_404(own, pk=pk)
    take_back_consent(session=session, consent=consent, now=timezone.now())
    return _done(session, "tilbage", page="own_page_yes_and_no")


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
    return _done(session, "svar") if answered else _front(request, session, reply_form=form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@with_card
def pin(request: HttpRequest, session: CardSession) -> HttpResponse:
    """Another PIN, for whoever knows the one there is."""
    form = PinForm(posted(request))
    # Not undone: a wrong PIN is written down.
    changed = attempt(request, form, lambda: _change_pin(request, session, form), undo=False)
    if changed is PinChange.CLOSED:
        closed = redirect("own_page_door", organisation=session.card.stay.controller.key)
        drop_session(closed)
        return closed
    if changed is PinChange.CHANGED:
        return _done(session, "pinkode")
    return _shown(request, session, "own_page/pin.html", {"pin_form": form}, status=form.status)


@button
@with_card
def language(request: HttpRequest, session: CardSession) -> HttpResponse:
    """The page in another language from now on."""
    choose_language(session=session, language=request.POST.get("language", ""))
    return redirect("own_page", organisation=session.card.stay.controller.key)


def _change_pin(request: HttpRequest, session: CardSession, form: PinForm) -> PinChange:
    count_try(request, bytes(session.card.fingerprint))
    changed = change_pin(session=session, now=timezone.now(), **form.cleaned_data)
    if changed is PinChange.WRONG:
        raise Problem("wrong_pin", _("That is not the PIN you have now."), field="old")
    return changed


def _front(request: HttpRequest, session: CardSession, **forms: ProblemForm) -> HttpResponse:
    page = page_of(session.card.stay, now=timezone.now())
    context: dict[str, Any] = {
        "page": page,
        "line_form": LineForm(),
        "reply_form": ReplyForm() if page.askings else None,
        **forms,
    }
    status = next((form.status for form in forms.values()), 200)
    return _shown(request, session, "own_page/page.html", context, status=status)


def _yes_and_no(request: HttpRequest, session: CardSession, **forms: ProblemForm) -> HttpResponse:
    context = {"both": yes_and_no_of(session.card.stay, now=timezone.now()), **forms}
    status = next((form.status for form in forms.values()), 200)
    return _shown(request, session, "own_page/yes_and_no.html", context, status=status)


def _shown(
    request: HttpRequest,
    session: CardSession,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of the citizen's, and that it was read."""
    stay = session.card.stay
    log_access(
        by=Actor.by_card(stay.controller),
        what=OWN_PAGE,
        purpose=Purpose.CALL,
        citizen_id=stay.citizen_id,
    )
    done = request.GET.get("gemt", "")
    frame = {
        "stay": stay,
        "organisation": stay.controller,
        "languages": settings.LANGUAGES,
        "language": session.card.language,
        "done": done if done in _DONE else "",
    }
    return render(request, template, frame | context, status=status)


def _done(session: CardSession, what: str, page: str = "own_page") -> HttpResponse:
    key = session.card.stay.controller.key
    return redirect(f"{reverse(page, kwargs={'organisation': key})}?gemt={what}")
