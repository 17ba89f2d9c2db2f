"""What is written of a lock, each act a page; and the button that sends a link."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from way_out import rules
from way_out.card import LockLine, line_of
from way_out.forms import AnswerForm, OwnerForm
from way_out.rules import RULES, Verb
from way_out.services.answers import answer_lock
from way_out.services.asking import ask_owner
from way_out.services.owners import set_owner


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def owner(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Who answers for it."""
    line = _line(request, pk, key, Verb.SET_OWNER)
    form = OwnerForm(posted(request), line=line)
    written = attempt(
        request,
        form,
        lambda: set_owner(
            by=request.actor, stay=line.stay, key=key, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is written who answers for it."))
        return redirect("stay", pk=pk)
    return _page(request, line, form, Verb.SET_OWNER)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def answer(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """What somebody said, and what was said before."""
    line = _line(request, pk, key, Verb.ANSWER)
    form = AnswerForm(posted(request), line=line)
    written = attempt(
        request,
        form,
        lambda: answer_lock(
            by=request.actor, stay=line.stay, key=key, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The answer is written down."))
        return redirect("stay", pk=pk)
    return _page(request, line, form, Verb.ANSWER)


@button
@needs(Permission.SEE_CITIZENS)
def ask(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Send the owner a link to the question."""
    line = _line(request, pk, key, Verb.ASK)
    link = ask_owner(by=request.actor, stay=line.stay, key=key, now=timezone.now())
    words = _("A mail with a link goes to %(name)s now.")
    messages.success(request, words % {"name": link.name})
    return redirect("stay", pk=pk)


def _line(request: ActorRequest, pk: int, key: str, verb: Verb) -> LockLine:
    """The lock of a stay in sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility"
    )
    stay = get_object_or_404(stays, pk=pk)
    condition = rules.lock_condition(stay, key)
    if condition is None:
        raise Http404
    return line_of(stay, condition, now=timezone.now())


def _page(request: ActorRequest, line: LockLine, form: ProblemForm, verb: Verb) -> HttpResponse:
    log_access(by=request.actor, what="lock", purpose=Purpose.CASE, citizen_id=line.stay.citizen_id)
    context = {
        "section": "citizens",
        "line": line,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": rules.obstacle(line.stay),
    }
    return render(request, "way_out/act.html", context, status=form.status)
