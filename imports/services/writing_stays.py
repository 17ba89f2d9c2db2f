"""Writing the stays of a file: with their nights, and the follow-ups that are still to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import batched

from django.utils import timezone

from audit.services import record_many
from imports.events import ImportEvent
from imports.models import Import, Kind, Origin
from imports.services.new_stay import NewStay
from imports.services.places import BATCH
from imports.services.rows import Outcome
from organisations.actors import Actor
from placements.models import Booking, FollowUp, HouseFollowUp, Place, Stay
from placements.services.death import end_with_death
from placements.services.place_lock import lapse
from placements.services.planning import closed_days, first_follow_ups


def write_stays(
    by: Actor,
    import_of: Import,
    outcome: Outcome[NewStay],
    now: datetime,
    so_far: Callable[[int], object],
) -> None:
    """All that is new. Nothing is decided here: no decision, no letter, no follow-up from before
    today (ADR-0026)."""
    _lock_places(by, outcome.new, now)
    done = 0
    for some in batched(outcome.new, BATCH):
        new = [each for each in some if each.is_new]
        _write(by, new, now)
        Origin.objects.bulk_create(
            Origin(
                controller=by.organisation,
                import_of=import_of,
                kind=Kind.STAYS,
                key=each.key,
                stay=each.stay,
                on=timezone.localdate(now),
                is_new=each.is_new,
            )
            for each in some
        )
        record_many(
            [(each.stay, {"number": import_of.pk, "row": each.row.number}) for each in new],
            ImportEvent.STAY,
            by=by,
            at=now,
        )
        so_far(done := done + len(some))
    for each in outcome.new:
        stay = each.stay
        died = each.is_new and stay.ending == Stay.Ending.DIED
        if died and stay.left_on is not None and stay.citizen.died_on is None:
            end_with_death(stay=stay, on=stay.left_on, now=now)


def _write(by: Actor, new: Sequence[NewStay], now: datetime) -> None:
    today = timezone.localdate(now)
    houses = {each.stay.facility_id for each in new}
    changes = HouseFollowUp.objects.by_house(houses)
    closed = {house: closed_days(house, since=today) for house in houses}
    Stay.objects.bulk_create([each.stay for each in new])
    Booking.objects.bulk_create(
        [booking for each in new if (booking := _booking(by, each, now)) is not None]
    )
    FollowUp.objects.bulk_create(
        [
            follow_up
            for each in new
            if each.stay.status == Stay.Status.HERE
            for follow_up in first_follow_ups(
                each.stay,
                today=today,
                review_on=each.review_on,
                changes=changes.get((each.stay.facility_id, each.stay.track), ()),
                closed_on=closed[each.stay.facility_id],
            )
        ]
    )


def _booking(by: Actor, new: NewStay, now: datetime) -> Booking | None:
    """Who left on the day of arrival took no night: their booking is a cancelled one, as for
    everybody who does."""
    if new.place is None:
        return None
    arrived = new.stay.moved_in_on
    assert arrived is not None, "a stay that has begun"
    start, end = new.nights or (arrived, arrived + timedelta(days=1))
    return Booking(
        controller=by.organisation,
        place=new.place,
        kind=Booking.Kind.STAY,
        starts_on=start,
        ends_on=end,
        citizen=new.stay.citizen,
        stay=new.stay,
        created_by=by.user,
        cancelled_at=None if new.nights else now,
    )


def _lock_places(by: Actor, new: Sequence[NewStay], now: datetime) -> None:
    """As for everybody who takes nights, in one order; holds whose time is up give way."""
    ids = {each.place.pk for each in new if each.place is not None}
    places = Place.objects.run_by(by).filter(pk__in=ids).order_by("pk")
    list(places.select_for_update(of=("self",), no_key=True))
    for hold in Booking.objects.lapsed_holds(now).filter(place__in=ids):
        lapse(hold, now=now, by=Actor.system(by.organisation))
