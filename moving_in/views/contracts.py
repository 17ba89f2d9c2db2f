"""The contract of a stay: to read, to write, to sign, to print."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from core.problems import Problem
from moving_in.card import moving_in_of
from moving_in.forms import PaperForm, SignForm, WriteContractForm
from moving_in.models import Contract
from moving_in.rules import Verb, obstacle
from moving_in.services.contracts import note_paper, sign_contract, write_contract
from moving_in.terms import has_moved_on, usual_things
from moving_in.views.loading import act_page, log_read, stay_for, stay_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay


@require_safe
@needs(Permission.SEE_CITIZENS)
def contract(request: ActorRequest, pk: int) -> HttpResponse:
    """The newest version, what is to be done with it, and those before."""
    stay = stay_in_sight(request, pk)
    log_read(request, stay, "contract")
    today = timezone.localdate()
    versions = _versions(stay)
    newest = versions[0] if versions else None
    context = {
        "section": "citizens",
        "stay": stay,
        "contract": newest,
        "before": versions[1:],
        "card": moving_in_of(stay, by=request.actor, today=today),
        "has_moved_on": newest is not None
        and not newest.is_signed
        and has_moved_on(newest, stay, today),
        "obstacle": obstacle(stay, Verb.WRITE),
    }
    return render(request, "moving_in/contract.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """Prepare it, change it, or begin a new version."""
    stay = stay_for(request, pk, Verb.WRITE)
    today = timezone.localdate()
    form = WriteContractForm(
        posted(request), contracts=_versions(stay), usual=usual_things(stay, today)
    )
    written = attempt(
        request,
        form,
        lambda: write_contract(
            by=request.actor,
            stay=stay,
            now=timezone.now(),
            **{"reason": ""} | form.cleaned_data,
        ),
    )
    if written is not None:
        messages.success(request, _("The contract is written. Now it can be read and signed."))
        return redirect("contract", pk=pk)
    return act_page(request, stay, form, Verb.WRITE, back="contract")


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def sign(request: ActorRequest, pk: int) -> HttpResponse:
    """The citizen reads it, writes their name and agrees."""
    stay = stay_for(request, pk, Verb.SIGN)
    newest = _to_sign(stay)
    form = SignForm(posted(request), initial={"number": newest.number if newest else 0})
    signed = attempt(
        request,
        form,
        lambda: sign_contract(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if signed is not None:
        messages.success(request, _("The contract is signed."))
        return redirect("contract", pk=pk)
    return act_page(
        request,
        stay,
        form,
        Verb.SIGN,
        template="moving_in/sign.html",
        button=_("Sign"),
        back="contract",
        contract=newest,
        why_not=_why_not(newest),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def on_paper(request: ActorRequest, pk: int) -> HttpResponse:
    """Note the day on which the print was signed."""
    stay = stay_for(request, pk, Verb.ON_PAPER)
    newest = _to_sign(stay)
    form = PaperForm(posted(request), initial={"number": newest.number if newest else 0})
    signed = attempt(
        request,
        form,
        lambda: note_paper(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if signed is not None:
        messages.success(request, _("It is noted that the contract was signed on paper."))
        return redirect("contract", pk=pk)
    return act_page(
        request,
        stay,
        form,
        Verb.ON_PAPER,
        back="contract",
        paper=newest,
        why_not=_why_not(newest),
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """One version, to print and to read."""
    stay = stay_in_sight(request, pk)
    version = next((each for each in _versions(stay) if each.number == number), None)
    if version is None:
        raise Http404
    log_read(request, stay, "contract")
    context = {
        "section": "citizens",
        "stay": stay,
        "contract": version,
        "is_alive": stay.citizen.died_on is None,
    }
    return render(request, "moving_in/sheet.html", context)


def _versions(stay: Stay) -> list[Contract]:
    rows = Contract.objects.filter(stay=stay).select_related("signed_by", "written_by")
    return list(rows.prefetch_related("inventory"))


def _to_sign(stay: Stay) -> Contract | None:
    """The newest version, signed or not: a form that comes back finds its own."""
    return next(iter(_versions(stay)), None)


def _why_not(newest: Contract | None) -> Problem | None:
    if newest is None:
        return Problem("nothing_to_sign", _("Write the contract first."))
    if newest.is_signed:
        return Problem("signed_already", _("The contract is signed already."))
    return None
