"""A guest tonight, in under a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from citizens.models import Citizen
from citizens.services import register_citizen
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.forms import GuestNightForm
from placements.models import Booking, Place, Stay
from placements.services.guests import grant_guest_night, most_nights
from placements.visibility import citizens_visible_to


@require_http_methods(["GET", "POST"])
@needs(Permission.GRANT_GUEST_NIGHT)
def guest_night(request: ActorRequest) -> HttpResponse:
    """Who, why, tonight. A guest of a known name is asked about, never doubled in silence."""
    actor, today = request.actor, timezone.localdate()
    rooms = _rooms(actor)
    taken = Booking.objects.filter(controller=actor.organisation).taking_nights_of(
        today, today + timedelta(days=1)
    )
    free = rooms.exclude(pk__in=taken.values("place_id"))
    form = GuestNightForm(posted(request), places=free, on_the_spot_nights=_nights(actor, rooms))
    known = _called_alike(actor, _name_typed(form)) if form.is_bound else []
    if known and not request.POST.get("number", "").strip():
        form.offer(known)
    stay = attempt(request, form, lambda: _grant(actor, form.cleaned_data, known))
    if stay is not None:
        return _granted(request, stay)
    if known:
        log_access(
            by=actor, action=AccessLog.Action.SEARCH, what="guest", purpose=Purpose.GUEST_ROOM
        )
    return render(
        request,
        "placements/guest_night.html",
        {"section": "board", "form": form, "free": free, "rooms": rooms},
        status=form.status,
    )


def _rooms(actor: Actor) -> Any:
    """Places this role may grant on the spot, of the facilities in sight."""
    today = timezone.localdate()
    places = Place.objects.visible_to(actor).open_between(today, today + timedelta(days=1))
    return places.filter(
        pk__in=[
            place.pk
            for place in places.select_related("facility")
            if place.facility.rules_on(today).may_grant_on_the_spot(place.track, actor.role or "")
        ]
    ).select_related("facility")


def _nights(actor: Actor, rooms: Any) -> int | None:
    """1 where no room lets this role grant more."""
    today = timezone.localdate()
    most = [
        most_nights(room.facility.rules_on(today), room.track, actor.role or "") for room in rooms
    ]
    return None if max(most, default=0) > 1 else 1


def _name_typed(form: GuestNightForm) -> str:
    """The name before the form is judged as a whole, which what it finds decides; "" if no text."""
    try:
        typed = form.fields["name"].clean(form["name"].data)
    except ValidationError:
        return ""
    return " ".join(typed.split())


def _called_alike(actor: Actor, name: str) -> list[Citizen]:
    if not name:
        return []
    return list(citizens_visible_to(actor).filter(name__iexact=name).order_by("pk")[:8])


def _grant(actor: Actor, data: dict[str, Any], known: list[Citizen]) -> Stay:
    chosen = next((row for row in known if str(row.pk) == data.get("known")), None)
    citizen = chosen or register_citizen(
        by=actor,
        controller=actor.organisation,
        name=data["name"],
        number=data["number"],
    )
    return grant_guest_night(
        by=actor,
        place=data["place"],
        citizen=citizen,
        nights=data["nights"],
        why=data["why"],
        asked_backup=data["asked_backup"],
        on=timezone.localdate(),
        now=timezone.now(),
    )


def _granted(request: ActorRequest, stay: Stay) -> HttpResponse:
    messages.success(
        request,
        _("%(name)s has the guest room tonight.") % {"name": stay.citizen.called},
    )
    if request.actor.may(Permission.SEE_CITIZENS):
        return redirect("stay", pk=stay.pk)
    return redirect("board")
