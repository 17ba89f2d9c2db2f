"""The letter on a decision: read before it is sent, taken as a file, kept when it is sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from core.forms import attempt, posted
from letters.building.letter import letter_of
from letters.case_letters import letters_of_decision
from letters.content import content_of
from letters.forms.sending import ChoiceForm, SendForm
from letters.pdf import pdf_of
from letters.services.sending import mark_of, send_letter
from letters.views.letter_page import letter_page
from letters.views.loading import as_file, case_of, decision_in_sight, log_letter
from letters.wishes import wish_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import referral_of
from referrals.views.loading import received


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def decision_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """As it would be sent today, in the language and the edition chosen in the address; where none
    is, as the citizen wants it."""
    actor, now = request.actor, timezone.now()
    decision = decision_in_sight(actor, pk)
    if request.method == "POST":
        actor.must(Permission.DECIDE)
    content = content_of(decision, on=timezone.localdate(now))
    wish = wish_of(decision.citizen, referral_of(decision))
    chosen = ChoiceForm(request.GET).chosen(wish)
    letter = letter_of(content, **chosen)
    form = SendForm(posted(request), mark=mark_of(letter, controller_id=decision.controller_id))
    kept = attempt(
        request,
        form,
        lambda: send_letter(
            by=actor,
            decision=decision,
            way=form.cleaned_data["way"],
            shown=form.read_before,
            now=now,
            **chosen,
        ),
    )
    if kept is not None:
        messages.success(request, _("The letter is kept as it was sent."))
        return redirect("sent_letter", pk=kept.pk)
    log_letter(actor, decision.citizen_id)
    return letter_page(
        request,
        content=content,
        letter=letter,
        wish=wish,
        form=form,
        may_send=actor.may(Permission.DECIDE),
        sent=letters_of_decision(decision),
        addresses={
            "page": reverse("decision_letter", args=[pk]),
            "file": reverse("decision_letter_pdf", args=[pk]),
            "translation": reverse("decision_translation", args=[pk, chosen["language"]]),
        },
        more={"is_decision": True, **case_of(actor, decision)},
    )


@require_safe
@needs(Permission.SEE_REFERRALS)
def decision_letter_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """The same as a file, with the mark of a draft or of a decision that stands no more on it."""
    decision = decision_in_sight(request.actor, pk)
    on = timezone.localdate()
    wish = wish_of(decision.citizen, referral_of(decision))
    letter = letter_of(content_of(decision, on=on), **ChoiceForm(request.GET).chosen(wish))
    log_letter(request.actor, decision.citizen_id, AccessLog.Action.PRINT)
    return as_file(pdf_of(letter, on=on), f"{letter.reference} {letter.title}")


@require_safe
@needs(Permission.SEE_REFERRALS)
def referral_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """The letter on the answer that holds."""
    referral = received(request.actor, pk)
    if referral.decision_id is None:
        raise Http404
    return redirect("decision_letter", pk=referral.decision_id)
