"""Meetings about a referral: planning them, writing down what came of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
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
from referrals.forms.assessing import HeldForm, MeetingForm
from referrals.models import Meeting, Referral
from referrals.rules import Verb
from referrals.services.meetings import cancel_meeting, plan_meeting, write_meeting
from referrals.views.act_page import act_page
from referrals.views.loading import received

#: What a correction begins from.
_CORRECTED = (
    "kind",
    "participants",
    "question",
    "minutes",
    "outcome",
    "told_by",
)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def plan(request: ActorRequest, pk: int) -> HttpResponse:
    """Set a day for a meeting."""
    row = received(request.actor, pk)
    form = MeetingForm(posted(request))
    planned = attempt(
        request,
        form,
        lambda: plan_meeting(
            by=request.actor, referral=row, meeting=form.facts, now=timezone.now()
        ),
    )
    if planned is not None:
        messages.success(request, _("The meeting is planned."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.PLAN_MEETING)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """One that was held without having been planned here."""
    row = received(request.actor, pk)
    return _write(request, row, HeldForm(posted(request)))


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def write_planned(request: ActorRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """What came of one that was planned."""
    row = received(request.actor, pk)
    planned = _meeting(row, meeting_pk)
    form = HeldForm(posted(request), planned=planned)
    return _write(request, row, form, planned=planned)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def correct(request: ActorRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Write one down anew: the first stays to be read."""
    row = received(request.actor, pk)
    wrong = _meeting(row, meeting_pk)
    if wrong.held_at is None:
        raise Http404
    form = HeldForm(posted(request))
    form.edits({name: getattr(wrong, name) for name in _CORRECTED})
    return _write(request, row, form, corrects=wrong)


def _write(
    request: ActorRequest, row: Referral, form: HeldForm, **meeting: Meeting
) -> HttpResponse:
    held = attempt(
        request,
        form,
        lambda: write_meeting(
            by=request.actor, referral=row, meeting=form.facts, now=timezone.now(), **meeting
        ),
    )
    if held is not None:
        messages.success(request, _("The meeting is written down."))
        return redirect("referral", pk=row.pk)
    context: dict[str, Any] = {}
    if meeting:
        context["above"] = "referrals/assessment/meeting.html"
        context["meeting"] = next(iter(meeting.values()))
    return act_page(request, row, form, Verb.WRITE_MEETING, context)


@button
@needs(Permission.ASSESS)
def cancel(request: ActorRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """It is not held."""
    row = received(request.actor, pk)
    meeting = _meeting(row, meeting_pk)
    if not saves(request):
        return redirect("referral", pk=pk)
    try:
        cancel_meeting(by=request.actor, meeting=meeting, now=timezone.now())
    except Conflict as conflict:
        messages.warning(request, str(conflict))
    else:
        messages.success(request, _("The meeting is cancelled."))
    return redirect("referral", pk=pk)


def _meeting(row: Referral, pk: int) -> Meeting:
    meeting = Meeting.objects.filter(referral=row, pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting
