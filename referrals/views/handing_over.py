"""Whose a referral is, and moving or sending it on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.forms.assessing import HandOverForm, MoveForm, RedirectForm
from referrals.rules import Verb
from referrals.services.handing_over import (
    colleagues_for,
    hand_over_referral,
    take_referral,
)
from referrals.services.moving import houses_for, move_referral
from referrals.services.redirecting import offers_for, redirect_referral
from referrals.views.act_page import act_page
from referrals.views.loading import received


@button
@needs(Permission.ASSESS)
def take(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer for it oneself; who came second is told who was first."""
    row = received(request.actor, pk)
    if not saves(request):
        return redirect("referral", pk=pk)
    try:
        take_referral(by=request.actor, referral=row, now=timezone.now())
    except Conflict as conflict:
        messages.warning(request, str(conflict))
    else:
        messages.success(request, _("It is yours now."))
    return redirect("referral", pk=pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def hand_over(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a colleague answer for it."""
    row = received(request.actor, pk)
    colleagues = colleagues_for(row, timezone.localdate())
    form = HandOverForm(posted(request), colleagues=colleagues, referral=row)
    done = attempt(
        request,
        form,
        lambda: hand_over_referral(
            by=request.actor,
            referral=row,
            to=form.cleaned_data["to"],
            reason=form.cleaned_data["reason"],
            shown=form.cleaned_data["had_it"],
            now=timezone.now(),
        ),
    )
    if done is not None:
        name = done.assigned_to.name if done.assigned_to else ""
        messages.success(request, _("%(name)s answers for it now, and is told.") % {"name": name})
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.HAND_OVER)


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def move(request: ActorRequest, pk: int) -> HttpResponse:
    """To another house or kind of help of the same offer."""
    row = received(request.actor, pk)
    houses = houses_for(row, on=timezone.localdate())
    form = MoveForm(posted(request), tracks=row.version.tracks, houses=houses.values())
    moved = attempt(
        request,
        form,
        lambda: move_referral(
            by=request.actor,
            referral=row,
            track=form.cleaned_data["track"],
            facility_id=form.cleaned_data["facility"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        ),
    )
    if moved is not None:
        messages.success(request, _("The referral is moved. See what it lacks now."))
        # Who works at the other house only does not see it any more from here.
        return redirect("referrals")
    return act_page(request, row, form, Verb.MOVE, {"above": "referrals/assessment/moving.html"})


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def send_on(request: ActorRequest, pk: int) -> HttpResponse:
    """To another organisation or offer, with what the citizen says to it."""
    row = received(request.actor, pk)
    form = RedirectForm(posted(request), offers=offers_for(row, timezone.now()))
    sent = attempt(
        request,
        form,
        lambda: redirect_referral(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if sent is not None:
        messages.success(
            request,
            _("%(receiver)s has it as %(reference)s. Whoever asked is told.")
            % {"receiver": sent.receiver.name, "reference": sent.new_reference},
        )
        return redirect("referral", pk=pk)
    above = {"above": "referrals/assessment/sending_on.html"}
    return act_page(request, row, form, Verb.REDIRECT, above)
