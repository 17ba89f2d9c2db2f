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

from core.checks import EARLIEST, LATEST
from core.forms import attempt, posted
from core.problems import NotAllowed
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.board import SPANS, log_board_read, make_board, without_a_place
from placements.board_markup import BoardMarkup
from placements.forms import ClosureForm, ReleaseForm, ReopenForm, TakePlaceForm
from placements.models import Booking, Facility, Place
from placements.services.bookings import close_place, hold_place, release_hold, reopen_place
from placements.services.closures import change_closure
from placements.services.guests import GuestRoom, guest_rooms

ONE_WEEK: Final = timedelta(days=7)
USUAL_SPAN: Final = "4-uger"


@require_GET
@needs(Permission.SEE_PLACES)
def board(request: ActorRequest) -> HttpResponse:
    """Places by days. The address holds the state: from, span, facility, table or board."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    span = request.GET.get("visning", "")
    span = span if span in SPANS else USUAL_SPAN
    days = SPANS[span]
    start = _start(request.GET.get("fra"), today, days)
    facilities = list(Facility.objects.visible_to(actor))
    chosen = next((f for f in facilities if str(f.pk) == request.GET.get("tilbud")), None)
    shown = make_board(
        actor, start=start, days=days, now=now, facilities=[chosen] if chosen else facilities
    )
    sees = actor.may(Permission.SEE_CITIZENS)
    outside = without_a_place(actor, [chosen] if chosen else facilities, today) if sees else []
    log_board_read(actor, shown, outside)
    may_grant = actor.may(Permission.GRANT_GUEST_NIGHT) and shown.has_guest_rooms
    return render(
        request,
        "placements/board.html",
        {
            "section": "board",
            "board": shown,
            "markup": BoardMarkup(
                shown,
                may_take=bool(_kinds(actor)),
                may_grant=may_grant,
                may_see_citizens=sees,
            ),
            "sum": shown.taken_tonight,
            "free": shown.free_tonight,
            "leaving": shown.free_once_left if sees else [],
            "span": span,
            "spans": _spans(actor, today),
            "facilities": facilities,
            "chosen": chosen,
            "days": len(shown.days),
            "earlier": start - timedelta(days=days),
            "later": start + timedelta(days=days),
            "as_table": request.GET.get("som") == "tabel",
            "may_grant": may_grant,
            "without_a_place": outside,
        },
    )


def _spans(actor: Actor, today: date) -> list[tuple[str, str]]:
    """What there is to choose from; nothing where the role sees around tonight only."""
    if actor.nights_in_sight(today):
        return []
    return [("uge", _("Week")), ("4-uger", _("4 weeks")), ("kvartal", _("Quarter"))]


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
    actor = request.actor
    place = get_object_or_404(Place.objects.visible_to(actor).select_related("facility"), pk=pk)
    kinds = _kinds(actor)
    if request.method == "POST" and not kinds:
        raise NotAllowed("not_allowed", _("Your role does not allow this."))
    form = TakePlaceForm(
        posted(request), kinds=kinds, initial={"starts_on": request.GET.get("fra", "")}
    )
    booking = attempt(request, form, lambda: _take(actor, place, form.cleaned_data, timezone.now()))
    if booking is not None:
        messages.success(request, _("%(place)s is taken as you chose.") % {"place": place.name})
        return redirect("booking", pk=booking.pk)
    return render(
        request,
        "placements/place_book.html",
        {
            "section": "board",
            "place": place,
            "form": form if kinds else None,
            "guest_room": _guest_room(actor, place, timezone.now()),
            "refer": actor.may(Permission.BOOK),
            "reviewed": place.bookings.open_ended().order_by("-starts_on").first(),
        },
        status=form.status,
    )


def _guest_room(actor: Actor, place: Place, now: datetime) -> GuestRoom | None:
    """The place as one to grant tonight, if it is such a place and such a person."""
    rooms = guest_rooms(actor, on=timezone.localdate(now), now=now)
    return next((room for room in rooms if room.place == place), None)


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
    actor = request.actor
    booking = get_object_or_404(
        Booking.objects.visible_to(actor).select_related("place__facility", "citizen"), pk=pk
    )
    if booking.stay_id is not None and actor.may(Permission.SEE_CITIZENS):
        return redirect("stay", pk=booking.stay_id)
    is_hold = booking.kind == Booking.Kind.HOLD
    form = ReleaseForm(posted(request)) if is_hold else ReopenForm(posted(request), closure=booking)
    ended = None
    if booking.kind != Booking.Kind.STAY:
        ended = attempt(
            request, form, lambda: _end(actor, booking, form.cleaned_data, timezone.now())
        )
    if ended is not None:
        if is_hold:
            messages.success(request, _("The reservation is gone, and the place is free."))
        else:
            messages.success(request, _("The place opens again as you chose."))
        return redirect("board")
    may_end = actor.may(Permission.BOOK if is_hold else Permission.CLOSE_PLACES)
    return render(
        request,
        "placements/booking.html",
        {"section": "board", "booking": booking, "form": form, "may_end": may_end},
        status=form.status,
    )


def _end(by: Actor, booking: Booking, data: dict[str, Any], now: datetime) -> Booking:
    if booking.kind == Booking.Kind.HOLD:
        return release_hold(by=by, booking=booking, now=now)
    return reopen_place(by=by, booking=booking, now=now, **data)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES, Permission.CLOSE_PLACES)
def closure(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a closure: its days, or why the place is closed."""
    actor = request.actor
    row = get_object_or_404(
        Booking.objects.visible_to(actor)
        .filter(kind=Booking.Kind.CLOSURE)
        .select_related("place__facility"),
        pk=pk,
    )
    form = ClosureForm(posted(request), closure=row)
    changed = attempt(
        request,
        form,
        lambda: change_closure(by=actor, booking=row, now=timezone.now(), **form.cleaned_data),
    )
    if changed is not None:
        messages.success(request, _("The closure is changed."))
        return redirect("booking", pk=pk)
    context = {"section": "board", "booking": row, "form": form}
    return render(request, "placements/closure.html", context, status=form.status)
