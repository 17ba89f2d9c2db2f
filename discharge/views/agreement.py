"""The agreement: its kind and the consent, each item, asking for what is missing, and receipts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import NotAllowed
from discharge import rules
from discharge.case import case_for
from discharge.forms import AgreementForm, ItemForm
from discharge.items import BY_KEY
from discharge.models import AgreementItem, DischargeAgreement
from discharge.models.agreement import State
from discharge.rules import Verb
from discharge.services.agreement import (
    ask_for_missing,
    receive_item,
    write_agreement,
    write_item,
)
from discharge.views.loading import act_page, for_act
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import Referral


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the agreement, or change its kind or the answer about consent."""
    row = for_act(request.actor, pk, Verb.WRITE_AGREEMENT)
    standing = DischargeAgreement.objects.filter(referral=row).first()
    form = AgreementForm(posted(request))
    if standing is not None:
        form.edits({name: getattr(standing, name) for name in ("kind", "consent", "consent_note")})
    saved = attempt(
        request,
        form,
        lambda: write_agreement(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if saved is not None:
        messages.success(request, _("It is saved."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.WRITE_AGREEMENT, more={"action": _("Save")})


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def item(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Write one item."""
    row = for_act(request.actor, pk, Verb.WRITE_ITEM)
    rule = BY_KEY.get(key)
    if rule is None:
        raise Http404
    if not rule.written_by & rules.sides_of(request.actor, row):
        raise NotAllowed("other_side", _("The other side writes this item."))
    standing = AgreementItem.objects.filter(referral=row, key=key).first()
    form = ItemForm(posted(request))
    form.fields["text"].help_text = str(rule.help)
    if proposal := _proposal(request, row, key):
        form.initial = {"state": State.THERE.value, "text": proposal}
        form.fields["text"].help_text = _("Proposed from what is known. Change it, or take it.")
    if standing is not None:
        form.edits({"state": standing.state, "text": standing.text})
    saved = attempt(
        request,
        form,
        lambda: write_item(
            by=request.actor, referral=row, key=key, now=timezone.now(), **form.cleaned_data
        ),
    )
    if saved is not None:
        messages.success(request, _("It is saved. The other side is to confirm it."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.WRITE_ITEM, title=rule.label)


def _proposal(request: ActorRequest, row: Referral, key: str) -> str:
    """What is known of the item, where nobody has written it."""
    case = case_for(request.actor, row, timezone.localdate())
    return next((line.proposal for line in case.items if line.row.key == key), "")


@button
@needs(Permission.SEE_REFERRALS)
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask the ward for all that is missing."""
    row = for_act(request.actor, pk, Verb.ASK_FOR_MISSING)
    ask_for_missing(by=request.actor, referral=row, now=timezone.now())
    messages.success(request, _("The ward is asked for what is missing."))
    return redirect("discharge", pk=pk)


@button
@needs(Permission.SEE_REFERRALS)
def receive(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Confirm that what the other side wrote is received."""
    row = for_act(request.actor, pk, Verb.RECEIVE_ITEM)
    receive_item(by=request.actor, referral=row, key=key, now=timezone.now())
    messages.success(request, _("You have confirmed that it is received."))
    return redirect("discharge", pk=pk)
