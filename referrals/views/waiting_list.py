"""The waiting list: who waits for a place, in order of need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import schemes
from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Permission
from placements.board import board_ahead
from placements.models import Facility
from referrals.forms.waiting import NeedForm
from referrals.models import MeanwhileOffer, Need, PlaceOffer, Referral, SleepsMeanwhile
from referrals.rules import RULES, Verb
from referrals.services.needs import set_need
from referrals.services.openings import Opening, called, openings
from referrals.services.waiting import ASK_AGAIN_AFTER
from referrals.services.waiting_list import in_order_of_need, rows_of, standing_offers
from referrals.views.act_page import act_page
from referrals.views.loading import received
from schemes.base import NoVersion

#: Of those who could take a place so many are named; the rest are one click away.
MOST_NAMED: Final = 3


@dataclass(frozen=True)
class Waits:
    """A row of the list. ``number`` counts from the greatest need."""

    number: int
    referral: Referral
    since: date
    days: int
    level: str
    is_grave: bool
    asks_where: bool
    sleeps_where: str
    asked_on: date | None
    ask_again: bool
    sleeps_rough: bool
    offered: str
    offered_answer: str
    decided_by: User | None
    offer: PlaceOffer | None


@require_safe
@needs(Permission.SEE_REFERRALS, Permission.SEE_CITIZENS)
def waiting_list(request: ActorRequest) -> HttpResponse:
    """Of what is in sight: by kind of place and by house, as the address says."""
    actor, now = request.actor, timezone.now()
    houses = list(Facility.objects.visible_to(actor))
    kinds = _kinds(houses, timezone.localdate(now))
    kind, house = request.GET.get("slags", ""), request.GET.get("tilbud", "")
    chosen = Q()
    if kind in dict(kinds):
        scheme, track = kind.split(":")
        chosen &= Q(scheme=scheme, track=track)
    if house in {str(each.pk) for each in houses}:
        chosen &= Q(facility=int(house))
    order = in_order_of_need(actor, chosen)
    page = page_of(request, order)
    rows = rows_shown(page, now)
    may_offer = RULES[Verb.OFFER].may(actor)
    offers_places = rows and may_offer and page.number == 1
    free = _openings(actor, order, (row.referral for row in rows), now) if offers_places else []
    named = [*(row.referral for row in rows), *(who for each in free for who in each.first)]
    log_shown(
        [(referral.controller_id, referral.citizen_id) for referral in named],
        by=actor,
        what="waiting_list",
        purpose=Purpose.WORKLIST,
    )
    context = {
        "section": "referrals",
        "rows": rows,
        "page": page,
        "total": page.paginator.count,
        "kinds": kinds if len(kinds) > 1 else [],
        "kind": kind,
        "houses": houses if len(houses) > 1 else [],
        "house": house,
        "may_set_need": RULES[Verb.SET_NEED].may(actor),
        "may_offer": may_offer,
        "openings": free,
        "may_ask": RULES[Verb.WAIT].may(actor),
    }
    return render(request, "referrals/waiting_list.html", context)


@dataclass(frozen=True)
class Free:
    """A place that is free or becomes so, the first of those who could take it, and how many more
    there are."""

    opening: Opening
    first: list[Referral]

    @property
    def more(self) -> int:
        return len(self.opening.could_take) - len(self.first)


def _openings(
    actor: Actor, order: Sequence[int], shown: Iterable[Referral], now: datetime
) -> list[Free]:
    """``shown``: referrals of the page, which are mostly those who could take something."""
    every = openings(actor, board_ahead(actor, now=now), now=now, order=order)
    rows = {referral.pk: referral for referral in shown}
    named = {pk for each in every for pk in each.could_take[:MOST_NAMED]}
    if more := named - rows.keys():
        rows |= called(more)
    return [Free(each, [rows[pk] for pk in each.could_take[:MOST_NAMED]]) for each in every]


def rows_shown(page: Page[Any], now: datetime) -> list[Waits]:
    """Of the ids on a page of the list, in its order."""
    ids = list(page.object_list)
    offers = standing_offers(ids) if ids else {}
    today = timezone.localdate(now)
    first = page.start_index() if ids else 1
    return [_row(first + n, row, offers.get(row.pk), today) for n, row in enumerate(rows_of(ids))]


def _row(number: int, row: Any, offer: PlaceOffer | None, today: date) -> Waits:
    """``row`` carries what ``rows_of`` adds."""
    since = timezone.localdate(row.since)
    asked_on = timezone.localdate(row.sleeps_at) if row.sleeps_at else None
    level = Need.Level(row.need_level or Need.Level.ORDINARY)
    rough = row.sleeps_rough or ""
    answer = row.offered_answer or ""
    on_street = row.whereabouts == Referral.Whereabouts.STREET
    return Waits(
        number=number,
        referral=row,
        since=since,
        days=(today - since).days,
        level=str(level.label),
        is_grave=level in (Need.Level.HIGH, Need.Level.ACUTE),
        asks_where=row.scheme_track.records_where_those_waiting_sleep,
        sleeps_where=row.sleeps_where or row.sleeps_meanwhile,
        asked_on=asked_on,
        ask_again=asked_on is None or today - asked_on >= ASK_AGAIN_AFTER,
        sleeps_rough=rough == SleepsMeanwhile.Rough.YES if rough else on_street,
        offered=row.offered_what or row.offered_meanwhile,
        offered_answer=str(MeanwhileOffer.Answer(answer).label) if answer else "",
        decided_by=row.decision.decided_by if row.decided_at else None,
        offer=offer,
    )


def _kinds(houses: list[Facility], today: date) -> list[tuple[str, str]]:
    """The kinds of place that the houses have, as the address says them and in words."""
    kinds: dict[str, str] = {}
    for key in dict.fromkeys(house.scheme for house in houses):
        try:
            version = schemes.get(key).on(today)
        except NoVersion:
            continue
        for track in version.tracks:
            if track.takes_place:
                kinds[f"{key}:{track.key}"] = f"{schemes.get(key).name}: {_(track.name)}"
    return list(kinds.items())


@require_http_methods(["GET", "POST"])
@needs(Permission.DECIDE)
def need(request: ActorRequest, pk: int) -> HttpResponse:
    """How great the need is, and why."""
    row = received(request.actor, pk)
    form = NeedForm(posted(request))
    judged = attempt(
        request,
        form,
        lambda: set_need(by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data),
    )
    if judged is not None:
        messages.success(request, _("The need is saved."))
        return redirect("referral", pk=pk)
    standing = Need.objects.filter(referral=row).select_related("by").first()
    return act_page(request, row, form, Verb.SET_NEED, {"standing_need": standing})
