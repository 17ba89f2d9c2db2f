"""A guest tonight, in under a minute."""

from __future__ import annotations

from datetime import datetime
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
from placements.models import Stay
from placements.services.guests import grant_guest_night, guest_rooms
from placements.visibility import citizens_visible_to

MOST_NAMESAKES_SHOWN = 8


@require_http_methods(["GET", "POST"])
@needs(Permission.GRANT_GUEST_NIGHT)
def guest_night(request: ActorRequest) -> HttpResponse:
    """Who, why, tonight. A guest of a known name is asked about, never doubled in silence."""
    actor, now = request.actor, timezone.now()
    rooms = guest_rooms(actor, on=timezone.localdate(now), now=now)
    form = GuestNightForm(posted(request), rooms=rooms)
    known = _called_alike(actor, _name_typed(form)) if form.is_bound else []
    if known and not request.POST.get("number", "").strip():
        form.offer(known)
    stay = attempt(request, form, lambda: _grant(actor, form.cleaned_data, known, now))
    if stay is not None:
        return _granted(request, stay)
    if known:
        log_access(
            by=actor, action=AccessLog.Action.SEARCH, what="guest", purpose=Purpose.GUEST_ROOM
        )
    return render(
        request,
        "placements/guest_night.html",
        {
            "section": "board",
            "form": form,
            "rooms": rooms,
            "free": [room for room in rooms if room.is_free],
        },
        status=form.status,
    )


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
    namesakes = citizens_visible_to(actor).filter(name__iexact=name)
    return list(namesakes.order_by("pk")[:MOST_NAMESAKES_SHOWN])


def _grant(by: Actor, data: dict[str, Any], known: list[Citizen], now: datetime) -> Stay:
    chosen = next((citizen for citizen in known if str(citizen.pk) == data.get("known")), None)
    citizen = chosen or register_citizen(
        by=by,
        controller=by.organisation,
        name=data["name"],
        number=data["number"],
    )
    return grant_guest_night(
        by=by,
        place=data["place"],
        citizen=citizen,
        nights=data["nights"],
        why=data["why"],
        asked_backup=data["asked_backup"],
        on=timezone.localdate(now),
        now=now,
    )


def _granted(request: ActorRequest, stay: Stay) -> HttpResponse:
    messages.success(
        request,
        _("%(name)s has the guest room tonight.") % {"name": stay.citizen.called},
    )
    if request.actor.may(Permission.SEE_CITIZENS):
        return redirect("stay", pk=stay.pk)
    return redirect("board")
