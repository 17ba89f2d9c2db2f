"""Practical matters and the plans of others, each written on a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from stay_plan import rules
from stay_plan.forms import MatterForm, OtherPlanForm
from stay_plan.models import MatterEntry, OtherPlanEntry
from stay_plan.rules import Verb
from stay_plan.services.around import write_matter, write_other_plan
from stay_plan.services.locking import colleagues
from stay_plan.views.loading import act_page, stay_for


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def matter(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """How it stands, and whose it is."""
    stay = stay_for(request, pk, Verb.WRITE_MATTER)
    about = rules.plan_rules(stay).matter(key)
    if about is None:
        raise Http404
    latest = MatterEntry.objects.filter(stay=stay, key=key).select_related("owner").first()
    form = MatterForm(posted(request), people=colleagues(stay, timezone.now()), latest=latest)
    saved = attempt(
        request,
        form,
        lambda: [
            write_matter(
                by=request.actor, stay=stay, key=key, now=timezone.now(), **form.cleaned_data
            )
        ],
    )
    if saved is not None:
        messages.success(request, _("It is written how it stands."))
        return redirect("plan_around", pk=pk)
    return act_page(request, stay, form, Verb.WRITE_MATTER, title=_(about.name), back="plan_around")


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def other_plan(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """What it says, and when it was looked at."""
    stay = stay_for(request, pk, Verb.WRITE_OTHER_PLAN)
    about = rules.plan_rules(stay).other_plan(key)
    if about is None:
        raise Http404
    latest = OtherPlanEntry.objects.filter(stay=stay, key=key).first()
    form = OtherPlanForm(posted(request), latest=latest)
    entry = attempt(
        request,
        form,
        lambda: write_other_plan(
            by=request.actor, stay=stay, key=key, now=timezone.now(), **form.cleaned_data
        ),
    )
    if entry is not None:
        messages.success(request, _("It is written what the plan says."))
        return redirect("plan_around", pk=pk)
    return act_page(
        request,
        stay,
        form,
        Verb.WRITE_OTHER_PLAN,
        title=_(about.name),
        note=_(about.note) if about.note else "",
        back="plan_around",
    )
