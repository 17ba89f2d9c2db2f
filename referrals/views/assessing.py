"""Answering, noting, deciding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision
from placements.services.municipalities import Municipalities
from referrals.forms.assessment import (
    AcceptForm,
    AnswerForm,
    MunicipalitiesForm,
    NoteForm,
    RefuseForm,
)
from referrals.models import Referral
from referrals.rules import Verb, already
from referrals.services.answering import add_note, answer_question
from referrals.services.decisions import accept_referral, refuse_referral
from referrals.services.hearings import hearing_owed, running_hearing
from referrals.services.municipalities import set_municipalities
from referrals.services.professional_statement import Statement, answer_by_statement
from referrals.services.weighing import latest_weighings, reasons_from
from referrals.views.act_page import act_page
from referrals.views.loading import received, usual_period
from schemes.base import Criterion, MunicipalityRole, OpenQuestion


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def accept(request: ActorRequest, pk: int, verb: Verb = Verb.ACCEPT) -> HttpResponse:
    """Say yes, setting judgements aside where a reason is given; or yes after all."""
    row = received(request.actor, pk)
    track, words = row.scheme_track, row.version.words_for(row.track)
    form = AcceptForm(
        posted(request),
        version=row.version,
        track=track,
        judgements=row.verdict.to_override,
        target_group=row.answers.get("target_group", ""),
        weighed=reasons_from(row, latest_weighings(row), met=True),
    )
    decision = attempt(
        request,
        form,
        lambda: accept_referral(
            by=request.actor,
            referral=row,
            now=timezone.now(),
            instead_of=_instead_of(row, verb),
            **form.facts,
        ),
    )
    if decision is not None:
        messages.success(request, _decided(words.accepted))
        if track.place_offered_at_once and request.actor.may(Permission.BOOK):
            return redirect(f"{reverse('place_referral', args=[pk])}?{usual_period(row)}")
        return redirect("referral", pk=pk)
    context = {"accepts": True, "words": words, "track": track}
    context |= {"payment": row.version.payment_for(row.track), "open": _still_open(row)}
    return act_page(request, row, form, verb, context)


def _decided(what: str) -> str:
    """What is told once a decision is made. ``what``: the scheme's word for it."""
    return _("The decision is saved: %(what)s") % {"what": _(what)}


def _instead_of(row: Referral, verb: Verb) -> Decision | None:
    """The decision that the new one takes the place of."""
    if verb not in (Verb.AWARD_AFTER_ALL, Verb.TAKE_BACK):
        return None
    if row.decision is None:
        raise already(row.status)  # there is nothing to take the place of yet
    return row.decision


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def refuse(request: ActorRequest, pk: int, verb: Verb = Verb.REFUSE) -> HttpResponse:
    """Say no, with reasons; or take an award back."""
    row = received(request.actor, pk)
    words = row.version.words_for(row.track)
    hearing = running_hearing(row)
    form = RefuseForm(
        posted(request),
        version=row.version,
        track=row.scheme_track,
        weighed=reasons_from(row, latest_weighings(row), met=False),
        waits_for_reply=hearing is not None and hearing.waits_on(timezone.localdate()),
    )
    decision = attempt(
        request,
        form,
        lambda: refuse_referral(
            by=request.actor,
            referral=row,
            now=timezone.now(),
            instead_of=_instead_of(row, verb),
            **form.cleaned_data,
        ),
    )
    if decision is not None:
        messages.success(request, _decided(words.refused))
        return redirect("referral", pk=pk)
    context = {"words": words, "against": row.verdict.refusals, "track": row.scheme_track}
    context |= {"above": "referrals/assessment/before_refusing.html", "hearing": hearing}
    context |= {"hearing_owed": hearing_owed(row), "today": timezone.localdate()}
    return act_page(request, row, form, verb, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def note(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down something learnt."""
    row = received(request.actor, pk)
    form = NoteForm(posted(request))
    written = attempt(
        request,
        form,
        lambda: add_note(by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data),
    )
    if written is not None:
        messages.success(request, _("The note is saved."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.NOTE)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def answer(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Settle one question; back to where it stands on the page."""
    row = received(request.actor, pk)
    criterion = next((asked for asked in row.version.asked(row.track) if asked.key == key), None)
    if criterion is None:
        raise Http404
    form = AnswerForm(
        posted(request), criterion=criterion, initial={"answer": row.answers.get(key)}
    )
    settled = attempt(
        request, form, lambda: _settle(request.actor, row, criterion, form.cleaned_data)
    )
    if settled is not None:
        messages.success(request, _("The answer is saved."))
        return redirect(f"{reverse('referral', args=[pk])}#spm-{key}")
    return act_page(request, row, form, Verb.ANSWER)


def _settle(actor: Actor, row: Referral, criterion: Criterion, facts: dict[str, Any]) -> Referral:
    common: dict[str, Any] = {
        "by": actor,
        "referral": row,
        "key": criterion.key,
        "answer": facts.pop("answer"),
        "shown": facts.pop("shown"),
        "now": timezone.now(),
    }
    if criterion.names_a_professional:
        return answer_by_statement(**common, statement=Statement(**facts))
    return answer_question(**common)


def _still_open(row: Referral) -> list[OpenQuestion]:
    """What the decider should know is open, though it does not stand in the way."""
    return [question for question in row.verdict.open_questions if not question.blocks]


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def municipalities(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the citizen lives, who acts, who pays: as it is known now."""
    row = received(request.actor, pk)
    if not row.version.municipalities:
        raise Http404
    known = {role: getattr(row, role.field) for role in MunicipalityRole}
    form = MunicipalitiesForm(
        posted(request),
        version=row.version,
        standing={role.field: code for role, code in known.items()},
    )
    saved = attempt(
        request,
        form,
        lambda: set_municipalities(
            by=request.actor,
            referral=row,
            municipalities=Municipalities(**(known | form.codes)),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if saved is not None:
        messages.success(request, _("The municipalities are saved."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.SET_MUNICIPALITIES)
