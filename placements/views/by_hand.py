"""What a drag on the board, or the same by keyboard, would come to: told before it is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from audit.purposes import Purpose
from audit.services import log_shown
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Place, Stay
from placements.services.preview import (
    Preview,
    of_another_end,
    of_another_place,
    of_free_nights,
)
from placements.views.bookings import kinds_of

#: What the act's page calls the day or place that was chosen.
_FIELDS: Final = {
    "extend_stay": "ends_on",
    "move_review": "on",
    "change_place": "place",
    "move_place": "place",
    "change_hold": "til",
    "change_closure": "til",
}


@require_GET
@needs(Permission.SEE_PLACES)
def board_choice(request: ActorRequest) -> HttpResponse:
    """Free nights (``plads``, ``fra``, ``til``), another end of a bar (``booking``, ``til``) or
    another place for it (``booking``, ``plads``): whether it fits, and the pages that do it."""
    choose = _changed_bar if "booking" in request.GET else _free_nights
    context = choose(request, timezone.now())
    return render(request, "placements/board_choice.html", context)


def _free_nights(request: ActorRequest, now: datetime) -> dict[str, Any]:
    actor, place = request.actor, _place(request.actor, request.GET.get("plads"))
    starts_on, ends_on = _day(request.GET.get("fra")), _day(request.GET.get("til"))
    preview = of_free_nights(actor, place, starts_on, ends_on, now=now)
    asked = {"fra": starts_on.isoformat(), "til": ends_on.isoformat()} | _board_of(request)
    page = reverse("place_book", args=[place.pk])
    labels = {"hold": _("Reserve the place"), "close": _("Close the place")}
    ways = [
        (labels[kind], f"{page}?{urlencode(asked | {'hvad': kind})}") for kind in kinds_of(actor)
    ]
    if actor.may(Permission.BOOK):
        page = reverse("referrals_for_place", args=[place.pk])
        ways.append((_("Book for a referral"), f"{page}?{urlencode({'fra': asked['fra']})}"))
    if not ways:
        ways.append((_("See the place"), f"{page}?{urlencode(asked)}"))
    return {
        "place": place,
        "starts_on": starts_on,
        "last_night": ends_on - timedelta(days=1),
        "nights": (ends_on - starts_on).days,
        "preview": preview,
        "ways": ways,
    }


def _changed_bar(request: ActorRequest, now: datetime) -> dict[str, Any]:
    actor = request.actor
    booking = _booking(actor, request.GET["booking"])
    if "plads" in request.GET:
        place = _place(actor, request.GET["plads"])
        preview = of_another_place(actor, booking, place, now=now)
        chosen = str(place.pk)
    else:
        place = None
        ends_on = _day(request.GET.get("til"))
        preview = of_another_end(actor, booking, ends_on, now=now)
        chosen = ends_on.isoformat()
    if booking.citizen_id is not None:
        shown = [(actor.organisation.pk, booking.citizen_id)]
        log_shown(shown, by=actor, what="board", purpose=Purpose.PLACES)
    return {
        "booking": booking,
        "place": booking.place,
        "new_place": place,
        "ends_on": None if place else _day(request.GET.get("til")),
        "preview": preview,
        "ways": [] if preview.problem else [(_("Go on"), _address(request, preview, chosen))],
    }


def _address(request: ActorRequest, preview: Preview, chosen: str) -> str:
    query = {_FIELDS[preview.page]: chosen} | _board_of(request)
    return f"{reverse(preview.page, args=[preview.pk])}?{urlencode(query)}"


def _board_of(request: ActorRequest) -> dict[str, str]:
    """The board to come back to, as it was left."""
    return {"tavle": request.GET["tavle"]} if request.GET.get("tavle") else {}


def _place(by: Actor, pk: str | None) -> Place:
    return get_object_or_404(
        Place.objects.visible_to(by).select_related("facility"), pk=_number(pk)
    )


def _booking(by: Actor, pk: str) -> Booking:
    """One whose bar the person reads: of a stay, the stay is in sight as well."""
    rows = Booking.objects.visible_to(by).standing()
    booking = get_object_or_404(
        rows.select_related("place__facility", "citizen", "stay__citizen", "stay__facility"),
        pk=_number(pk),
    )
    if booking.stay_id is not None and not (
        by.may(Permission.SEE_CITIZENS)
        and Stay.objects.visible_to(by).filter(pk=booking.stay_id).exists()
    ):
        raise Http404
    return booking


def _number(typed: str | None) -> int:
    if typed is None or not typed.isdecimal() or len(typed) > len(str(2**63 - 1)) - 1:
        raise Http404
    return int(typed)


def _day(typed: str | None) -> date:
    try:
        return date.fromisoformat(typed or "")
    except ValueError:
        raise Http404 from None
