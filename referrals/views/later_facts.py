"""What was learnt after the referral was sent."""

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
from referrals.forms.changing import LaterFactForm
from referrals.models import LaterFact, Referral
from referrals.rules import RULES, Verb
from referrals.services.later_facts import add_later_fact
from referrals.views.act_page import act_page
from referrals.views.loading import in_sight, is_sent, received


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """Write an entry that both sides read."""
    return _add(request, _either_side(request, pk), None)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def correct(request: ActorRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Write an entry that puts an earlier one of one's own side right."""
    row = _either_side(request, pk)
    entry = LaterFact.objects.filter(referral=row, pk=entry_pk).first()
    if entry is None:
        raise Http404
    return _add(request, row, entry)


def _either_side(request: ActorRequest, pk: int) -> Referral:
    RULES[Verb.ADD_FACT].must(request.actor)
    row = in_sight(request.actor, pk)
    return row if is_sent(request.actor, row) else received(request.actor, pk)


def _add(request: ActorRequest, row: Referral, corrects: LaterFact | None) -> HttpResponse:
    form = LaterFactForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_later_fact(
            by=request.actor,
            referral=row,
            corrects=corrects,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if added is not None:
        messages.success(request, _("It is added, and both sides can read it."))
        return redirect("referral", pk=row.pk)
    return act_page(request, row, form, Verb.ADD_FACT, {"corrects": corrects})
