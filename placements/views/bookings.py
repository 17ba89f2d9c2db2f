"""Taking a place by hand: held or closed, changed, let go, and taken back right after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import NotAllowed, Problem
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.forms import ClosureForm, HoldForm, ReleaseForm, ReopenForm, TakePlaceForm
from placements.models import Booking, Place
from placements.services.bookings import close_place, hold_place, release_hold, reopen_place
from placements.services.closures import change_closure
from placements.services.guests import GuestRoom, guest_rooms
from placements.services.holds import change_hold
from placements.services.preview import Preview, of_free_nights
from placements.services.undoing import Nights, undo
from placements.views.receipts import back_to_board, drop_receipt, keep_receipt, receipt_of


def kinds_of(actor: Actor) -> list[str]:
    """What the person may make of a free place."""
    return [
        kind
        for kind, permission in (("hold", Permission.BOOK), ("close", Permission.CLOSE_PLACES))
        if actor.may(permission)
    ]


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES)
def place_book(request: ActorRequest, pk: int) -> HttpResponse:
    """From a free run on the board: hold the place, close it, or go on to a referral or a guest.

    The address may say from which night (``fra``), until which (``til``) and what (``hvad``).
    """
    actor, now = request.actor, timezone.now()
    place = get_object_or_404(Place.objects.visible_to(actor).select_related("facility"), pk=pk)
    kinds = kinds_of(actor)
    if request.method == "POST" and not kinds:
        raise NotAllowed("not_allowed", _("Your role does not allow this."))
    asked = {"starts_on": "fra", "ends_on": "til", "kind": "hvad"}
    initial = {field: request.GET.get(name, "") for field, name in asked.items()}
    form = TakePlaceForm(posted(request), kinds=kinds, initial=initial)
    booking = attempt(request, form, lambda: _take(actor, place, form.cleaned_data, now))
    if booking is not None:
        words = _("%(place)s is taken as you chose.") % {"place": place.name}
        keep_receipt(request, booking, words, before=None, now=now)
        return redirect(back_to_board(request))
    return render(
        request,
        "placements/place_book.html",
        {
            "section": "board",
            "place": place,
            "form": form if kinds else None,
            "preview": None if form.is_bound else _preview(actor, place, initial, now),
            "guest_room": _guest_room(actor, place, now),
            "refer": actor.may(Permission.BOOK),
            "reviewed": place.bookings.open_ended().order_by("-starts_on").first(),
        },
        status=form.status,
    )


def _preview(by: Actor, place: Place, asked: dict[str, str], now: datetime) -> Preview | None:
    """Whether the nights chosen on the board are free; None where they are not both said."""
    try:
        starts_on, ends_on = (date.fromisoformat(asked[name]) for name in ("starts_on", "ends_on"))
    except ValueError:
        return None
    return of_free_nights(by, place, starts_on, ends_on, now=now)


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
    row = _booking(request.actor, pk, Booking.Kind.CLOSURE)
    form = ClosureForm(posted(request), closure=row, initial=_new_end(request))
    return _changed(
        request,
        row,
        form,
        lambda now: change_closure(by=request.actor, booking=row, now=now, **form.cleaned_data),
        _("The closure is changed."),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_PLACES, Permission.BOOK)
def hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a reservation: its nights, or for whom or what it is."""
    row = _booking(request.actor, pk, Booking.Kind.HOLD)
    form = HoldForm(posted(request), hold=row, initial=_new_end(request))
    return _changed(
        request,
        row,
        form,
        lambda now: change_hold(by=request.actor, booking=row, now=now, **form.cleaned_data),
        _("The reservation is changed."),
    )


@button
@needs(Permission.SEE_PLACES)
def undo_booking(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what was just done from the board, as the receipt on it offers."""
    now = timezone.now()
    booking = get_object_or_404(
        Booking.objects.visible_to(request.actor).select_related("place"), pk=pk
    )
    receipt = receipt_of(request, now=now)
    if receipt is None or receipt.booking != booking.pk:
        messages.warning(request, _("It is too late to take it back here. You can change it."))
        return redirect("booking", pk=pk)
    try:
        undo(
            by=request.actor,
            booking=booking,
            made=receipt.made,
            before=receipt.before,
            now=now,
        )
    except NotAllowed:
        raise
    except Problem as problem:
        messages.warning(request, str(problem.message))
        return redirect("booking", pk=pk)
    drop_receipt(request)
    messages.success(request, _("It is taken back: everything is as it was."))
    return redirect(back_to_board(request))


def _booking(by: Actor, pk: int, kind: Booking.Kind) -> Booking:
    rows = Booking.objects.visible_to(by).filter(kind=kind).select_related("place__facility")
    return get_object_or_404(rows, pk=pk)


def _new_end(request: ActorRequest) -> dict[str, str]:
    """The end that was chosen on the board, where one was."""
    return {"ends_on": request.GET["til"]} if "til" in request.GET else {}


def _changed(
    request: ActorRequest,
    row: Booking,
    form: ClosureForm | HoldForm,
    change: Callable[[datetime], Booking],
    words: str,
) -> HttpResponse:
    """The page of a change, and the way back to the board where it can be taken back."""
    now, before = timezone.now(), Nights.of(row)
    changed = attempt(request, form, lambda: change(now))
    if changed is not None:
        if Nights.of(changed) != before:
            keep_receipt(request, changed, words, before=before, now=now)
        return redirect(back_to_board(request))
    context = {"section": "board", "booking": row, "form": form}
    return render(request, "placements/change_booking.html", context, status=form.status)
