"""A request that is met by another stay closes itself."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from audit.services import record
from organisations.actors import Actor
from placements.events import PlaceEvent
from placements.models import Stay
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.models.waiting import CAME_TO_NOTHING
from referrals.services.offer_ends import end_offer_of
from schemes.met import Begun, Wished, is_met


def close_what_is_met(stay: Stay, now: datetime) -> None:
    """Close what else is asked for the citizen in this organisation, where the stay that has begun
    is the same kind of help (``schemes.met``). Done by the product, and told to whoever asked.

    The stay's place is locked, and others take a referral before a place: one that somebody works
    on at this very moment is left as it is, and not waited for.
    """
    begun = Begun(
        scheme=stay.scheme,
        track=stay.track,
        starts_on=stay.moved_in_on or stay.rules_on,
        ends_on=stay.planned_end_on,
    )
    by = Actor.system(stay.controller)
    for row in _still_asked(stay):
        wished = Wished(scheme=row.scheme, track=row.scheme_track, from_day=row.wished_on)
        if is_met(wished, begun):
            _close(row, by, now)


def _still_asked(stay: Stay) -> list[Referral]:
    to_nothing = Stay.objects.filter(citizen=stay.citizen_id, status__in=CAME_TO_NOTHING)
    asked = Referral.objects.filter(
        Q(stay=None) | Q(stay__in=to_nothing),
        controller=stay.controller_id,
        citizen=stay.citizen_id,
        scheme=stay.scheme,
        track=stay.track,
        status__in=[Referral.Status.SUBMITTED, Referral.Status.ACCEPTED],
    )
    if not asked.exists():
        return []  # as it mostly is
    free = asked.select_for_update(of=("self",), no_key=True, skip_locked=True)
    return list(free.select_related("hold__place"))


def _close(row: Referral, by: Actor, now: datetime) -> None:
    because = Referral.ClosedBecause.OTHER_HELP
    with translation.override(settings.LANGUAGE_CODE):
        why = str(because.label)
    end_offer_of(row, by=by, now=now)
    hold, row.hold = row.hold, None
    if hold is not None and hold.cancelled_at is None:
        # Nothing is taken, so the place need not be locked behind the one that is.
        hold.cancelled_at = now
        hold.save(update_fields=["cancelled_at"])
        record(
            hold,
            PlaceEvent.RELEASED,
            by=by,
            at=now,
            place=hold.place.name,
            starts_on=hold.starts_on,
            ends_on=hold.ends_on,
        )
    row.status, row.closed_because = Referral.Status.CLOSED, because
    row.closed_at, row.ended_by_name, row.stay = now, by.name, None
    row.save()
    record(row, ReferralEvent.CLOSED, by=by, at=now, because=why, note="")
