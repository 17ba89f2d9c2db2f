"""The coordinator, the messages and the disagreements of a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from discharge import rules
from discharge.case import case_for
from discharge.forms import (
    CoordinatorForm,
    DisagreementForm,
    MessageForm,
    SettleForm,
    ViewForm,
)
from discharge.models import Disagreement
from discharge.rules import Verb
from discharge.services.threads import (
    name_coordinator,
    raise_disagreement,
    read_messages,
    settle_disagreement,
    write_message,
    write_view,
)
from discharge.sides import Side
from discharge.views.loading import act_page, case_in_sight, for_act, log_case
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import Referral


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def coordinator(request: ActorRequest, pk: int) -> HttpResponse:
    """Name the one who holds the threads."""
    row = for_act(request.actor, pk, Verb.NAME_COORDINATOR)
    form = CoordinatorForm(posted(request))
    named = attempt(
        request,
        form,
        lambda: name_coordinator(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if named is not None:
        messages.success(request, _("The coordinator is named. The other side is told."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.NAME_COORDINATOR)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def messages_page(request: ActorRequest, pk: int) -> HttpResponse:
    """What the two sides have written, and a new message."""
    row = case_in_sight(request.actor, pk)
    if request.method == "POST":  # whoever takes no part reads
        rules.must(request.actor, Verb.WRITE_MESSAGE, row)
    form = MessageForm(posted(request))
    written = attempt(
        request,
        form,
        lambda: write_message(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The message is sent."))
        return redirect("discharge_messages", pk=pk)
    log_case(request.actor, row)
    context = {
        "section": "referrals",
        "referral": row,
        "case": case_for(request.actor, row, timezone.localdate()),
        "form": form,
    }
    return render(request, "discharge/messages.html", context, status=form.status)


@button
@needs(Permission.SEE_REFERRALS)
def read(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirm that the other side's messages are read."""
    row = for_act(request.actor, pk, Verb.READ_MESSAGES)
    read_messages(by=request.actor, referral=row, now=timezone.now())
    return redirect("discharge_messages", pk=pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def disagree(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down a disagreement, with one's own view."""
    row = for_act(request.actor, pk, Verb.RAISE_DISAGREEMENT)
    form = DisagreementForm(posted(request))
    raised = attempt(
        request,
        form,
        lambda: raise_disagreement(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if raised is not None:
        messages.success(request, _("It is written down. The other side is asked for its view."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.RAISE_DISAGREEMENT)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def view(request: ActorRequest, pk: int, disagreement_pk: int, side: str) -> HttpResponse:
    """Write one's own side's view."""
    row = for_act(request.actor, pk, Verb.WRITE_VIEW)
    disagreement = _disagreement(row, disagreement_pk)
    if side not in set(Side):
        raise Http404
    rules.must_be_on(side, request.actor, row, _("Each side writes its own view."))
    form = ViewForm(posted(request))
    form.edits({"view": disagreement.view_of(Side(side))})
    written = attempt(
        request,
        form,
        lambda: write_view(
            by=request.actor,
            disagreement=disagreement,
            side=side,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if written is not None:
        messages.success(request, _("It is saved."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.WRITE_VIEW, about=disagreement.subject)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def settle(request: ActorRequest, pk: int, disagreement_pk: int) -> HttpResponse:
    """Write how the disagreement was settled."""
    row = for_act(request.actor, pk, Verb.SETTLE)
    disagreement = _disagreement(row, disagreement_pk)
    form = SettleForm(posted(request))
    settled = attempt(
        request,
        form,
        lambda: settle_disagreement(
            by=request.actor, disagreement=disagreement, now=timezone.now(), **form.cleaned_data
        ),
    )
    if settled is not None:
        messages.success(request, _("It is saved."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.SETTLE, about=disagreement.subject)


def _disagreement(row: Referral, pk: int) -> Disagreement:
    disagreement = Disagreement.objects.filter(referral=row, pk=pk).first()
    if disagreement is None:
        raise Http404
    disagreement.referral = row
    return disagreement
