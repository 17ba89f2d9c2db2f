"""Samples of cases: drawing, judging, summing up, printing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility, Stay
from supervision.forms import ConclusionForm, DrawForm, JudgeForm, kind_in_words
from supervision.known import known_of
from supervision.models import Question, Sample, SampledCase
from supervision.result import Result, result_of
from supervision.services.samples import (
    conclude_sample,
    conclusion_of,
    draw_sample,
    judge_case,
    standing_of,
)


@require_safe
@needs(Permission.SEE_SUPERVISION)
def samples(request: ActorRequest) -> HttpResponse:
    """All that were drawn, the latest first. It names nobody."""
    rows = Sample.objects.visible_to(request.actor).select_related("by")
    page = page_of(request, rows.prefetch_related("houses__facility"))
    context = {
        "section": "overview",
        "page": page,
        "tab": "samples",
        "sees_samples": True,
        "may_draw": request.actor.may(Permission.SUPERVISE),
    }
    return render(request, "supervision/samples.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SUPERVISE)
def draw(request: ActorRequest) -> HttpResponse:
    """How many, of which stays."""
    in_sight = list(Facility.objects.visible_to(request.actor))
    form = DrawForm(posted(request), in_sight=in_sight, today=timezone.localdate())
    sample = attempt(
        request,
        form,
        lambda: draw_sample(
            by=request.actor,
            drawing=form.drawing(),
            key=form.cleaned_data["key"],
            now=timezone.now(),
        ),
    )
    if sample is not None:
        messages.success(request, _("The sample is drawn, and kept."))
        return redirect("sample", pk=sample.pk)
    context = {"section": "overview", "form": form}
    return render(request, "supervision/draw.html", context, status=form.status)


@require_safe
@needs(Permission.SEE_SUPERVISION, Permission.SEE_CITIZENS)
def sample(request: ActorRequest, pk: int) -> HttpResponse:
    """The cases that were drawn, what is judged, the sums, and how it was drawn."""
    row = _sample(request, pk)
    result = result_of(request.actor, row, timezone.localdate())
    _log(request, result, AccessLog.Action.VIEW)
    return render(request, "supervision/sample.html", _context(request, result))


@require_safe
@needs(Permission.SEE_SUPERVISION, Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The result to print: case numbers, and no names."""
    result = result_of(request.actor, _sample(request, pk), timezone.localdate())
    _log(request, result, AccessLog.Action.PRINT)
    return render(request, "supervision/sheet.html", _context(request, result))


@require_http_methods(["GET", "POST"])
@needs(Permission.SUPERVISE, Permission.SEE_CITIZENS)
def judge(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """A case: what the system knows, and what a person judges."""
    row = _sample(request, pk)
    case = _case(request, row, number)
    known = known_of([case.stay], timezone.localdate())[case.stay_id]
    form = JudgeForm(posted(request), known=known, standing=standing_of(case))
    judged = attempt(
        request,
        form,
        lambda: judge_case(
            by=request.actor,
            case=case,
            judged=form.judged(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if judged is not None:
        messages.success(request, _("The case is judged."))
        return redirect("sample", pk=pk)
    log_shown(
        [(case.controller_id, case.stay.citizen_id)],
        by=request.actor,
        what="sampled case",
        purpose=Purpose.SUPERVISION,
    )
    context = {"section": "overview", "sample": row, "case": case, "form": form}
    return render(request, "supervision/judge.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(Permission.SUPERVISE)
def conclude(request: ActorRequest, pk: int) -> HttpResponse:
    """What is to be done."""
    row = _sample(request, pk)
    form = ConclusionForm(posted(request), standing=conclusion_of(row))
    concluded = attempt(
        request,
        form,
        lambda: conclude_sample(
            by=request.actor,
            sample=row,
            text=form.cleaned_data["text"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if concluded is not None:
        messages.success(request, _("It is written."))
        return redirect("sample", pk=pk)
    context = {"section": "overview", "sample": row, "form": form}
    return render(request, "supervision/conclude.html", context, status=form.status)


def _sample(request: ActorRequest, pk: int) -> Sample:
    rows = Sample.objects.visible_to(request.actor).select_related("by")
    return get_object_or_404(rows.prefetch_related("houses__facility"), pk=pk)


def _case(request: ActorRequest, row: Sample, number: int) -> SampledCase:
    cases = SampledCase.objects.filter(
        sample=row, stay__in=Stay.objects.visible_to(request.actor)
    ).select_related("stay__citizen", "stay__facility", "stay__referral")
    return get_object_or_404(cases, number=number)


def _log(request: ActorRequest, result: Result, action: AccessLog.Action) -> None:
    log_shown(
        {(line.case.controller_id, line.case.stay.citizen_id) for line in result.lines},
        by=request.actor,
        what="sample",
        purpose=Purpose.SUPERVISION,
        action=action,
    )


def _context(request: ActorRequest, result: Result) -> dict[str, Any]:
    return {
        "section": "overview",
        "sample": result.sample,
        "result": result,
        "questions": Question.choices,
        "houses": [house.facility.name for house in result.sample.houses.all()],
        "kind": kind_in_words(result.sample.kind, result.sample.ends_on),
        "may_judge": request.actor.may(Permission.SUPERVISE),
    }
