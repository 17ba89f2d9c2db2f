"""Two registrations of one person: proposed, answered by somebody else, and taken apart again."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_shown
from cases.forms.identity import AnswerProposalForm, OtherForm, ProposeJoiningForm, TakeApartForm
from cases.registrations import hanging_in, hanging_on, side_by_side, staying_behind
from citizens.models import Citizen, JoiningProposal
from citizens.services.identity import possible_doubles, told_apart
from citizens.services.joining import what_goes_back
from citizens.services.proposing import (
    answer_proposal,
    propose_joining,
    propose_taking_apart,
    shown_of,
)
from citizens.services.searching import MOST_SHOWN, search_citizens
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.visibility import citizens_visible_to

_DONE: Final = {
    JoiningProposal.Answer.CONFIRMED: gettext_lazy("It is done, and kept what belonged to which."),
    JoiningProposal.Answer.REJECTED: gettext_lazy("It is rejected. Nothing is changed."),
    JoiningProposal.Answer.WITHDRAWN: gettext_lazy("The proposal is withdrawn."),
}
JOINS: Final = (Permission.SEE_CITIZENS, Permission.JOIN_CITIZENS)


@require_http_methods(["GET", "POST"])
@needs(*JOINS)
def choose_other(request: ActorRequest, pk: int) -> HttpResponse:
    """With whom? Those who are like the citizen are shown at once, anybody else is looked up."""
    actor = request.actor
    in_sight = citizens_visible_to(actor)
    row = get_object_or_404(in_sight, pk=pk)
    form = OtherForm(posted(request))
    matches = attempt(
        request,
        form,
        lambda: search_citizens(
            by=actor,
            words=form.cleaned_data["words"],
            purpose=Purpose.CORRECTION,
            among=in_sight.exclude(pk=row.pk),
        ),
        undo=False,
    )
    alike = _alike(row, actor)
    _log(actor, [row, *alike])
    context = {
        "section": "citizens",
        "citizen": row,
        "form": form,
        "alike": alike,
        "matches": None if matches is None else matches[:MOST_SHOWN],
    }
    return render(request, "cases/choose_other.html", context, status=form.status)


def _alike(row: Citizen, actor: Actor) -> list[Citizen]:
    """Those in sight who may be the same person, and of whom nobody has said that they are not."""
    doubles = possible_doubles(row.controller, row.person, numbered=bool(row.masked_number))
    others = doubles.exclude(pk__in=[row.pk, *told_apart(row)])
    ids = set(others.values_list("pk", flat=True))
    return list(citizens_visible_to(actor).filter(pk__in=ids).order_by("name_key", "pk"))


@require_http_methods(["GET", "POST"])
@needs(*JOINS)
def propose(request: ActorRequest, pk: int, other_pk: int) -> HttpResponse:
    """Both side by side, which of them is to stand, and why they are one."""
    actor = request.actor
    in_sight = citizens_visible_to(actor)
    first = get_object_or_404(in_sight, pk=pk)
    second = get_object_or_404(in_sight.exclude(pk=pk), pk=other_pk)
    form = ProposeJoiningForm(posted(request), both=(first, second))

    def proposed() -> JoiningProposal:
        keeps_first = form.cleaned_data["keep"] == str(first.pk)
        return propose_joining(
            by=actor,
            citizen=second if keeps_first else first,
            kept=first if keeps_first else second,
            reason=form.cleaned_data["reason"],
            among=in_sight,
            now=timezone.now(),
        )

    proposal = attempt(request, form, proposed)
    if proposal is not None:
        messages.success(request, _("It is proposed. A colleague looks at it and answers."))
        return redirect("joining_proposal", pk=proposal.pk)
    _log(actor, [first, second])
    context = {
        "section": "citizens",
        "first": first,
        "second": second,
        "facts": side_by_side(first, second),
        "of_first": hanging_on(first, actor),
        "of_second": hanging_on(second, actor),
        "form": form,
    }
    return render(request, "cases/propose_joining.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*JOINS)
def propose_apart(request: ActorRequest, pk: int) -> HttpResponse:
    """``pk`` is the registration that was joined: what goes with it, and what stays behind."""
    actor = request.actor
    in_sight = citizens_visible_to(actor)
    joined = Citizen.objects.filter(joined_into__in=in_sight).select_related("joined_into")
    row = get_object_or_404(joined, pk=pk)
    assert row.joined_into is not None
    form = TakeApartForm(posted(request))
    proposal = attempt(
        request,
        form,
        lambda: propose_taking_apart(
            by=actor,
            citizen=row,
            reason=form.cleaned_data["reason"],
            among=in_sight,
            now=timezone.now(),
        ),
    )
    if proposal is not None:
        messages.success(request, _("It is proposed. A colleague looks at it and answers."))
        return redirect("joining_proposal", pk=proposal.pk)
    _log(actor, [row, row.joined_into])
    going = what_goes_back(row)
    context = {
        "section": "citizens",
        "first": row.joined_into,
        "second": row,
        "facts": side_by_side(row.joined_into, row),
        "of_first": staying_behind(row.joined_into, going, actor),
        "of_second": hanging_in(going, actor),
        "form": form,
    }
    return render(request, "cases/propose_apart.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*JOINS)
def proposal(request: ActorRequest, pk: int) -> HttpResponse:
    """The proposal as it stands: somebody else answers, the one who proposed it may withdraw it."""
    actor = request.actor
    in_sight = citizens_visible_to(actor)
    rows = JoiningProposal.objects.filter(controller=actor.organisation).select_related(
        "citizen__joined_into", "kept__joined_into", "proposed_by", "answered_by"
    )
    row = get_object_or_404(rows, pk=pk)
    # Once answered, one of the two may be out of sight; what was said can still be read.
    standing = row.kept.joined_into or row.kept
    get_object_or_404(in_sight, pk=standing.pk)
    if not row.answer and row.kind == JoiningProposal.Kind.JOIN:
        get_object_or_404(in_sight, pk=row.citizen_id)
    form = AnswerProposalForm(
        posted(request),
        proposal=row,
        shown=shown_of(row),
        is_own=actor.user is not None and row.proposed_by_id == actor.user.pk,
    )
    answered = attempt(
        request,
        form,
        lambda: answer_proposal(
            by=actor, proposal=row, among=in_sight, now=timezone.now(), **form.cleaned_data
        ),
    )
    if answered is not None:
        messages.success(request, _DONE[JoiningProposal.Answer(answered.answer)])
        return redirect("citizen", pk=answered.kept_id)
    _log(actor, [row.citizen, row.kept])
    going = what_goes_back(row.citizen) if row.kind == JoiningProposal.Kind.APART else {}
    is_joining = row.kind == JoiningProposal.Kind.JOIN
    context = {
        "section": "citizens",
        "proposal": row,
        "first": row.kept,
        "second": row.citizen,
        "facts": side_by_side(row.kept, row.citizen),
        "of_first": hanging_on(row.kept, actor)
        if is_joining
        else staying_behind(row.kept, going, actor),
        "of_second": hanging_on(row.citizen, actor) if is_joining else hanging_in(going, actor),
        "form": form,
        "is_joining": is_joining,
    }
    return render(request, "cases/joining_proposal.html", context, status=form.status)


def _log(actor: Actor, citizens: list[Citizen]) -> None:
    log_shown(
        [(citizen.controller_id, citizen.pk) for citizen in citizens],
        by=actor,
        what="joining",
        purpose=Purpose.CORRECTION,
    )
