"""What changed after the asking: withdrawing, reporting and acting on a change, closing."""

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
from referrals.forms.changing import (
    CloseForm,
    HandleForm,
    ReadyForm,
    ReportForm,
    WithdrawForm,
)
from referrals.forms.waiting import WaitingForm
from referrals.models import ChangeReport
from referrals.rules import RULES, Verb
from referrals.services.changes import handle_change, report_change
from referrals.services.closing import close_referral, reasons_to_close
from referrals.services.readiness import tell_readiness
from referrals.services.referrals import withdraw_referral
from referrals.services.waiting import record_waiting
from referrals.views.act_page import act_page
from referrals.views.loading import in_sight, is_sent, received


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what one's own organisation asked, until it is decided."""
    row = in_sight(request.actor, pk)
    form = WithdrawForm(posted(request))
    withdrawn = attempt(
        request,
        form,
        lambda: withdraw_referral(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if withdrawn is not None:
        messages.success(request, _("The referral is withdrawn."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.WITHDRAW)


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def report(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell the receiver what is no longer as it was."""
    row = in_sight(request.actor, pk)
    form = ReportForm(posted(request))
    reported = attempt(
        request,
        form,
        lambda: report_change(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if reported is not None:
        messages.success(
            request,
            _("%(receiver)s is told of the change, and you hear what is done about it.")
            % {"receiver": row.controller.name},
        )
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.REPORT_CHANGE)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def handle(request: ActorRequest, pk: int, report_pk: int) -> HttpResponse:
    """Say what was done about a reported change."""
    row = received(request.actor, pk)
    change = ChangeReport.objects.filter(referral=row, pk=report_pk).first()
    if change is None:
        raise Http404
    form = HandleForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: handle_change(
            by=request.actor, report=change, now=timezone.now(), **form.cleaned_data
        ),
    )
    if done is not None:
        messages.success(request, _("It is written down what was done about the change."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.HANDLE_CHANGE, {"report": change})


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close what needs no answer any more."""
    row = received(request.actor, pk)
    form = CloseForm(posted(request), reasons=reasons_to_close(row))
    closed = attempt(
        request,
        form,
        lambda: close_referral(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if closed is not None:
        messages.success(request, _("The referral is closed."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.CLOSE, {"track": row.scheme_track})


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def ready(request: ActorRequest, pk: int) -> HttpResponse:
    """When the citizen is expected to be ready, and when the hospital declared it."""
    RULES[Verb.READY].must(request.actor)
    row = in_sight(request.actor, pk)
    if not is_sent(request.actor, row):
        row = received(request.actor, pk)
    form = ReadyForm(posted(request))
    written = attempt(
        request,
        form,
        lambda: tell_readiness(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is saved."))
        return redirect("referral", pk=pk)
    declarations = row.ready_declarations.all()
    return act_page(request, row, form, Verb.READY, {"declarations": declarations})


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def waiting(request: ActorRequest, pk: int) -> HttpResponse:
    """Where the citizen sleeps while waiting for a place, and what was offered."""
    row = received(request.actor, pk)
    if not row.scheme_track.records_where_those_waiting_sleep:
        raise Http404
    known = {"sleeps": row.sleeps_meanwhile, "offered": row.offered_meanwhile}
    form = WaitingForm(posted(request), initial=known)
    written = attempt(
        request,
        form,
        lambda: record_waiting(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is saved."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.WAIT)
