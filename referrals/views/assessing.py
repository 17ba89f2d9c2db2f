"""Answering, noting, deciding, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from core.forms import ProblemForm
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.services.municipalities import Municipalities
from referrals.forms.assessment import (
    AcceptForm,
    AnswerForm,
    MunicipalitiesForm,
    NoteForm,
    RefuseForm,
    WithdrawForm,
)
from referrals.models import Referral
from referrals.rules import obstacles
from referrals.services.decisions import accept_referral, refuse_referral
from referrals.services.municipalities import set_municipalities
from referrals.services.professional_statement import Word, answer_by_statement
from referrals.services.referrals import add_note, answer_question, withdraw_referral
from referrals.views.loading import in_sight, is_sent, log_reading, received, usual_period
from referrals.workflow import Verb
from schemes.base import Criterion, OpenQuestion

Act = Callable[[], object]
MUNICIPALITY_FIELDS: Final = ("home_municipality", "acting_municipality", "paying_municipality")


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def accept(request: ActorRequest, pk: int) -> HttpResponse:
    """Say yes, setting judgements aside where a reason is given."""
    row = received(request.actor, pk)
    track = row.scheme_track
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        version=row.version,
        track=track,
        judgements=row.verdict.to_override,
    )
    words = row.version.words_for(row.track)
    done = _done(
        request,
        form,
        lambda: accept_referral(by=request.actor, referral=row, now=timezone.now(), **form.said),
        _(words.accepted),
    )
    if done:
        if track.place_offered_at_once and request.actor.may(Permission.BOOK):
            return redirect(f"{reverse('place_referral', args=[pk])}?{usual_period(row)}")
        return redirect("referral", pk=pk)
    context = {"accepts": True, "action": _(words.accept), "words": words, "track": track}
    context |= {"payment": row.version.payment, "open": _still_open(row)}
    return _page(
        request, row, form, context | {"why_not": obstacles(request.actor, Verb.ACCEPT, row)}
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def refuse(request: ActorRequest, pk: int) -> HttpResponse:
    """Say no, with reasons."""
    row = received(request.actor, pk)
    form = RefuseForm(request.POST if request.method == "POST" else None, version=row.version)
    words = row.version.words_for(row.track)
    done = _done(
        request,
        form,
        lambda: refuse_referral(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
        _(words.refused),
    )
    if done:
        return redirect("referral", pk=pk)
    context = {"action": _(words.refuse), "words": words, "against": row.verdict.refusals}
    context["track"] = row.scheme_track
    return _page(
        request, row, form, context | {"why_not": obstacles(request.actor, Verb.REFUSE, row)}
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the referral back."""
    row = in_sight(request.actor, pk)
    form = WithdrawForm(request.POST or None)
    done = _done(
        request,
        form,
        lambda: withdraw_referral(
            by=request.actor, referral=row, reason=form.cleaned_data["reason"], now=timezone.now()
        ),
        _("The referral is withdrawn."),
    )
    if done:
        return redirect("referral", pk=pk)
    why_not = obstacles(request.actor, Verb.WITHDRAW, row)
    return _page(request, row, form, {"action": _("Withdraw the referral"), "why_not": why_not})


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def note(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down something found out."""
    row = received(request.actor, pk)
    form = NoteForm(request.POST or None)
    done = _done(
        request,
        form,
        lambda: add_note(
            by=request.actor, referral=row, text=form.cleaned_data["text"], now=timezone.now()
        ),
        _("The note is saved."),
    )
    if done:
        return redirect("referral", pk=pk)
    return _page(request, row, form, {"action": _("Save the note")})


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def answer(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Settle one question; back to where it stands on the page."""
    row = received(request.actor, pk)
    asked = {one.key: one for one in row.version.asked(row.track)}
    if key not in asked:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, criterion=asked[key], initial={"answer": row.answers.get(key)})
    done = _done(
        request,
        form,
        lambda: _settle(request.actor, row, asked[key], form.cleaned_data),
        _("The answer is saved."),
    )
    if done:
        return redirect(f"{reverse('referral', args=[pk])}#spm-{key}")
    why_not = obstacles(request.actor, Verb.ANSWER, row)
    return _page(request, row, form, {"action": _("Save the answer"), "why_not": why_not})


def _settle(actor: Actor, row: Referral, criterion: Criterion, said: dict[str, Any]) -> None:
    common: dict[str, Any] = {
        "by": actor,
        "referral": row,
        "key": criterion.key,
        "answer": said.pop("answer"),
        "now": timezone.now(),
    }
    if criterion.names_a_professional:
        answer_by_statement(**common, word=Word(**said))
    else:
        answer_question(**common)


def _still_open(row: Referral) -> list[OpenQuestion]:
    """What the decider should know is open, though it does not stand in the way."""
    return [one for one in row.verdict.open_questions if not one.blocks]


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def municipalities(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the citizen lives, who acts, who pays: as it is known now."""
    row = received(request.actor, pk)
    if not row.version.municipalities:
        raise Http404
    told = {field: getattr(row, field) for field in MUNICIPALITY_FIELDS}
    data = request.POST if request.method == "POST" else None
    form = MunicipalitiesForm(data, version=row.version, initial=told)
    known = {field.removesuffix("_municipality"): code for field, code in told.items()}
    done = _done(
        request,
        form,
        lambda: set_municipalities(
            by=request.actor,
            referral=row,
            municipalities=Municipalities(**(known | form.said)),
            now=timezone.now(),
        ),
        _("The municipalities are saved."),
    )
    if done:
        return redirect("referral", pk=pk)
    why_not = obstacles(request.actor, Verb.SET_MUNICIPALITIES, row)
    return _page(request, row, form, {"action": _("Save the municipalities"), "why_not": why_not})


def _done(request: ActorRequest, form: ProblemForm, act: Act, said: str) -> bool:
    """Do it if the form is right; what the service refuses is shown at the form's fields."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act()
    except Problem as problem:
        if problem.status == 403:
            raise
        form.add_problem(problem)
        return False
    messages.success(request, said)
    return True


def _page(
    request: ActorRequest, row: Referral, form: ProblemForm, context: dict[str, Any]
) -> HttpResponse:
    log_reading(request.actor, row, Purpose.ASSESSMENT)
    sent = is_sent(request.actor, row)
    context |= {
        "section": "referrals",
        "referral": row,
        "form": form,
        "called": row.frozen["called"] if sent else row.citizen.called,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "referrals/act.html", context, status=status)
