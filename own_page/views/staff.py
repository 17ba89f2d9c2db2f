"""What the house does around the citizen's page: the card, what is open, what was said."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import ProblemForm, attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page import rules
from own_page.codes import address_on_card, code_in, door_of
from own_page.forms import (
    CardForm,
    ChannelForm,
    ConsentQuestionForm,
    EndCardForm,
    ReplyForm,
)
from own_page.models import Asking, Card, Channel, ConsentQuestion, Message
from own_page.of_stay import questions_of_stay
from own_page.prints import picture_of
from own_page.rules import RULES, Verb
from own_page.services import consenting
from own_page.services.asking import choose_channel
from own_page.services.cards import Given, end_card, give_card, unlock_card
from own_page.services.messages import see_message
from own_page.services.openings import close_section, open_section
from own_page.services.replying import write_reply
from placements.models import Stay
from sharing.purposes import Purpose as Sharing


@sensitive_post_parameters("pin", "pin_again")
@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def give(request: ActorRequest, pk: int) -> HttpResponse:
    """A new card; the answer is the card to print, and nothing shows its code again."""
    stay = stay_for(request, pk, Verb.GIVE_CARD)
    today = timezone.localdate()
    form = CardForm(posted(request), citizen=stay.citizen, today=today)
    given = attempt(
        request,
        form,
        lambda: give_card(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if given is not None:
        log_read(request, stay, AccessLog.Action.PRINT)
        return _printed(request, stay, given)
    standing = Card.objects.standing().filter(stay=stay).exists()
    return _act(request, stay, form, Verb.GIVE_CARD, replaces=standing, button=_("Make the card"))


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.END_CARD)
    form = EndCardForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_card(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if ended is not None:
        messages.success(request, _("The card opens nothing any more."))
        return redirect("stay_own_page", pk=pk)
    return _act(request, stay, form, Verb.END_CARD, button=_("End the card"), ends=True)


@button
@needs(Permission.SEE_CITIZENS)
def unlock(request: ActorRequest, pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.UNLOCK_CARD)
    unlock_card(by=request.actor, stay=stay, now=timezone.now())
    messages.success(request, _("The card opens the page again."))
    return redirect("stay_own_page", pk=pk)


@button
@needs(Permission.SEE_CITIZENS)
def section(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """Opens it, or closes it where the button says so."""
    stay = stay_for(request, pk, Verb.OPEN_SECTION)
    now = timezone.now()
    if "close" in request.POST:
        close_section(by=request.actor, stay=stay, key=key, now=now)
        messages.success(request, _("It is not on the citizen's page any more."))
    else:
        open_section(by=request.actor, stay=stay, key=key, now=now)
        messages.success(request, _("The citizen can read it now."))
    return redirect("stay_own_page", pk=pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def ask_consent(request: ActorRequest, pk: int) -> HttpResponse:
    """A consent that the citizen is to answer on the own page."""
    stay = stay_for(request, pk, Verb.ASK_CONSENT)
    purpose = request.GET.get("formaal", "")
    form = ConsentQuestionForm(
        posted(request), initial={"purpose": purpose if purpose in Sharing.values else ""}
    )
    asked = attempt(
        request,
        form,
        lambda: consenting.ask_consent(
            by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data
        ),
    )
    if asked is not None:
        messages.success(request, _("The citizen finds the question on the own page."))
        return redirect("stay_own_page", pk=pk)
    return _act(request, stay, form, Verb.ASK_CONSENT, button=_("Ask the citizen"))


@button
@needs(Permission.SEE_CITIZENS)
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    RULES[Verb.TAKE_BACK_CONSENT].must(request.actor)
    rows = ConsentQuestion.objects.visible_to(request.actor).select_related("stay")
    question = get_object_or_404(rows, pk=pk)
    consenting.take_back_question(by=request.actor, question=question, now=timezone.now())
    messages.success(request, _("The question does not stand on the citizen's page any more."))
    return redirect("stay_own_page", pk=question.stay_id)


@button
@needs(Permission.SEE_CITIZENS)
def see(request: ActorRequest, pk: int) -> HttpResponse:
    """What the citizen wrote is seen, and the citizen reads that it is."""
    RULES[Verb.SEE_MESSAGE].must(request.actor)
    rows = Message.objects.visible_to(request.actor).select_related("stay")
    message = get_object_or_404(rows, pk=pk)
    see_message(by=request.actor, message=message, now=timezone.now())
    messages.success(request, _("The citizen can see that you have read it."))
    return redirect("stay_own_page", pk=message.stay_id)


@require_GET
@needs(Permission.SEE_CITIZENS)
def questions(request: ActorRequest, pk: int) -> HttpResponse:
    """How the citizen is asked the three questions, and what was answered; alone where the stay's
    page fetches it."""
    stay = stay_in_sight(request, pk)
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "questions": questions_of_stay(stay, by=request.actor, now=timezone.now()),
    }
    template = "own_page/_questions.html" if request.htmx else "own_page/questions.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def channel(request: ActorRequest, pk: int) -> HttpResponse:
    """How the citizen wants to be asked."""
    stay = stay_for(request, pk, Verb.CHOOSE_CHANNEL)
    form = ChannelForm(posted(request), standing=Channel.objects.filter(stay=stay).first())
    chosen = attempt(
        request,
        form,
        lambda: choose_channel(
            by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data
        ),
    )
    if chosen is not None:
        messages.success(request, _("The citizen's choice is saved."))
        return redirect("stay_own_page", pk=pk)
    return _act(request, stay, form, Verb.CHOOSE_CHANNEL)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def answers(request: ActorRequest, pk: int) -> HttpResponse:
    """What the citizen answers in person or by phone, written down."""
    RULES[Verb.WRITE_REPLY].must(request.actor)
    rows = Asking.objects.visible_to(request.actor).select_related(
        "stay__citizen", "stay__facility", "stay__controller", "reply"
    )
    asking = get_object_or_404(rows, pk=pk)
    form = ReplyForm(posted(request))
    written = attempt(
        request,
        form,
        lambda: write_reply(
            by=request.actor, asking=asking, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("The answers are saved. They stay as they were given."))
        return redirect("stay_own_page", pk=asking.stay_id)
    return _act(
        request,
        asking.stay,
        form,
        Verb.WRITE_REPLY,
        asking=asking,
        is_answered=hasattr(asking, "reply"),
    )


def stay_in_sight(request: ActorRequest, pk: int) -> Stay:
    """In sight, and with such a page; or 404."""
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility", "key_worker"
    )
    stay = get_object_or_404(stays, pk=pk)
    if not rules.has_page(stay):
        raise Http404
    return stay


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    RULES[verb].must(request.actor)
    return stay_in_sight(request, pk)


def log_read(
    request: ActorRequest, stay: Stay, action: AccessLog.Action = AccessLog.Action.VIEW
) -> None:
    log_access(
        by=request.actor,
        what="own_page",
        purpose=Purpose.STAY,
        action=action,
        citizen_id=stay.citizen_id,
    )


def _act(
    request: ActorRequest, stay: Stay, form: ProblemForm, verb: Verb, **more: Any
) -> HttpResponse:
    """The form, or why it is not filled in any more."""
    log_read(request, stay)
    obstacle = None if verb is Verb.END_CARD else rules.obstacle(stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": obstacle,
    }
    status = form.status if form.is_bound or obstacle is None else HTTPStatus.OK
    return render(request, "own_page/act.html", context | more, status=status)


def _printed(request: ActorRequest, stay: Stay, given: Given) -> HttpResponse:
    """The card, to be cut out. No name stands on it, and no PIN: who finds it learns neither whose
    it is nor how it opens."""
    width, path = picture_of(address_on_card(code_in(given.code), stay.controller))
    context = {
        "section": "citizens",
        "stay": stay,
        "last_on": given.card.last_on,
        "code": given.code,
        "door": door_of(stay.controller).partition("://")[2],
        "width": width,
        "path": path,
        "phone": stay.facility.phone or stay.controller.phone,
    }
    return render(request, "own_page/card.html", context)
