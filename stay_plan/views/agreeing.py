"""Agreeing on the plan; its versions, to read and to print."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from stay_plan.content import PlanContent, differences
from stay_plan.forms import AgreeForm
from stay_plan.models import PlanVersion
from stay_plan.rules import Verb
from stay_plan.services.agreeing import agree_plan, standing_content
from stay_plan.views.loading import act_page, log_read, stay_for, stay_in_sight


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def agree(request: ActorRequest, pk: int) -> HttpResponse:
    """The plan as it stands, read together, and what the citizen says to it."""
    stay = stay_for(request, pk, Verb.AGREE)
    content = standing_content(stay)
    agreed = PlanVersion.objects.filter(stay=stay).first()
    form = AgreeForm(posted(request), content=content, agreed=agreed)
    version = attempt(
        request,
        form,
        lambda: agree_plan(
            by=request.actor, stay=stay, now=timezone.now(), **{"reason": ""} | form.cleaned_data
        ),
    )
    if version is not None:
        words = _("Version %(number)s is agreed on. It can be read and printed as it is now.")
        messages.success(request, words % {"number": version.number})
        return redirect("plan", pk=pk)
    nothing = Problem("nothing_to_agree", _("There is no goal in the plan yet."))
    return act_page(
        request,
        stay,
        form,
        Verb.AGREE,
        template="stay_plan/agree.html",
        against=None if content.says_something else nothing,
        content=content,
        changes=differences(PlanContent.read(agreed.content), content) if agreed else [],
        agreed=agreed,
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """A version as it was agreed, and what it changed of the one before."""
    stay = stay_in_sight(request, pk)
    versions = PlanVersion.objects.filter(stay=stay, number__in=(number, number - 1))
    rows = list(versions.select_related("by"))
    if not rows or rows[0].number != number:
        raise Http404
    content = PlanContent.read(rows[0].content)
    before = PlanContent.read(rows[1].content) if len(rows) > 1 else None
    return _sheet(
        request,
        stay,
        content,
        version=rows[0],
        changes=differences(before, content) if before is not None else [],
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def draft_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The plan as it stands, agreed or not."""
    stay = stay_in_sight(request, pk)
    return _sheet(request, stay, standing_content(stay))


def _sheet(request: ActorRequest, stay: Stay, content: PlanContent, **more: object) -> HttpResponse:
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "content": content,
        "today": timezone.localdate(),
    }
    return render(request, "stay_plan/sheet.html", context | more)
