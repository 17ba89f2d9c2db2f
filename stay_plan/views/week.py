"""The citizen's week: its lines, and the sheet for the fridge."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from stay_plan import rules
from stay_plan.card import week_of
from stay_plan.forms import WeekLineForm
from stay_plan.models import WeekLine
from stay_plan.rules import Verb
from stay_plan.services.week import add_week_line, change_week_line, take_out_week_line
from stay_plan.views.loading import act_page, log_read, stay_for, stay_in_sight


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """What happens, on which days, and who comes."""
    stay = _with_week(stay_for(request, pk, Verb.ADD_WEEK_LINE))
    form = WeekLineForm(posted(request))
    line = attempt(
        request,
        form,
        lambda: add_week_line(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if line is not None:
        messages.success(request, _("It is in the week."))
        return redirect("plan_week", pk=pk)
    return act_page(request, stay, form, Verb.ADD_WEEK_LINE, back="plan_week")


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def change(request: ActorRequest, pk: int, line_pk: int) -> HttpResponse:
    """Another day, another time, somebody else."""
    stay = _with_week(stay_for(request, pk, Verb.CHANGE_WEEK_LINE))
    line = _line(stay, line_pk)
    form = WeekLineForm(posted(request), line=line)
    changed = attempt(
        request,
        form,
        lambda: change_week_line(
            by=request.actor, line=line, now=timezone.now(), **form.cleaned_data
        ),
    )
    if changed is not None:
        messages.success(request, _("The week is changed."))
        return redirect("plan_week", pk=pk)
    gone = Conflict("week_line_taken_out", _("It has been taken out of the week."))
    return act_page(
        request,
        stay,
        form,
        Verb.CHANGE_WEEK_LINE,
        back="plan_week",
        against=None if line.stands else gone,
    )


@button
@needs(Permission.SEE_CITIZENS)
def take_out(request: ActorRequest, pk: int, line_pk: int) -> HttpResponse:
    """It happens no more."""
    stay = _with_week(stay_for(request, pk, Verb.TAKE_OUT_WEEK_LINE))
    line = _line(stay, line_pk)
    take_out_week_line(by=request.actor, line=line, now=timezone.now())
    messages.success(request, _("Taken out: %(what)s") % {"what": line.what})
    return redirect("plan_week", pk=pk)


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """For the fridge."""
    stay = _with_week(stay_in_sight(request, pk))
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "week": week_of(stay),
        "today": timezone.localdate(),
    }
    return render(request, "stay_plan/week_sheet.html", context)


def _with_week(stay: Stay) -> Stay:
    """Or 404."""
    if not rules.has_week(stay):
        raise Http404
    return stay


def _line(stay: Stay, pk: int) -> WeekLine:
    line = get_object_or_404(WeekLine.objects.filter(stay=stay), pk=pk)
    line.stay = stay
    return line
