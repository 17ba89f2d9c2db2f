"""Letters that were sent: each as it was, and all of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from letters.case_letters import letters_of_case
from letters.content import fallen_in_words
from letters.document import EDITIONS, LANGUAGES
from letters.hearing_content import since_sent_in_words
from letters.models import SentLetter
from letters.views.loading import as_file, case_of, letter_in_sight, log_letter
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from referrals.models import Referral
from referrals.views.loading import received


@require_safe
@needs(Permission.SEE_REFERRALS)
def sent_letter(request: ActorRequest, pk: UUID) -> HttpResponse:
    """As it was sent. What has become of its decision stands above it, and on every new print."""
    kept = letter_in_sight(request.actor, pk)
    log_letter(request.actor, kept.citizen.pk)
    context = {
        "section": "referrals",
        "kept": kept,
        "letter": kept.document,
        "language": LANGUAGES[kept.language],
        "edition": EDITIONS[kept.edition],
        "fallen": _fallen(kept),
        "citizen": kept.citizen,
        **_case(request.actor, kept),
    }
    return render(request, "letters/sent.html", context)


def _fallen(kept: SentLetter) -> str:
    """What has become of what it tells of; "" while it holds."""
    if kept.taken_back_at is not None:
        return _("This was not sent: that had been written by mistake, and was taken back.")
    if kept.decision is not None:
        return fallen_in_words(kept.decision)
    return since_sent_in_words(kept)


def _case(actor: Actor, kept: SentLetter) -> dict[str, Any]:
    """The way back, by the referral or the stay."""
    if kept.decision is not None:
        return case_of(actor, kept.decision)
    if kept.hearing is not None:
        return {"referral": kept.hearing.referral}
    return {"stay": kept.stay}


@require_safe
@needs(Permission.SEE_REFERRALS)
def sent_letter_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The file that was sent, to the byte."""
    kept = letter_in_sight(request.actor, pk)
    log_letter(request.actor, kept.citizen.pk, AccessLog.Action.EXPORT)
    sent_on = date_format(timezone.localdate(kept.at), "Y-m-d")
    return as_file(kept.pdf, f"{kept.document.title} {sent_on}")


@require_safe
@needs(Permission.SEE_REFERRALS)
def referral_letters(request: ActorRequest, pk: int) -> HttpResponse:
    """Of the case that a referral began."""
    return _of_case(request, referral=received(request.actor, pk))


@require_safe
@needs(Permission.SEE_REFERRALS, Permission.SEE_CITIZENS)
def stay_letters(request: ActorRequest, pk: int) -> HttpResponse:
    """Of the case that a stay belongs to, also where nobody asked for it by a referral."""
    rows = Stay.objects.visible_to(request.actor).select_related("citizen", "facility")
    return _of_case(request, stay=get_object_or_404(rows, pk=pk))


def _of_case(
    request: ActorRequest, *, referral: Referral | None = None, stay: Stay | None = None
) -> HttpResponse:
    about = referral or stay
    assert about is not None, "a case is a referral's or a stay's"
    log_letter(request.actor, about.citizen_id)
    case = letters_of_case(request.actor, referral=referral, stay=stay)
    context = {
        "section": "referrals" if referral is not None else "citizens",
        "referral": referral,
        "stay": stay,
        "citizen": about.citizen,
        "case": case,
        "title": _("Letters"),
        "may_inform": request.actor.may(Permission.FOLLOW_UP),
        "may_edit": request.actor.may(Permission.EDIT_LETTERS),
    }
    return render(request, "letters/case.html", context)
