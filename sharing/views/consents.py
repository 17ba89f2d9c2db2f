"""Writing a citizen's answer down, printing it for signature, taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from core.forms import attempt, posted
from core.problems import Problem
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from sharing.forms import AnswerForm, WithdrawForm
from sharing.models import Consent
from sharing.purposes import Purpose
from sharing.rules import RULES, Verb, obstacle
from sharing.services.answers import check_answer, withdraw_consent, write_answer
from sharing.sheet import Sheet, sheet_of, sheet_of_typed
from sharing.standing import standing_of
from sharing.views.loading import STEP, act_page, log_read, stay_for, typed


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """A consent asked for, and what the citizen says; printed first where it is to be signed."""
    stay, now = stay_for(request, pk, Verb.ASK), timezone.now()
    asked = request.GET.get("formaal", "")
    form = AnswerForm(
        posted(request), initial={"purpose": asked if asked in Purpose.values else ""}
    )
    if saves(request) and request.POST.get(STEP) == "print" and form.is_valid():
        sheet = _typed_sheet(form, stay)
        if sheet is not None:
            log_read(request, stay, what="consent", action=AccessLog.Action.PRINT)
            context = {"section": "citizens", "stay": stay, "sheet": sheet, "typed": typed(request)}
            return render(request, "sharing/to_sign.html", context)
    elif request.POST.get(STEP) != "print":
        consent = attempt(
            request,
            form,
            lambda: write_answer(by=request.actor, stay=stay, reply=form.reply, now=now),
        )
        if consent is not None:
            messages.success(request, _("The answer is written down."))
            return redirect("consents", pk=pk)
    rule = next(
        (
            each.rule
            for each in standing_of(stay, timezone.localdate(now)).lacking(stay)
            if each.rule.purpose == asked
        ),
        None,
    )
    return act_page(request, stay, form, Verb.ASK, template="sharing/answer.html", rule=rule)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    RULES[Verb.WITHDRAW].must(request.actor)
    consent = _consent(request, pk)
    form = WithdrawForm(posted(request))
    withdrawn = attempt(
        request,
        form,
        lambda: withdraw_consent(
            by=request.actor, consent=consent, now=timezone.now(), **form.cleaned_data
        ),
    )
    if withdrawn is not None:
        messages.success(request, _("The consent is withdrawn. Nothing more is shared by it."))
        return redirect("consents", pk=consent.stay_id)
    return act_page(
        request,
        consent.stay,
        form,
        Verb.WITHDRAW,
        consent=consent,
        button=_("Withdraw"),
        note=_("Access for partners that rests on it ends at the same moment."),
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The consent in plain words, to be kept by the citizen."""
    consent = _consent(request, pk)
    log_read(request, consent.stay, what="consent", action=AccessLog.Action.PRINT)
    context = {"section": "citizens", "stay": consent.stay, "sheet": sheet_of(consent)}
    return render(request, "sharing/sheet.html", context)


def _consent(request: ActorRequest, pk: int) -> Consent:
    """In sight (404). Its page is about a stay in sight, where another house has asked."""
    rows = Consent.objects.visible_to(request.actor).select_related("by")
    consent = get_object_or_404(rows, pk=pk)
    stays = Stay.objects.visible_to(request.actor).filter(citizen=consent.citizen_id)
    in_sight = list(stays.select_related("citizen", "controller", "facility").order_by("-pk"))
    asked_in = [stay for stay in in_sight if stay.pk == consent.stay_id]
    consent.stay = (asked_in or in_sight)[0]
    return consent


def _typed_sheet(form: AnswerForm, stay: Stay) -> Sheet | None:
    """What is to be signed, of what was typed; nothing of it is kept. None where it is not right
    yet: the form says what."""
    try:
        if problem := obstacle(stay, Verb.ASK):
            raise problem
        return sheet_of_typed(stay, check_answer(stay, form.reply, timezone.localdate()))
    except Problem as problem:
        form.add_problem(problem)
        return None
