"""Promises: given, confirmed, answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from discharge import rules
from discharge.forms import AnswerPromiseForm, PromiseForm
from discharge.models import Promise
from discharge.rules import Verb
from discharge.services.promises import answer_promise, give_promise, receive_promise
from discharge.sides import Side
from discharge.views.loading import act_page, for_act
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import Referral


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def give(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down what is promised, by when and by whom."""
    row = for_act(request.actor, pk, Verb.PROMISE)
    names = {Side.SENDER.value: row.sent_from, Side.RECEIVER.value: row.controller.name}
    form = PromiseForm(posted(request), names=names)
    given = attempt(
        request,
        form,
        lambda: give_promise(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if given is not None:
        messages.success(request, _("It is saved. The other side is to confirm it."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.PROMISE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def answer(request: ActorRequest, pk: int, promise_pk: int) -> HttpResponse:
    """Say how it went."""
    row = for_act(request.actor, pk, Verb.ANSWER_PROMISE)
    promise = _promise(row, promise_pk)
    rules.must_be_on(
        promise.owner_side, request.actor, row, _("The side that promised it says how it went.")
    )
    form = AnswerPromiseForm(posted(request))
    answered = attempt(
        request,
        form,
        lambda: answer_promise(
            by=request.actor, promise=promise, now=timezone.now(), **form.cleaned_data
        ),
    )
    if answered is not None:
        messages.success(request, _("It is saved."))
        return redirect("discharge", pk=pk)
    return act_page(request, row, form, Verb.ANSWER_PROMISE, about=promise.text)


@button
@needs(Permission.SEE_REFERRALS)
def receive(request: ActorRequest, pk: int, promise_pk: int) -> HttpResponse:
    """Confirm that the promise is received."""
    row = for_act(request.actor, pk, Verb.RECEIVE_PROMISE)
    receive_promise(by=request.actor, promise=_promise(row, promise_pk), now=timezone.now())
    messages.success(request, _("You have confirmed that it is received."))
    return redirect("discharge", pk=pk)


def _promise(row: Referral, pk: int) -> Promise:
    promise = Promise.objects.filter(referral=row, pk=pk).first()
    if promise is None:
        raise Http404
    promise.referral = row
    return promise
