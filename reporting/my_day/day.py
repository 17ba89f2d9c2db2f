"""All that needs the actor, put in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

import schemes
from notifications.services.dismissing import unseen_reminders
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Place
from reporting.my_day.arrivals import coming_and_going_rows
from reporting.my_day.follow_ups import follow_up_rows
from reporting.my_day.news import NewsLine, news_for
from reporting.my_day.referrals import draft_rows, own_referral_rows, referral_rows
from reporting.my_day.rows import Row

#: How far ahead Min dag looks.
DAYS_AHEAD = 7
#: Each group shows this many; the work lists have the rest.
MOST_ROWS = 60


@dataclass(frozen=True)
class GuestRoom:
    name: str
    facility: str
    is_free: bool


@dataclass(frozen=True)
class MyDay:
    today: date
    late: list[Row]
    now: list[Row]
    soon: list[Row]
    #: A referrer's own, not yet ended.
    sent: list[Row]
    drafts: list[Row]
    news: list[NewsLine]
    guest_rooms: list[GuestRoom] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.now or self.soon or self.sent or self.drafts or self.news)

    @property
    def shows_citizens(self) -> bool:
        rows = (*self.late, *self.now, *self.soon, *self.sent)
        return any(one.citizen_id for one in rows) or any(one.citizen_id for one in self.news)


def my_day(actor: Actor, now: datetime) -> MyDay:
    today = timezone.localdate(now)
    until = today + timedelta(DAYS_AHEAD)
    told = unseen_reminders(actor)
    timed = [
        *follow_up_rows(actor, today, until, told),
        *coming_and_going_rows(actor, today, until),
    ]
    # What has its line above is not said twice; but what is overdue with others, the leader is to
    # acknowledge.
    above = {row.follow_up_id for row in timed if row.due_on <= today}
    to_say = [one for one in told.values() if one.as_leader or one.follow_up_id not in above]
    return MyDay(
        today=today,
        late=_sorted(row for row in timed if row.due_on < today),
        # What waits for a decision or a place is today's, after what has its day today.
        now=_sorted(row for row in timed if row.due_on == today)
        + _sorted(referral_rows(actor, now)),
        soon=_sorted(row for row in timed if row.due_on > today),
        sent=_sorted(own_referral_rows(actor, now)),
        drafts=list(draft_rows(actor, now)),
        news=news_for(actor, to_say),
        guest_rooms=_guest_rooms(actor, today),
    )


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.order)[:MOST_ROWS]


def _guest_rooms(actor: Actor, today: date) -> list[GuestRoom]:
    """Places that can be given on the spot, tonight; for those whose day that is."""
    if not actor.may(Permission.GRANT_GUEST_NIGHT) or actor.may(Permission.SEE_CITIZENS):
        return []
    tomorrow = today + timedelta(1)
    places = (
        Place.objects.visible_to(actor).open_between(today, tomorrow).select_related("facility")
    )
    granted = [place for place in places if _granted_on_the_spot(place, today)]
    taken = set(
        Booking.objects.visible_to(actor)
        .taking_nights_of(today, tomorrow)
        .values_list("place_id", flat=True)
    )
    return [GuestRoom(one.name, one.facility.name, one.pk not in taken) for one in granted]


def _granted_on_the_spot(place: Place, today: date) -> bool:
    track = schemes.get(place.facility.scheme).on(today).track(place.track)
    return bool(track.granted_on_the_spot_by)
