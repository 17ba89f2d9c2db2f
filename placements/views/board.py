"""The board, and taking a place from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.checks import EARLIEST, LATEST
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.board import SPANS, Board, make_board, without_a_place
from placements.forms import ReopenForm, TakePlaceForm
from placements.models import Booking, Facility, Place
from placements.occupancy import DayCount
from placements.services.bookings import close_place, hold_place, release_hold, reopen_place

ONE_WEEK: Final = timedelta(days=7)


@require_GET
@needs(Permission.SEE_PLACES)
def board(request: ActorRequest) -> HttpResponse:
    """Places by days. The address holds the state: from, span, facility, table or board."""
    actor, today = request.actor, timezone.localdate()
    span = request.GET.get("visning", "4-uger")
    days = SPANS.get(span, SPANS["4-uger"])
    start = _start(request.GET.get("fra"), today, days)
    facilities = list(Facility.objects.visible_to(actor))
    chosen = next((f for f in facilities if str(f.pk) == request.GET.get("tilbud")), None)
    shown = make_board(actor, start=start, days=days, today=today, facility=chosen)
    log_access(by=actor, action=AccessLog.Action.VIEW, what="board", purpose=Purpose.PLACES)
    return render(
        request,
        "placements/board.html",
        {
            "section": "board",
            "board": shown,
            "sum": tonight(shown),
            "span": span if span in SPANS else "4-uger",
            "spans": [("uge", _("Week")), ("4-uger", _("4 weeks")), ("kvartal", _("Quarter"))],
            "days": days,
            "facilities": facilities,
            "chosen": chosen,
            "earlier": start - timedelta(days=days),
            "later": start + timedelta(days=days),
            "as_table": request.GET.get("som") == "tabel",
            "may_take": _kinds(actor),
            "may_see_citizens": actor.may(Permission.SEE_CITIZENS),
            "may_grant": actor.may(Permission.GRANT_GUEST_NIGHT) and _has_guest_places(shown),
            "without_a_place": without_a_place(actor, [chosen] if chosen else facilities, today)
            if actor.may(Permission.SEE_CITIZENS)
            else [],
        },
    )


def _has_guest_places(shown: Board) -> bool:
    today = timezone.localdate()
    return any(
        lane.place.track_on(today).granted_on_the_spot_by
        for group in shown.groups
        for lane in group.lanes
    )


def tonight(shown: Board) -> DayCount | None:
    """The night's sum over the places on the board: capacity − closed − booked − held = free.

    Only where today is on it: another night's sum would be read as tonight's.
    """
    if shown.today_column is None:
        return None
    lanes = [lane for group in shown.groups for lane in group.lanes if lane.is_open]
    kinds = [lane.tonight.booking.kind for lane in lanes if lane.tonight]
    return DayCount(
        0,
        "",
        len(lanes),
        closed=kinds.count(Booking.Kind.CLOSURE),
        booked=kinds.count(Booking.Kind.STAY),
        held=kinds.count(Booking.Kind.HOLD),
    )


def _start(typed: str | None, today: date, days: int) -> date:
    """The day the board begins; this week's Monday where nothing sensible was asked, and early in
    the week a week before, for what has just been; but always with today on it."""
    monday = today - timedelta(days=today.weekday())
    default = monday - ONE_WEEK if days > ONE_WEEK.days and today.weekday() < 3 else monday
    try:
        start = date.fromisoformat(typed or "")
    except ValueError:
        return default
    margin = timedelta(days=366)
    return start if EARLIEST + margin <= start <= LATEST - margin else default


def _kinds(actor: Actor) -> list[str]:
    return [
        kind
        for kind, permission in (("hold", Permission.BOOK), ("close", Permission.CLOSE_PLACES))
        if actor.may(permission)
    ]


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES)
def place_book(request: ActorRequest, pk: int) -> HttpResponse:
    """From a free run on the board: hold the place, close it, or go on to a referral or a guest."""
    place = get_object_or_404(
        Place.objects.visible_to(request.actor).select_related("facility"), pk=pk
    )
    kinds = _kinds(request.actor)
    form = TakePlaceForm(
        posted(request) if kinds else None,
        kinds=kinds,
        initial={"starts_on": request.GET.get("fra", "")},
    )
    booking = attempt(
        request, form, lambda: _take(request.actor, place, form.cleaned_data, timezone.now())
    )
    if booking is not None:
        messages.success(request, _("%(place)s is taken as you chose.") % {"place": place.name})
        return redirect("booking", pk=booking.pk)
    scheme_track = place.track_on(timezone.localdate())
    return render(
        request,
        "placements/place_book.html",
        {
            "section": "board",
            "place": place,
            "form": form if kinds else None,
            "guest": bool(scheme_track.granted_on_the_spot_by)
            and request.actor.may(Permission.GRANT_GUEST_NIGHT),
            "refer": request.actor.may(Permission.BOOK),
            "reviewed": place.bookings.open_ended().order_by("-starts_on").first(),
        },
        status=form.status,
    )


def _take(by: Actor, place: Place, data: dict[str, Any], now: datetime) -> Booking:
    if data["kind"] == "close":
        return close_place(
            by=by,
            place=place,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            reason=data["reason"],
            now=now,
        )
    return hold_place(
        by=by,
        place=place,
        starts_on=data["starts_on"],
        ends_on=data["ends_on"],
        reason=data["reason"],
        expires_at=now + timedelta(days=data["days"]),
        now=now,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES)
def booking(request: ActorRequest, pk: int) -> HttpResponse:
    """One hold or closure, with letting go of it. A stay's booking leads to the stay."""
    rows = Booking.objects.visible_to(request.actor).select_related("place__facility", "citizen")
    booking = get_object_or_404(rows, pk=pk)
    if booking.stay_id is not None and request.actor.may(Permission.SEE_CITIZENS):
        return redirect("stay", pk=booking.stay_id)
    is_hold = booking.kind == Booking.Kind.HOLD
    if request.method == "POST" and is_hold:
        release_hold(by=request.actor, booking=booking, now=timezone.now())
        messages.success(request, _("The reservation is gone, and the place is free."))
        return redirect("board")
    is_closure = booking.kind == Booking.Kind.CLOSURE
    form = ReopenForm(posted(request) if is_closure else None)
    reopened = attempt(
        request,
        form,
        lambda: reopen_place(
            by=request.actor, booking=booking, on=form.cleaned_data["on"], now=timezone.now()
        ),
    )
    if reopened is not None:
        messages.success(request, _("The place opens again as you chose."))
        return redirect("board")
    context = {
        "section": "board",
        "booking": booking,
        "form": form,
        "may_end": request.actor.may(Permission.BOOK if is_hold else Permission.CLOSE_PLACES),
    }
    return render(request, "placements/booking.html", context, status=form.status)
