"""The orientering: it tells the acting municipality that a citizen has come, or has left."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from cases.case import cases_for, load_case
from cases.forms.citizens import RevealForm
from cases.forms.orientering import SendOrienteringForm
from cases.reading import log_stay_read
from core.forms import attempt, posted
from letters.building.orientering import is_of_leaving, orientering_on
from letters.document import Document
from letters.pdf import pdf_of
from letters.services.orientering import send_orientering
from letters.views.loading import as_file
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from schemes.base import FollowUpRule

#: The buttons: it was sent; the file with the whole number in it. Without, the number is shown.
SEND: Final = "send"
FILE: Final = "file"


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def orientering(request: ActorRequest, pk: int) -> HttpResponse:
    """On one A4, with its deadline. A POST shows the whole number in this one copy, which is
    logged apart; with :data:`SEND` it writes down that it was sent."""
    actor = request.actor
    stay = get_object_or_404(cases_for(actor), pk=pk)
    rule = _rule_of(stay)
    if rule is not None and SEND in request.POST:
        return _sent(request, stay, rule)
    form = RevealForm(posted(request))
    if request.method == "POST":
        actor.must(Permission.REVEAL_CPR)
    number = form.reveal(request, stay.citizen)
    if rule is not None and number and FILE in request.POST:
        log_stay_read(actor, stay, what="orientering", action=AccessLog.Action.PRINT)
        return _file(_document(stay, rule, actor, number))
    response = _page(request, stay, rule, form=form, number=number)
    if number:
        response["Cache-Control"] = "no-store"
    return response


def _sent(request: ActorRequest, stay: Stay, rule: FollowUpRule) -> HttpResponse:
    follow_up = get_object_or_404(stay.follow_ups.filter(kind=rule.kind))
    form = SendOrienteringForm(request.POST, stay=stay, by=request.actor)
    kept = attempt(
        request,
        form,
        lambda: send_orientering(
            by=request.actor, follow_up=follow_up, now=timezone.now(), **form.cleaned_data
        ),
    )
    if kept is None:
        return _page(request, stay, rule, form=form)
    messages.success(request, _("It is written down that it was sent."))
    return redirect("stay_letters", pk=stay.pk)


def _page(
    request: ActorRequest,
    stay: Stay,
    rule: FollowUpRule | None,
    *,
    form: RevealForm | SendOrienteringForm,
    number: str = "",
) -> HttpResponse:
    """``form`` is the one that was sent; it says with which status the page answers."""
    actor = request.actor
    if rule is not None:
        log_stay_read(actor, stay, what="orientering", action=AccessLog.Action.PRINT)
    sends = isinstance(form, SendOrienteringForm)
    context = {
        "section": "citizens",
        "case": load_case(stay, today=timezone.localdate()),
        "stay": stay,
        "letter": _document(stay, rule, actor, number) if rule is not None else None,
        "follow_up": stay.follow_ups.filter(kind=rule.kind).first() if rule is not None else None,
        "number": number,
        "form": form,
        "reveal_form": RevealForm() if sends else form,
        "send_form": form if sends else SendOrienteringForm(None, stay=stay, by=actor),
        "may_reveal": actor.may(Permission.REVEAL_CPR),
    }
    return render(request, "cases/orientering.html", context, status=form.status)


@require_safe
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def orientering_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """The same as a file, with the number masked."""
    stay = get_object_or_404(cases_for(request.actor), pk=pk)
    rule = _rule_of(stay)
    if rule is None:
        raise Http404
    log_stay_read(request.actor, stay, what="orientering", action=AccessLog.Action.PRINT)
    return _file(_document(stay, rule, request.actor))


def _rule_of(stay: Stay) -> FollowUpRule | None:
    """What is to be told now: that the citizen came, or once they have left, that they left. None
    where the scheme informs nobody."""
    informs = [rule for rule in stay.scheme_track.follow_ups if rule.informs_municipality]
    has_left = stay.left_on is not None
    return next((rule for rule in informs if is_of_leaving(rule) is has_left), None)


def _document(stay: Stay, rule: FollowUpRule, by: Actor, number: str = "") -> Document:
    today = timezone.localdate()
    return orientering_on(stay, rule, on=today, signed_by=by.name, number=number)


def _file(document: Document) -> HttpResponse:
    return as_file(pdf_of(document, on=timezone.localdate()), document.title)
