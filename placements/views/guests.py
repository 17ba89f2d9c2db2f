"""A guest tonight, in under a minute."""

from __future__ import annotations

from dataclasses import dataclass
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
from placements.forms import GuestNightForm
from placements.models import Stay
from placements.services.guests import grant_guest_night, guest_rooms, hard_rules
from placements.visibility import citizens_visible_to


@require_http_methods(["GET", "POST"])
@needs(Permission.GRANT_GUEST_NIGHT)
def guest_night(request: ActorRequest) -> HttpResponse:
    """Who, why, tonight. A guest of a known name is asked about, never doubled in silence."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    rooms = guest_rooms(actor, on=today, now=now)
    rules = {rule.key: rule for room in rooms for rule in hard_rules(room.place, on=today)}
    form = GuestNightForm(posted(request), rooms=rooms, rules=list(rules.values()))
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
