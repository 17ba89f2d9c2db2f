"""Finding a place for a referral: each with its first free nights, or, once a period is chosen,
which are free in it and why the others are not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.models import Membership, User
from organisations.roles import Permission, Role
from placements.finding import (
    Candidate,
    Offer,
    candidates,
    in_houses,
    offers,
    places_of_kind,
    taken_until,
    usual_end,
)
from placements.models import Facility, Place, needs_in_words
from placements.views.finding import search_address
from referrals.forms.placing import OutreachForm, PeriodForm, PlaceForm
from referrals.models import PlaceOffer, Referral
from referrals.rules import RULES, Verb, obstacles
from referrals.services.placing import book_for_referral, hold_for_referral, start_outreach
from referrals.services.waiting_list import ahead_of, could_take
from referrals.views.loading import log_reading, received
from referrals.views.waiting_list import rows_shown

WORKS_WITH_CITIZENS = (Role.CASEWORKER, Role.FACILITY_STAFF, Role.FACILITY_LEADER)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def place(request: ActorRequest, pk: int) -> HttpResponse:
    """First the nights (in the address), then the place; keep it free, or book it."""
    RULES[Verb.BOOK].must(request.actor)
    row, now = received(request.actor, pk), timezone.now()
    track = row.scheme_track
    has_end = track.length.end_set_at_start
    period = PeriodForm(_asked(request, row), has_end=has_end)
    places = places_of_kind(
        request.actor, scheme=row.scheme, track=row.track, on=timezone.localdate(now)
    )
    wrong_length = _wrong_length(row, period)
    passed_over = _passed_over(request, row, period, now)
    form = PlaceForm(
        posted(request),
        places=places,
        passes_over=bool(passed_over),
        colleagues=_colleagues(row, timezone.localdate(now)),
        length_test=_length_test(row) if wrong_length else "",
        initial={"place": request.GET.get("plads", "")},
    )
    review_on = None
    judged: list[Candidate] = []
    if period.is_valid():
        starts_on, ends_on = period.cleaned_data["starts_on"], period.cleaned_data.get("ends_on")
        done = attempt(request, form, lambda: _take(request, row, form, starts_on, ends_on, now))
        if done is not None:
            messages.success(request, done)
            return redirect("referral", pk=pk)
        review_on = None if has_end else row.version.review_on(row.track, starts_on)
        judged = candidates(
            places,
            by=request.actor,
            starts_on=starts_on,
            ends_on=ends_on or review_on or starts_on,
            now=now,
            hold=row.hold,
            needs=row.place_needs,
        )
    free = [candidate for candidate in judged if not candidate.why_not]
    log_reading(request.actor, row, Purpose.PLACING)
    context = {
        "section": "referrals",
        "referral": row,
        "track": track,
        "told_length": (row.decision and row.decision.told_length) or _(track.length.in_words),
        "period": period,
        "form": form,
        "candidates": judged,
        "free": free,
        "needs": row.place_needs,
        "needs_in_words": needs_in_words(row.place_needs),
        "in_houses": in_houses(request.actor, places, now=now),
        "search_address": search_address(f"{row.scheme}:{row.track}", row.place_needs),
        "address": reverse("place_referral", args=[pk]),
        "offers": [] if free else _offers(request, row, places, now),
        "is_proposed": _is_proposed(row, period),
        "wrong_length": wrong_length,
        "passed_over": len(passed_over),
        "review_on": review_on,
        "why_no_hold": obstacles(request.actor, Verb.HOLD, row),
        "why_no_booking": obstacles(request.actor, Verb.BOOK, row),
    }
    # A POST whose address names no period that can be meant has nothing to book.
    status = form.status if period.is_valid() or request.method != "POST" else period.status
    return render(request, "referrals/place.html", context, status=status)


@require_http_methods(["GET", "POST"])
@needs(Permission.BOOK)
def start(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin help that takes no place."""
    row, now = received(request.actor, pk), timezone.now()
    words = row.version.words_for(row.track)
    form = OutreachForm(
        posted(request),
        colleagues=_colleagues(row, timezone.localdate(now)),
        facilities=Facility.objects.visible_to(request.actor)
        .open_on(timezone.localdate(now))
        .filter(scheme=row.scheme),
        has_facility=row.facility_id is not None,
    )
    stay = attempt(
        request,
        form,
        lambda: start_outreach(by=request.actor, referral=row, now=now, **form.cleaned_data),
    )
    if stay is not None:
        begun = stay.moved_in_on is not None
        messages.success(request, _(words.moved_in if begun else words.accepted))
        return redirect("referral", pk=pk)
    log_reading(request.actor, row, Purpose.PLACING)
    context = {
        "section": "referrals",
        "referral": row,
        "called": row.citizen.called,
        "action": RULES[Verb.START].label_for(words),
        "length_in_words": row.scheme_track.length.in_words,
        "form": form,
        "why_not": obstacles(request.actor, Verb.START, row),
    }
    return render(request, "referrals/act.html", context, status=form.status)


@require_safe
@needs(Permission.BOOK)
def for_place(request: ActorRequest, pk: int) -> HttpResponse:
    """From a free run on the board: whom is the place for? Those who wait for its kind of place,
    in order of need."""
    free = get_object_or_404(
        Place.objects.visible_to(request.actor).select_related("facility"), pk=pk
    )
    now = timezone.now()
    page = page_of(request, could_take(request.actor, free))
    shown = rows_shown(page, now)
    log_shown(
        [(row.referral.controller_id, row.referral.citizen_id) for row in shown],
        by=request.actor,
        what="referrals",
        purpose=Purpose.PLACING,
    )
    return render(
        request,
        "referrals/for_place.html",
        {
            "section": "board",
            "place": free,
            "waiting": shown,
            "page": page,
            "standing": PlaceOffer.objects.standing().filter(place=free).first(),
            "from": request.GET.get("fra", ""),
        },
    )


def _passed_over(
    request: ActorRequest, row: Referral, period: PeriodForm, now: datetime
) -> list[int]:
    """Who waits before this one and could come on the day that is chosen."""
    if not row.waits_for_place or not period.is_valid():
        return []
    starts_on = period.cleaned_data["starts_on"]
    return ahead_of(request.actor, row, None, starts_on=starts_on, now=now)


def _asked(request: ActorRequest, row: Referral) -> Any:
    """The period in the address. From the board only the night is known, and the end is proposed:
    shown, and there to be changed. None where nothing is chosen yet."""
    if any(key.startswith(("starts_on", "ends_on")) for key in request.GET):
        return request.GET
    try:
        starts_on = date.fromisoformat(request.GET.get("fra", ""))
    except ValueError:
        return None
    return {
        "starts_on": str(starts_on),
        "ends_on": str(usual_end(row.scheme_track, starts_on) or ""),
    }


def _is_proposed(row: Referral, period: PeriodForm) -> bool:
    """The end is the one proposed, and nobody has chosen another."""
    if not period.is_bound or not period.is_valid() or "ends_on" not in period.fields:
        return False
    chosen = period.cleaned_data
    return bool(chosen["ends_on"] == usual_end(row.scheme_track, chosen["starts_on"]))


def _offers(
    request: ActorRequest, row: Referral, places: QuerySet[Place], now: datetime
) -> list[Offer]:
    """From the day wished, or today where that has come."""
    today = timezone.localdate(now)
    first = max(today, row.wished_on or today)
    return offers(
        places,
        by=request.actor,
        first=first,
        end_of=lambda starts_on: taken_until(row.version, row.scheme_track, starts_on),
        now=now,
        hold=row.hold,
        needs=row.place_needs,
    )


def _colleagues(row: Referral, today: date) -> QuerySet[User]:
    working = Membership.objects.in_force_on(today).filter(
        organisation=row.controller_id, role__in=WORKS_WITH_CITIZENS
    )
    return User.objects.filter(pk__in=working.values("user")).order_by("name")


def _length_test(row: Referral) -> str:
    return _(row.scheme_track.length.extension_test or "Write why the stay has this length.")


def _wrong_length(row: Referral, period: PeriodForm) -> str:
    """What the scheme says of the length, where it is shorter or longer; "" where it fits."""
    if not period.is_bound or not period.is_valid():
        return ""
    ends_on = period.cleaned_data.get("ends_on")
    if ends_on is None:
        return ""
    starts_on = period.cleaned_data["starts_on"]
    refusal = row.version.length_problem(row.track, moved_in_on=starts_on, ends_on=ends_on)
    return _(refusal.text) if refusal else ""


def _take(
    request: ActorRequest,
    row: Referral,
    form: PlaceForm,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> str:
    """Keep or book the chosen place; returns what to say then."""
    chosen: dict[str, Any] = form.cleaned_data
    common: dict[str, Any] = {
        "by": request.actor,
        "referral": row,
        "place": chosen["place"],
        "starts_on": starts_on,
        "now": now,
    }
    if "hold" in request.POST:
        until = ends_on or row.version.review_on(row.track, starts_on) or starts_on
        hold_for_referral(**common, ends_on=until, days=chosen["days"])
        return _("The place is kept free.")
    book_for_referral(
        **common,
        ends_on=ends_on,
        key_worker=chosen["key_worker"],
        coordinator=chosen["coordinator"],
        length_reason=chosen.get("length_reason", ""),
        passed_over_because=chosen.get("passed_over_because", ""),
    )
    return _("The place is booked.")
