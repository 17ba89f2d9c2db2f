"""Offering a place to one who waits, and writing the answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.finding import places_of_kind
from referrals.forms.waiting import AnswerOfferForm, OfferForm
from referrals.models import PlaceOffer, Referral
from referrals.rules import Verb
from referrals.services.place_offers import answer_offer, offer_place
from referrals.services.waiting_list import ahead_of
from referrals.views.act_page import act_page
from referrals.views.loading import received


@require_http_methods(["GET", "POST"])
@needs(Permission.BOOK)
def offer(request: ActorRequest, pk: int) -> HttpResponse:
    """Which place, from when, and until when to answer. Place and night may come from the board."""
    row, now = received(request.actor, pk), timezone.now()
    places = places_of_kind(
        request.actor, scheme=row.scheme, track=row.track, on=timezone.localdate(now)
    )
    chosen = {"place": request.GET.get("plads", ""), "starts_on": _night(request)}
    form = OfferForm(
        posted(request),
        places=places,
        has_end=row.scheme_track.length.end_set_at_start,
        initial={name: value for name, value in chosen.items() if value},
    )
    offered = attempt(
        request,
        form,
        lambda: offer_place(by=request.actor, referral=row, now=now, **form.facts),
    )
    if offered is not None:
        messages.success(request, _("The place is offered, and kept until it is answered."))
        return redirect("referral", pk=pk)
    return act_page(
        request,
        row,
        form,
        Verb.OFFER,
        {
            "passed_over": len(_before(request, row, now)),
            "told_length": _(row.scheme_track.length.in_words),
        },
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.BOOK)
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Yes books the place, no takes a reason."""
    row = received(request.actor, pk)
    form = AnswerOfferForm(posted(request))
    answered = attempt(
        request,
        form,
        lambda: answer_offer(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if answered is not None:
        messages.success(request, _answer_in_words(answered))
        return redirect("referral", pk=pk)
    standing = PlaceOffer.objects.filter(referral=row).select_related("place__facility").first()
    return act_page(request, row, form, Verb.ANSWER_OFFER, {"place_offer": standing})


def _answer_in_words(answered: PlaceOffer) -> str:
    if answered.status == PlaceOffer.Status.ACCEPTED:
        return _("The place is booked.")
    if answered.status == PlaceOffer.Status.DECLINED:
        return _("The answer is saved. The citizen keeps the place on the waiting list.")
    return _("The offer is taken back.")


def _before(request: ActorRequest, row: Referral, now: datetime) -> list[int]:
    starts_on = _night(request) or timezone.localdate(now)
    return ahead_of(request.actor, row, None, starts_on=starts_on, now=now)


def _night(request: ActorRequest) -> Any:
    try:
        return date.fromisoformat(request.GET.get("fra", ""))
    except ValueError:
        return None
