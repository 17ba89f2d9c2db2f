"""All that needs the actor, put in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from notifications.services.dismissing import unseen_reminders
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.free_places import FreePlace, LeavingPlace, free_once_left, free_tonight
from placements.services.guests import GuestRoom, guest_rooms
from reporting.my_day.arrivals import coming_and_going_rows
from reporting.my_day.follow_ups import follow_up_rows
from reporting.my_day.house_meetings import house_meeting_rows
from reporting.my_day.identity import identity_rows
from reporting.my_day.news import NewsLine, news_for
from reporting.my_day.referrals import (
    change_rows,
    draft_rows,
    own_referral_rows,
    referral_rows,
)
from reporting.my_day.task_lines import TaskLine

#: How far ahead Min dag looks.
DAYS_AHEAD = 7
#: Each group shows this many; the work lists have the rest.
MOST_ROWS_SHOWN = 60


@dataclass(frozen=True)
class Tonight:
    """The places behind the number, by name."""

    free: list[FreePlace]
    leaving: list[LeavingPlace]


@dataclass(frozen=True)
class MyDay:
    organisation_id: int
    today: date
    late: list[TaskLine]
    now: list[TaskLine]
    to_decide: list[TaskLine]
    #: Accepted, and without a place or not begun.
    waiting: list[TaskLine]
    soon: list[TaskLine]
    #: A referrer's own, not yet ended.
    sent: list[TaskLine]
    drafts: list[TaskLine]
    news: list[NewsLine]
    guest_rooms: list[GuestRoom] = field(default_factory=list)
    #: The leader's: what is free tonight.
    tonight: Tonight | None = None

    @property
    def is_empty(self) -> bool:
        return not (self._tasks or self.drafts or self.news)

    @property
    def citizens(self) -> list[tuple[int, int | None]]:
        """(whose, citizen's id) of everyone named: what a referrer sent is the receiver's."""
        named: list[TaskLine | NewsLine] = [*self._tasks, *self.news]
        shown: list[tuple[int, int | None]] = [
            (line.controller_id or self.organisation_id, line.citizen_id)
            for line in named
            if line.citizen_id
        ]
        if self.tonight is not None:
            leaving = [each.stay for each in self.tonight.leaving]
            shown += [(stay.controller_id, stay.citizen_id) for stay in leaving]
        return shown

    @property
    def news_shown(self) -> str:
        """The ids on the page: what comes while it is open is not put away with them."""
        return ",".join(str(line.news_id) for line in self.news if line.news_id)

    @property
    def reminders_shown(self) -> str:
        return ",".join(str(line.reminder_id) for line in self.news if line.reminder_id)

    @property
    def _tasks(self) -> list[TaskLine]:
        groups = (self.late, self.now, self.to_decide, self.waiting, self.soon, self.sent)
        return [line for group in groups for line in group]


def my_day(actor: Actor, now: datetime) -> MyDay:
    today = timezone.localdate(now)
    until = today + timedelta(DAYS_AHEAD)
    reminders = unseen_reminders(actor)
    timed = [
        *follow_up_rows(actor, today, until, reminders),
        *coming_and_going_rows(actor, today, until),
        *house_meeting_rows(actor, today, until),
        *change_rows(actor, now),
    ]
    to_decide, waiting = referral_rows(actor, now)
    # What has its line above is not said twice; but what is overdue with others, the leader is to
    # acknowledge.
    above = {row.follow_up_id for row in timed if row.due_on <= today}
    to_say = [
        reminder
        for reminder in reminders.values()
        if reminder.as_leader or reminder.follow_up_id not in above
    ]
    return MyDay(
        organisation_id=actor.organisation.pk,
        today=today,
        late=_in_order(row for row in timed if row.due_on < today),
        now=_in_order(row for row in timed if row.due_on == today),
        to_decide=_in_order([*to_decide, *identity_rows(actor, today)]),
        waiting=_in_order(waiting),
        soon=_in_order(row for row in timed if row.due_on > today),
        sent=_in_order(own_referral_rows(actor, now)),
        drafts=list(draft_rows(actor, now)),
        news=news_for(actor, to_say),
        guest_rooms=_guest_rooms(actor, now),
        tonight=_tonight(actor, now),
    )


def _in_order(lines: Iterable[TaskLine]) -> list[TaskLine]:
    return sorted(lines, key=lambda line: line.order)[:MOST_ROWS_SHOWN]


def _tonight(actor: Actor, now: datetime) -> Tonight | None:
    """Who is asked at half past eight how many are free."""
    if actor.role is not Role.FACILITY_LEADER:
        return None
    return Tonight(free_tonight(actor, now=now), free_once_left(actor, now=now))


def _guest_rooms(actor: Actor, now: datetime) -> list[GuestRoom]:
    """Tonight's, for those whose day is nothing else."""
    if actor.may(Permission.SEE_CITIZENS):
        return []
    return guest_rooms(actor, on=timezone.localdate(now), now=now)
