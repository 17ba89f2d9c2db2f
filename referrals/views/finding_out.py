"""Finding out more: questions to the sender and others, second opinions, weighing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.forms.assessing import (
    AskForm,
    OpinionAnswerForm,
    OpinionForm,
    TakeBackForm,
    TellForm,
    WeighForm,
)
from referrals.models import InformationRequest, Referral, SecondOpinion
from referrals.rules import RULES, Verb
from referrals.services.information import (
    ask_information,
    give_information,
    questions_of,
    take_back_question,
)
from referrals.services.opinions import ask_opinion, give_opinion
from referrals.services.weighing import latest_weighings, weigh_criterion
from referrals.views.act_page import act_page
from referrals.views.loading import in_sight, is_sent, received
from schemes.base import Criterion, Weight


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask the sender, or somebody else, for what is missing."""
    row = received(request.actor, pk)
    form = AskForm(posted(request), missing=_missing(row))
    asked = attempt(
        request,
        form,
        lambda: ask_information(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if asked is not None:
        messages.success(request, _("The question is asked. The deadline stands still meanwhile."))
        return redirect("referral", pk=pk)
    above = {"above": "referrals/assessment/asking.html"}
    return act_page(request, row, form, Verb.ASK_INFORMATION, above)


def _missing(row: Referral) -> list[Criterion]:
    """The questions that are open, and can be asked."""
    still_open = {question.code for question in row.verdict.open_questions}
    return [asked for asked in row.version.asked(row.track) if asked.key in still_open]


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def tell(request: ActorRequest, pk: int, request_pk: int) -> HttpResponse:
    """Answer what was asked: its sender, or the receiver who was told on the telephone."""
    RULES[Verb.GIVE_INFORMATION].must(request.actor)
    row = in_sight(request.actor, pk)
    sent = is_sent(request.actor, row)
    if not sent:
        row = received(request.actor, pk)
    asked = InformationRequest.objects.filter(referral=row, pk=request_pk).first()
    if asked is None or (sent and not asked.of_sender):
        raise Http404
    questions = questions_of(asked, row)
    form = TellForm(posted(request), questions=questions)
    given = attempt(
        request,
        form,
        lambda: give_information(by=request.actor, request=asked, now=timezone.now(), **form.facts),
    )
    if given is not None:
        messages.success(request, _("The answer is sent. The deadline runs again."))
        return redirect("referral", pk=pk)
    context = {"above": "referrals/assessment/asked.html", "asked": asked}
    return act_page(request, row, form, Verb.GIVE_INFORMATION, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def take_back(request: ActorRequest, pk: int, request_pk: int) -> HttpResponse:
    """It is not needed any more."""
    row = received(request.actor, pk)
    asked = InformationRequest.objects.filter(referral=row, pk=request_pk).first()
    if asked is None:
        raise Http404
    form = TakeBackForm(posted(request))
    done = attempt(
        request,
        form,
        lambda: take_back_question(
            by=request.actor, request=asked, now=timezone.now(), **form.cleaned_data
        ),
    )
    if done is not None:
        messages.success(request, _("The question is taken back. The deadline runs again."))
        return redirect("referral", pk=pk)
    context = {"above": "referrals/assessment/asked.html", "asked": asked}
    return act_page(request, row, form, Verb.TAKE_BACK_QUESTION, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def opinion(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask one professional for a second opinion."""
    row = received(request.actor, pk)
    form = OpinionForm(posted(request))
    asked = attempt(
        request,
        form,
        lambda: ask_opinion(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if asked is not None:
        messages.success(request, _("It is written down whom you ask, and by when."))
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.ASK_OPINION)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def opinion_answer(request: ActorRequest, pk: int, opinion_pk: int) -> HttpResponse:
    """Write down the second opinion."""
    row = received(request.actor, pk)
    asked = SecondOpinion.objects.filter(referral=row, pk=opinion_pk).first()
    if asked is None:
        raise Http404
    form = OpinionAnswerForm(posted(request))
    given = attempt(
        request,
        form,
        lambda: give_opinion(
            by=request.actor, opinion=asked, now=timezone.now(), **form.cleaned_data
        ),
    )
    if given is not None:
        messages.success(request, _("The second opinion is saved."))
        return redirect("referral", pk=pk)
    context = {"above": "referrals/assessment/opinion_asked.html", "opinion": asked}
    return act_page(request, row, form, Verb.GIVE_OPINION, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def weigh(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """The caseworker's own words on a judgement; back to where it stands on the page."""
    row = received(request.actor, pk)
    judgements = [
        each for each in row.version.criteria_for(row.track) if each.weight is Weight.JUDGEMENT
    ]
    criterion = next((each for each in judgements if each.key == key), None)
    if criterion is None:
        raise Http404
    standing = latest_weighings(row).get(key)
    form = WeighForm(posted(request), key=key, standing=standing[0].words if standing else "")
    weighed = attempt(
        request,
        form,
        lambda: weigh_criterion(
            by=request.actor, referral=row, key=key, now=timezone.now(), **form.cleaned_data
        ),
    )
    if weighed is not None:
        messages.success(request, _("Your weighing is saved."))
        return redirect(f"{reverse('referral', args=[pk])}#spm-{key}")
    context = {"above": "referrals/assessment/weighed.html", "criterion": criterion}
    return act_page(request, row, form, Verb.WEIGH, context)
