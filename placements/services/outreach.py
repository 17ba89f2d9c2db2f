"""Outreach: a stay without a place, where the citizen lives (V § 3.1; R)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import StayEvent
from placements.models import Facility, Stay
from placements.services.agreement import NOTHING_AGREED, Agreement, agreed_fields
from placements.services.decisions import award_stay
from placements.services.place_lock import check_period
from placements.services.planning import plan_follow_ups


@transaction.atomic
def plan_outreach(
    *,
    by: Actor,
    citizen: Citizen,
    facility: Facility,
    track: str,
    starts_on: date,
    scheme_rules_on: date,
    now: datetime,
    agreed: Agreement = NOTHING_AGREED,
) -> Stay:
    """Plan a stay on a track that takes no place. It books nothing and has no end.

    The same again gives the stay there is. Raises :class:`Conflict` ``has_outreach`` where the
    facility already has the citizen on the track, :class:`Problem` at the field otherwise.
    """
    by.must(Permission.BOOK)
    if not Facility.objects.visible_to(by).filter(pk=facility.pk).exists():
        raise NotAllowed("not_yours", _("The facility is not one of yours."))
    # A house that closes meanwhile waits here, and finds the stay.
    house = Facility.objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    if not house.is_open_on(starts_on):
        raise Problem("house_closes", _("The house is closed from that day."), field="starts_on")
    if facility.rules_on(scheme_rules_on).track(track).takes_place:
        raise Problem("takes_a_place", _("This kind of help takes a place."), field="track")
    check_period(starts_on, None, on=timezone.localdate(now))
    # One at a time: a second click waits here, and finds the first one's stay.
    Citizen.objects.select_for_update(of=("self",), no_key=True).get(pk=citizen.pk)
    running = Stay.objects.filter(
        citizen=citizen,
        facility=facility,
        track=track,
        status__in=[Stay.Status.PLANNED, Stay.Status.HERE],
    ).first()
    if running is not None:
        if running.status == Stay.Status.PLANNED and running.expected_on == starts_on:
            return running
        raise Conflict(
            "has_outreach", _("The citizen already has this help here."), field="starts_on"
        )
    stay = Stay.objects.create(
        controller=facility.controller,
        citizen=citizen,
        facility=facility,
        scheme=facility.scheme,
        track=track,
        rules_on=scheme_rules_on,
        expected_on=starts_on,
        created_by=by.user,
        **agreed_fields(agreed, citizen),
    )
    award_stay(
        by=by,
        stay=stay,
        starts_on=starts_on,
        award=agreed.award,
        reasons=agreed.reasons,
        now=now,
    )
    plan_follow_ups(stay=stay, now=now)
    record(stay, StayEvent.OUTREACH_PLANNED, by=by, at=now, starts_on=starts_on)
    return stay
