"""Asking for a follow-up, writing a description down, and taking a question back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import attempt, posted
from descriptions.forms import AskForm, DescriptionForm
from descriptions.gathering import Gathering, Line, gathering_of
from descriptions.models import DescriptionRequest
from descriptions.rules import RULES, Verb
from descriptions.services.asking import ask_descriptions, take_back_request
from descriptions.services.describing import write_description
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import FollowUp


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Who has said what, and whom to ask."""
    by, now = request.actor, timezone.now()
    gathering = _gathering(request, pk, Verb.ASK)
    form = AskForm(posted(request), gathering=gathering, by=by, today=timezone.localdate(now))
    asked = attempt(
        request,
        form,
        lambda: ask_descriptions(by=by, follow_up=gathering.follow_up, now=now, **form.asked),
    )
    if asked is not None:
        messages.success(request, _asked_in_words(asked))
        return redirect("ask_descriptions", pk=pk)
    _log_read(request, gathering)
    context = {
        "section": "citizens",
        "gathering": gathering,
        "form": form,
        "may_gather": True,
        "title": RULES[Verb.ASK].label,
    }
    return render(request, "descriptions/ask.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int, partner: int) -> HttpResponse:
    """The unit's own (0), or what a partner says by telephone."""
    gathering = _gathering(request, pk, Verb.WRITE)
    line = _line(gathering, partner)
    form = DescriptionForm(posted(request), question=gathering.question, latest=line.latest)
    written = attempt(
        request,
        form,
        lambda: write_description(
            by=request.actor,
            follow_up=gathering.follow_up,
            partner=line.partner,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if written is not None:
        messages.success(request, _("The description is saved."))
        return redirect("ask_descriptions", pk=pk)
    _log_read(request, gathering)
    context = {
        "section": "citizens",
        "gathering": gathering,
        "line": line,
        "form": form,
        "title": RULES[Verb.WRITE].label,
    }
    return render(request, "descriptions/write.html", context, status=form.status)


@button
@needs(Permission.SEE_CITIZENS)
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    RULES[Verb.TAKE_BACK].must(request.actor)
    follow_ups = FollowUp.objects.visible_to(request.actor)
    rows = DescriptionRequest.objects.filter(follow_up__in=follow_ups)
    row = get_object_or_404(rows.select_related("follow_up__stay"), pk=pk)
    take_back_request(by=request.actor, request=row, now=timezone.now())
    messages.success(request, _("The question is taken back. A link that was sent opens no more."))
    return redirect("ask_descriptions", pk=row.follow_up_id)


def _gathering(request: ActorRequest, pk: int, verb: Verb) -> Gathering:
    """For a follow-up in sight (404) that asks for descriptions, for who may do the verb (403)."""
    RULES[verb].must(request.actor)
    rows = FollowUp.objects.visible_to(request.actor).select_related(
        "stay__citizen", "stay__facility", "stay__controller"
    )
    gathering = gathering_of(get_object_or_404(rows, pk=pk), now=timezone.now())
    if gathering is None:
        raise Http404
    return gathering


def _line(gathering: Gathering, partner: int) -> Line:
    wanted = partner or None
    for line in gathering.lines:
        if (line.partner.pk if line.partner else None) == wanted:
            return line
    raise Http404


def _log_read(request: ActorRequest, gathering: Gathering) -> None:
    log_access(
        by=request.actor,
        what="description",
        purpose=Purpose.STAY,
        citizen_id=gathering.follow_up.stay.citizen_id,
    )


def _asked_in_words(asked: list[DescriptionRequest]) -> str:
    if not asked:
        return _("They have been asked already. Nothing more is sent.")
    mails = sum(request.partner_id is not None for request in asked)
    if not mails:
        return _("The unit is asked.")
    return ngettext(
        "A mail with a link goes to %(n)d partner now.",
        "A mail with a link goes to each of %(n)d partners now.",
        mails,
    ) % {"n": mails}
