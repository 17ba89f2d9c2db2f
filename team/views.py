"""Who carries what, and giving it to somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.models import User
from organisations.roles import Permission
from placements.models import Facility
from team.carried import receivers, team_at, things_of
from team.forms import HandOverForm
from team.services.handing_over import hand_over_work


@require_safe
@needs(Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
def team(request: ActorRequest) -> HttpResponse:
    """One house, or all in sight: who follows which stays, what is late, and what is nobody's."""
    in_sight, houses = _houses(request)
    shown = team_at(
        request.actor, houses, whole=len(houses) == len(in_sight), today=timezone.localdate()
    )
    log_shown(shown.citizens, by=request.actor, what="team", purpose=Purpose.TEAM)
    context = {
        "section": "overview",
        "in_sight": in_sight,
        "house": houses[0] if len(houses) == 1 < len(in_sight) else None,
        "team": shown,
        "may_hand_over": request.actor.may(Permission.HAND_OVER),
    }
    return render(request, "team/team.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.HAND_OVER)
def hand_over(request: ActorRequest, pk: int) -> HttpResponse:
    """What stands on a colleague, to another."""
    colleagues = User.objects.filter(memberships__organisation=request.actor.organisation)
    return _hand_over(request, get_object_or_404(colleagues.distinct(), pk=pk))


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.HAND_OVER)
def share_out(request: ActorRequest) -> HttpResponse:
    """What stands on nobody, to somebody."""
    return _hand_over(request, None)


def _hand_over(request: ActorRequest, carrier: User | None) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    in_sight, houses = _houses(request)
    whole = len(houses) == len(in_sight)
    things = things_of(actor, houses, carrier, whole=whole)
    form = HandOverForm(
        posted(request),
        things=things,
        colleagues=receivers(actor, houses, things, carrier, today),
    )
    done = attempt(
        request,
        form,
        lambda: hand_over_work(
            by=actor,
            things=form.keys(),
            carrier=carrier,
            to=form.cleaned_data["to"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        ),
    )
    house = houses[0] if len(houses) == 1 < len(in_sight) else None
    back = reverse("team") + (f"?hus={house.pk}" if house else "")
    if done is not None:
        _tell(request, done.taken, done.left)
        return redirect(back)
    log_shown(
        {(thing.controller_id, thing.citizen_id) for thing in things},
        by=actor,
        what="team",
        purpose=Purpose.TEAM,
    )
    context = {
        "section": "overview",
        "form": form,
        "carrier": carrier,
        "things": things,
        "house": house,
        "back": back,
        "today": today,
    }
    return render(request, "team/hand_over.html", context, status=form.status)


def _tell(request: ActorRequest, taken: int, left: int) -> None:
    if taken:
        words = ngettext("%(n)s thing is handed over.", "%(n)s things are handed over.", taken)
        messages.success(request, f"{words % {'n': taken}} {_('Whoever has it now is told.')}")
    if left:
        words = ngettext(
            "%(n)s was another's by now, or done, and stays where it is.",
            "%(n)s were another's by now, or done, and stay where they are.",
            left,
        )
        messages.warning(request, words % {"n": left})
    if not taken and not left:
        messages.info(request, _("It was handed over already."))


def _houses(request: ActorRequest) -> tuple[Sequence[Facility], list[Facility]]:
    """All in sight, and those chosen: the one in the address, or all."""
    in_sight = list(Facility.objects.visible_to(request.actor))
    asked = request.GET.get("hus", "")
    if not asked:
        return in_sight, in_sight
    chosen = [house for house in in_sight if str(house.pk) == asked]
    if not chosen:
        raise Http404
    return in_sight, chosen
