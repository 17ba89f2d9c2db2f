"""The board: a notice is put up, and taken down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from placements.models import Facility
from volunteering.forms import NoticeForm
from volunteering.models import Notice
from volunteering.rules import RULES, Verb
from volunteering.services.notices import post_notice, take_down_notice


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.POST].permissions)
def post(request: ActorRequest, pk: int) -> HttpResponse:
    """For the volunteers of a house."""
    houses = Facility.objects.visible_to(request.actor).open_on(timezone.localdate())
    house = get_object_or_404(houses, pk=pk)
    form = NoticeForm(posted(request))
    notice = attempt(
        request,
        form,
        lambda: post_notice(by=request.actor, house=house, now=timezone.now(), **form.cleaned_data),
    )
    if notice is not None:
        messages.success(request, _("The notice is up."))
        return redirect("shifts")
    context = {
        "section": "house_life",
        "form": form,
        "action": RULES[Verb.POST].label,
        "about": house.name,
        "back_label": _("Shifts"),
        "back": reverse("shifts"),
    }
    return render(request, "volunteering/act.html", context, status=form.status)


@button
@needs(*RULES[Verb.POST].permissions)
def take_down(request: ActorRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), pk=pk)
    take_down_notice(by=request.actor, notice=notice, now=timezone.now())
    messages.success(request, _("The notice is taken down."))
    return redirect("shifts")
