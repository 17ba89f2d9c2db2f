"""A guest tonight, in under a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from citizens.identifiers import has_something
from citizens.models import Citizen
from citizens.rules import Person
from citizens.services import register_citizen
from citizens.services.identity import possible_doubles
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.guest_forms import ByAgreementForm, GuestNightForm
from placements.models import GuestNight, StandingAgreement, Stay, WhyNobody
from placements.services.conflicts import PLACE_TAKEN
from placements.services.guests import (
    GuestRoom,
    backups_asked_lately,
    decides_at,
    grant_guest_night,
    guest_rooms,
    hard_rules,
    why_nobody,
)
from placements.services.standing import (
    AgreementTonight,
    agreements_tonight,
    grant_by_agreement,
)
from placements.visibility import citizens_visible_to

Occasion = GuestNight.Occasion


@require_http_methods(["GET", "POST"])
@needs(Permission.GRANT_GUEST_NIGHT)
def guest_night(request: ActorRequest) -> HttpResponse:
    """Who, why, tonight. A guest of a known name is asked about, never doubled in silence."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    rooms = guest_rooms(actor, on=today, now=now)
    rules = {rule.key: rule for room in rooms for rule in hard_rules(room.place, on=today)}
    own_call = _is_own_call(request)
    form = GuestNightForm(
        posted(request),
        rooms=rooms,
        rules=list(rules.values()),
        must_say_backup=not any(decides_at(actor, room.place, on=today) for room in rooms),
        asked_lately=backups_asked_lately(actor, on=today) if rooms else (),
        initial={"occasion": Occasion.OWN_CALL if own_call else Occasion.ACUTE},
    )
    agreements = agreements_tonight(actor, on=today, now=now)
    alike = _called_alike(actor, form)
    if alike.anyone and not has_something(request.POST.get("number", "")):
        form.offer(alike.seen, more=alike.unseen)
    stay = attempt(request, form, lambda: _grant(actor, form, alike, now))
    shown = [stay.citizen] if stay is not None else alike.seen
    if request.method == "POST":
        log_shown(
            [(actor.organisation.pk, citizen.pk) for citizen in shown],
            by=actor,
            action=AccessLog.Action.SEARCH,
            what="guest",
            purpose=Purpose.GUEST_ROOM,
        )
    if stay is not None:
        return _granted(request, stay)
    if own_call:
        _log_agreements(actor, agreements)
    return render(
        request,
        "placements/guest_night.html",
        {
            "section": "board",
            "form": form,
            "rooms": rooms,
            "free": [room for room in rooms if room.is_free],
            "own_call": own_call,
            "agreements": agreements if own_call else [],
            "how_many_agreed": len(agreements),
            "unmet": _unmet(actor, form, rooms, now),
            "may_ring": any(room.place.track_on(today).lets_guest_ring for room in rooms),
        },
        status=form.status,
    )


@dataclass(frozen=True)
class Unmet:
    """Somebody asked and can't be helped here: what one press counts, without a name."""

    kind: str
    because: WhyNobody


def _unmet(
    actor: Actor, form: GuestNightForm, rooms: list[GuestRoom], now: datetime
) -> Unmet | None:
    because = why_nobody(actor, form.refused_with, rooms, on=timezone.localdate(now))
    if not rooms or because is None:
        return None
    # Where there are several houses, the one that was asked; else the first of those shown.
    asked = form.cleaned_data.get("place") if form.is_bound else None
    place = asked or rooms[0].place
    return Unmet(f"{place.facility_id}:{place.track}", because)


def _is_own_call(request: ActorRequest) -> bool:
    if request.method == "POST":
        return request.POST.get("occasion") == Occasion.OWN_CALL
    return "ringer" in request.GET


def _log_agreements(by: Actor, shown: list[AgreementTonight]) -> None:
    log_shown(
        [(each.agreement.controller_id, each.agreement.citizen_id) for each in shown],
        by=by,
        what="agreements",
        purpose=Purpose.GUEST_ROOM,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.GRANT_GUEST_NIGHT)
def by_agreement(request: ActorRequest, pk: int) -> HttpResponse:
    """The guest rings by a standing agreement: one press, or as many nights as are agreed."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    rows = StandingAgreement.objects.visible_to(actor, today).select_related("citizen", "facility")
    row = get_object_or_404(rows, pk=pk)
    tonight = agreements_tonight(actor, on=today, now=now, citizen=row.citizen)
    standing = next((each for each in tonight if each.agreement == row), None)
    form = ByAgreementForm(posted(request), most=standing.most if standing else 0)
    stay = attempt(
        request,
        form,
        lambda: grant_by_agreement(
            by=actor, agreement=row, nights=form.cleaned_data["nights"], on=today, now=now
        ),
    )
    log_shown(
        [(row.controller_id, row.citizen_id)], by=actor, what="guest", purpose=Purpose.GUEST_ROOM
    )
    if stay is not None:
        return _granted(request, stay)
    no_room = (standing is not None and standing.no_room) or form.refused_with & {
        PLACE_TAKEN,
        "no_room",
    }
    context = {
        "section": "board",
        "row": row,
        "tonight": standing,
        "form": form,
        "unmet": Unmet(f"{row.facility_id}:{row.track}", WhyNobody.NO_ROOM) if no_room else None,
    }
    return render(request, "placements/by_agreement.html", context, status=form.status)


@dataclass(frozen=True)
class Alike:
    """Citizens called what was typed: those the actor may see, and whether there are others."""

    seen: list[Citizen]
    unseen: bool = False

    @property
    def anyone(self) -> bool:
        return bool(self.seen) or self.unseen


def _called_alike(actor: Actor, form: GuestNightForm) -> Alike:
    """Compared, and only shown where they may be seen anyway."""
    name = _typed(form, "name") if form.is_bound else ""
    if not name:
        return Alike([])
    person = Person(name=name, birth_date=_typed(form, "birth_date"))
    doubles = possible_doubles(actor.organisation, person, numbered=False)
    every = list(doubles.order_by("name_key", "pk"))
    ids = set(citizens_visible_to(actor).filter(pk__in=doubles).values_list("pk", flat=True))
    seen = [citizen for citizen in every if citizen.pk in ids]
    return Alike(seen, unseen=len(seen) < len(every))


def _typed(form: GuestNightForm, field: str) -> Any:
    """One answer before the form is judged as a whole, which what it finds decides."""
    try:
        return form.fields[field].clean(form[field].data)
    except ValidationError:
        return None


def _grant(by: Actor, form: GuestNightForm, alike: Alike, now: datetime) -> Stay:
    data = form.cleaned_data
    chosen = next((known for known in alike.seen if str(known.pk) == data.get("known")), None)
    citizen = chosen or register_citizen(
        by=by,
        controller=by.organisation,
        now=now,
        name=data["name"],
        number=data["number"],
        birth_date=data["birth_date"],
        among=citizens_visible_to(by),
        unlike=[known.pk for known in alike.seen],
    )
    return grant_guest_night(
        by=by,
        place=data["place"],
        citizen=citizen,
        nights=data["nights"],
        why=data["why"],
        asked_backup=data["asked_backup"],
        backup=data["backup"],
        occasion=data["occasion"] or Occasion.ACUTE,
        answers=form.answers,
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
