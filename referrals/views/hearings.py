"""Hearing the citizen before a decision against them. Its letter is among the letters."""

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
from referrals.forms.hearings import (
    CallOffHearingForm,
    HearingForm,
    HearingReplyForm,
    MoveHearingForm,
)
from referrals.models import Hearing, Referral
from referrals.rules import Verb
from referrals.services.hearings import (
    call_off_hearing,
    end_hearing,
    hear_citizen,
    move_hearing,
)
from referrals.views.act_page import act_page
from referrals.views.loading import received


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def hear(request: ActorRequest, pk: int) -> HttpResponse:
    """Hear the citizen before a decision against them."""
    row = received(request.actor, pk)
    form = HearingForm(posted(request))
    heard = attempt(
        request,
        form,
        lambda: hear_citizen(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if heard is not None:
        messages.success(request, _("The hearing is written down. This is its letter."))
        return redirect("hearing_letter", pk=heard.pk)
    above = {"above": "referrals/assessment/hearing_why.html"}
    return act_page(request, row, form, Verb.HEAR, above)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def write_reply(request: ActorRequest, pk: int, hearing_pk: int) -> HttpResponse:
    """What the citizen replied, or that no reply came."""
    row, heard = _hearing(request, pk, hearing_pk)
    form = HearingReplyForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_hearing(
            by=request.actor, hearing=heard, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("The reply is saved."))
        return redirect("referral", pk=pk)
    context = {"above": "referrals/assessment/hearing_sent.html", "hearing": heard}
    return act_page(request, row, form, Verb.END_HEARING, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def move(request: ActorRequest, pk: int, hearing_pk: int) -> HttpResponse:
    """A later day to reply by."""
    row, heard = _hearing(request, pk, hearing_pk)
    form = MoveHearingForm(posted(request), hearing=heard)
    moved = attempt(
        request,
        form,
        lambda: move_hearing(
            by=request.actor, hearing=heard, now=timezone.now(), **form.cleaned_data
        ),
    )
    if moved is not None:
        messages.success(request, _("There is more time. Send the citizen a letter that says so."))
        return redirect("hearing_letter", pk=heard.pk)
    context = {"above": "referrals/assessment/hearing_sent.html", "hearing": heard}
    return act_page(request, row, form, Verb.MOVE_HEARING, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def call_off(request: ActorRequest, pk: int, hearing_pk: int) -> HttpResponse:
    """No reply is waited for any more."""
    row, heard = _hearing(request, pk, hearing_pk)
    form = CallOffHearingForm(posted(request))
    called_off = attempt(
        request,
        form,
        lambda: call_off_hearing(
            by=request.actor, hearing=heard, now=timezone.now(), **form.cleaned_data
        ),
    )
    if called_off is not None:
        messages.success(request, _("The hearing is called off. Tell the citizen."))
        return redirect("referral", pk=pk)
    context = {"above": "referrals/assessment/hearing_sent.html", "hearing": heard}
    return act_page(request, row, form, Verb.CALL_OFF_HEARING, context)


def _hearing(request: ActorRequest, pk: int, hearing_pk: int) -> tuple[Referral, Hearing]:
    row = received(request.actor, pk)
    heard = Hearing.objects.filter(referral=row, pk=hearing_pk).first()
    if heard is None:
        raise Http404
    return row, heard
