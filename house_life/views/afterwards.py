"""What follows an incident: who does what by when, and who was told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from house_life.colleagues import colleagues_at
from house_life.forms import HouseReportForm, SettleReportForm, TaskDoneForm, TaskForm
from house_life.models import HouseReport
from house_life.rules import RULES, Verb
from house_life.services.incidents import latest_account
from house_life.services.reports import add_house_report, end_house_report, settle_report
from house_life.services.tasks import do_task, give_task
from house_life.views.incidents import incident_in_sight
from house_life.views.loading import act_page
from organisations.access import ActorRequest, needs
from placements.models import Facility, Stay
from schemes.incident_reports import DUTIES


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.GIVE_TASK].permissions)
def give(request: ActorRequest, pk: int) -> HttpResponse:
    """Agree who follows up, and by when."""
    row = incident_in_sight(request, pk)
    today = timezone.localdate()
    named = [each.stay_id for each in latest_account(row).citizens.all()]
    stays = list(Stay.objects.visible_to(request.actor).filter(pk__in=named))
    form = TaskForm(posted(request), stays=stays, colleagues=colleagues_at(row.facility, today))
    given = attempt(
        request,
        form,
        lambda: give_task(by=request.actor, incident=row, now=timezone.now(), **form.cleaned_data),
    )
    if given is not None:
        messages.success(request, _("%(name)s follows up.") % {"name": given.owner.name})
        return redirect("incident", pk=pk)
    return _page(request, pk, form, Verb.GIVE_TASK, about=str(row.get_kind_display()))


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.DO_TASK].permissions)
def do(request: ActorRequest, pk: int, task_pk: int) -> HttpResponse:
    """What came of it."""
    row = incident_in_sight(request, pk)
    task = get_object_or_404(row.tasks.select_related("incident", "follow_up"), pk=task_pk)
    form = TaskDoneForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: do_task(by=request.actor, task=task, now=timezone.now(), **form.cleaned_data),
    )
    if done is not None:
        messages.success(request, _("It is written how it was followed up."))
        return redirect("incident", pk=pk)
    return _page(request, pk, form, Verb.DO_TASK, about=task.what)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SETTLE_REPORT].permissions)
def settle(request: ActorRequest, pk: int, report_pk: int) -> HttpResponse:
    """They were told, or it was not needed."""
    row = incident_in_sight(request, pk)
    report = get_object_or_404(row.reports.select_related("incident"), pk=report_pk)
    form = SettleReportForm(posted(request))
    settled = attempt(
        request,
        form,
        lambda: settle_report(
            by=request.actor, report=report, now=timezone.now(), **form.cleaned_data
        ),
    )
    if settled is not None:
        messages.success(request, _("It is written."))
        return redirect("incident", pk=pk)
    return _page(request, pk, form, Verb.SETTLE_REPORT, about=_(report.to_whom))


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_REPORTS].permissions)
def house_reports(request: ActorRequest, pk: int) -> HttpResponse:
    """Whom a house tells, besides what the law asks."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    form = HouseReportForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_house_report(
            by=request.actor, house=house, now=timezone.now(), **form.cleaned_data
        ),
    )
    if added is not None:
        messages.success(request, _("It counts for incidents from now on."))
        return redirect("house_reports", pk=pk)
    act = house.rules_on(timezone.localdate()).act
    context = {
        "section": "administration",
        "house": house,
        "form": form,
        "lines": list(HouseReport.objects.filter(facility=house, ended_at=None)),
        "duties": [each for each in DUTIES if act or not each.under_act],
    }
    return render(request, "house_life/house_reports.html", context, status=form.status)


@button
@needs(*RULES[Verb.SET_REPORTS].permissions)
def end_line(request: ActorRequest, pk: int, line_pk: int) -> HttpResponse:
    """Not told any more."""
    house = get_object_or_404(Facility.objects.run_by(request.actor), pk=pk)
    rows = HouseReport.objects.select_related("facility")
    line = get_object_or_404(rows, facility=house, pk=line_pk)
    end_house_report(by=request.actor, line=line, now=timezone.now())
    messages.success(request, _("They are told no more of incidents from now on."))
    return redirect("house_reports", pk=pk)


def _page(
    request: ActorRequest, pk: int, form: ProblemForm, verb: Verb, *, about: str
) -> HttpResponse:
    return act_page(
        request,
        form,
        action=RULES[verb].label,
        about=about,
        back=reverse("incident", args=[pk]),
        back_label=_("The incident"),
    )
