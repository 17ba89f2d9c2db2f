"""The letter of a hearing: read before it is sent, taken as a file, kept when it is sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from core.forms import attempt, posted
from letters.building.hearing import hearing_letter as letter_of
from letters.case_letters import letters_of_hearing
from letters.forms.sending import ChoiceForm, SendForm
from letters.hearing_content import hearing_content_of
from letters.pdf import pdf_of
from letters.services.sending import mark_of, send_hearing_letter
from letters.views.letter_page import letter_page
from letters.views.loading import as_file, hearing_in_sight, log_letter
from letters.wishes import wish_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def hearing_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """As it would be sent today; as :func:`letters.views.decisions.decision_letter`."""
    actor, now = request.actor, timezone.now()
    hearing = hearing_in_sight(actor, pk)
    if request.method == "POST":
        actor.must(Permission.ASSESS)
    referral = hearing.referral
    content = hearing_content_of(hearing, on=timezone.localdate(now))
    wish = wish_of(referral.citizen, referral)
    chosen = ChoiceForm(request.GET).chosen(wish)
    letter = letter_of(content, **chosen)
    form = SendForm(posted(request), mark=mark_of(letter, controller_id=hearing.controller_id))
    kept = attempt(
        request,
        form,
        lambda: send_hearing_letter(
            by=actor,
            hearing=hearing,
            way=form.cleaned_data["way"],
            shown=form.read_before,
            now=now,
            **chosen,
        ),
    )
    if kept is not None:
        messages.success(request, _("The letter is kept as it was sent."))
        return redirect("sent_letter", pk=kept.pk)
    log_letter(actor, referral.citizen_id)
    return letter_page(
        request,
        content=content,
        letter=letter,
        wish=wish,
        form=form,
        may_send=actor.may(Permission.ASSESS),
        sent=letters_of_hearing(hearing),
        addresses={
            "page": reverse("hearing_letter", args=[pk]),
            "file": reverse("hearing_letter_pdf", args=[pk]),
            "translation": reverse("hearing_translation", args=[pk, chosen["language"]]),
        },
        more={"referral": referral},
    )


@require_safe
@needs(Permission.SEE_REFERRALS)
def hearing_letter_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """The same as a file."""
    hearing = hearing_in_sight(request.actor, pk)
    on = timezone.localdate()
    chosen = ChoiceForm(request.GET).chosen(wish_of(hearing.referral.citizen, hearing.referral))
    letter = letter_of(hearing_content_of(hearing, on=on), **chosen)
    log_letter(request.actor, hearing.referral.citizen_id, AccessLog.Action.PRINT)
    return as_file(pdf_of(letter, on=on), f"{letter.reference} {letter.title}")
