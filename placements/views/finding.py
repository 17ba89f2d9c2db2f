"""Finding a place by what is needed, with no referral yet: the address holds what is looked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import schemes
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.finding import (
    Candidate,
    candidates,
    in_houses,
    offers,
    places_of_kind,
    taken_until,
)
from placements.forms import FindPlaceForm, KeepPlaceForm
from placements.models import Booking, Facility, Place, needs_in_words
from placements.services.bookings import hold_place
from schemes.base import NoVersion, Track, Version


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES, Permission.BOOK)
def find_place(request: ActorRequest) -> HttpResponse:
    """Which places fit; with days chosen, one of them can be kept in the same step."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    kinds = _kinds(actor, today)
    wanted = FindPlaceForm(_asked(request, kinds), kinds=_choices(kinds))
    context: dict[str, Any] = {"section": "board", "wanted": wanted, "kinds": kinds}
    if not wanted.is_valid():
        status = wanted.status if request.method != "POST" else 422
        return render(request, "placements/find_place.html", context, status=status)
    asked = wanted.cleaned_data
    version, track = kinds[asked["kind"]]
    places = places_of_kind(actor, scheme=version.scheme, track=track.key, on=today)
    starts_on = asked["starts_on"]
    ends_on = _end(version, track, starts_on, asked["ends_on"]) if starts_on else None
    chosen = {"place": request.GET.get("plads", "")}
    form = KeepPlaceForm(posted(request), places=places, initial=chosen)
    judged: list[Candidate] = []
    if starts_on and ends_on:
        held = attempt(request, form, lambda: _hold(actor, form, starts_on, ends_on, now))
        if held is not None:
            messages.success(request, _("The place is kept free."))
            return redirect("booking", pk=held.pk)
        judged = candidates(
            places,
            by=actor,
            starts_on=starts_on,
            ends_on=ends_on,
            now=now,
            needs=asked["needs"],
        )
    free = [candidate for candidate in judged if not candidate.why_not]
    context |= {
        "form": form,
        "track": track,
        "needs": asked["needs"],
        "needs_in_words": needs_in_words(asked["needs"]),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "length_problem": _length_problem(version, track, starts_on, asked["ends_on"]),
        "candidates": judged,
        "free": free,
        "address": search_address(asked["kind"], asked["needs"]),
        "offers": [] if free else _offers(actor, version, track, places, asked, now),
        "in_houses": in_houses(actor, places, now=now),
    }
    # A POST whose address names no days has nothing to keep.
    status = form.status if judged or request.method != "POST" else 422
    return render(request, "placements/find_place.html", context, status=status)


def _kinds(by: Actor, today: date) -> dict[str, tuple[Version, Track]]:
    """{"polaris:home": rules} of the kinds of place in the houses in sight."""
    places = Place.objects.visible_to(by).filter(
        facility__in=Facility.objects.visible_to(by).open_on(today)
    )
    kinds = {}
    of_sight = places.exclude(closes_on__lte=today).order_by("facility__scheme", "track")
    for scheme, key in of_sight.values_list("facility__scheme", "track").distinct():
        try:
            version = schemes.get(scheme).on(today)
        except NoVersion:
            continue
        kinds[f"{scheme}:{key}"] = version, version.track(key)
    return kinds


def _choices(kinds: dict[str, tuple[Version, Track]]) -> list[tuple[str, str]]:
    return [(key, _(track.name)) for key, (_version, track) in kinds.items()]


def _asked(request: ActorRequest, kinds: dict[str, tuple[Version, Track]]) -> Any:
    """The address; where the person has one kind of place only, it is looked at from the start.
    None where nothing is asked for yet."""
    if "kind" in request.GET:
        return request.GET
    if len(kinds) == 1:
        asked = request.GET.copy()
        asked["kind"] = next(iter(kinds))
        return asked
    return None


def search_address(kind: str, needs: Collection[str]) -> str:
    """Where places of a kind are found by needs, with no days chosen yet."""
    return f"{reverse('find_place')}?{urlencode({'kind': kind, 'needs': needs}, doseq=True)}"


def _end(version: Version, track: Track, starts_on: date, ends_on: date | None) -> date:
    """As chosen; where the track sets no end, or nobody chose one, until when it is taken."""
    if ends_on is not None and track.length.end_set_at_start:
        return ends_on
    return taken_until(version, track, starts_on)


def _length_problem(
    version: Version, track: Track, starts_on: date | None, ends_on: date | None
) -> str:
    if starts_on is None or ends_on is None or not track.length.end_set_at_start:
        return ""
    problem = version.length_problem(track.key, moved_in_on=starts_on, ends_on=ends_on)
    return _(problem.text) if problem else ""


def _offers(
    by: Actor,
    version: Version,
    track: Track,
    places: QuerySet[Place],
    asked: dict[str, Any],
    now: datetime,
) -> Any:
    """From the day that is looked for, or today where that has come."""
    return offers(
        places,
        by=by,
        first=max(timezone.localdate(now), asked["starts_on"] or date.min),
        end_of=lambda starts_on: taken_until(version, track, starts_on),
        now=now,
        needs=asked["needs"],
    )


def _hold(by: Actor, form: KeepPlaceForm, starts_on: date, ends_on: date, now: datetime) -> Booking:
    chosen = form.cleaned_data
    return hold_place(
        by=by,
        place=chosen["place"],
        starts_on=starts_on,
        ends_on=ends_on,
        reason=chosen["reason"],
        expires_at=now + timedelta(days=chosen["days"]),
        now=now,
    )
