"""All that needs the actor, put in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from notifications.models import News, Reminder
from notifications.services.dismissing import most_urgent
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility
from placements.services.guests import GuestRoom, guest_rooms
from reporting.my_day.agreements import agreement_rows
from reporting.my_day.arrivals import coming_and_going_rows, outreach_rows
from reporting.my_day.asking import asked_of
from reporting.my_day.assessment import assessment_rows
from reporting.my_day.away import away_rows
from reporting.my_day.complaints import complaint_rows
from reporting.my_day.follow_ups import follow_up_rows
from reporting.my_day.groups import MOST_SHOWN, Group
from reporting.my_day.house_meetings import house_meeting_rows, houses_of
from reporting.my_day.identity import identity_rows
from reporting.my_day.meetings import meeting_rows
from reporting.my_day.news import NewsLine, news_for
from reporting.my_day.open_matters import Matter
from reporting.my_day.promises import promise_rows
from reporting.my_day.referrals import (
    change_rows,
    draft_rows,
    own_referral_rows,
    referral_rows,
)
from reporting.my_day.relapses import relapse_rows
from reporting.my_day.task_lines import Part, TaskLine

#: How far ahead Min dag looks.
DAYS_AHEAD = 7


@dataclass(frozen=True)
class MyDay:
    organisation_id: int
    today: date
    late: Group[TaskLine]
    now: Group[TaskLine]
    to_decide: Group[TaskLine]
    #: Accepted, and without a place or not begun.
    waiting: Group[TaskLine]
    soon: Group[TaskLine]
    #: Between ward and municipality: overdue without an answer, or not confirmed.
    silent: Group[TaskLine]
    #: A referrer's own, not yet ended.
    sent: Group[TaskLine]
    drafts: Group[TaskLine]
    news: Group[NewsLine]
    guest_rooms: list[GuestRoom] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self._tasks or self.drafts or self.news)

    @property
    def citizens(self) -> list[tuple[int, int | None]]:
        """(whose, citizen's id) of everyone named: what a referrer sent is the receiver's."""
        lines: list[TaskLine | NewsLine] = [*self._tasks, *self.news]
        return [
            (line.controller_id or self.organisation_id, line.citizen_id)
            for line in lines
            if line.citizen_id
        ]

    @property
    def news_shown(self) -> str:
        """The ids on the page: what comes while it is open is not put away with them."""
        return ",".join(str(line.news_id) for line in self.news if line.news_id)

    @property
    def reminders_shown(self) -> str:
        return ",".join(str(line.reminder_id) for line in self.news if line.reminder_id)

    @property
    def _tasks(self) -> list[TaskLine]:
        timed = (self.late, self.now, self.soon)
        groups = (*timed, self.to_decide, self.waiting, self.silent, self.sent)
        return [line for group in groups for line in group]


def my_day(actor: Actor, now: datetime, most: int = MOST_SHOWN) -> MyDay:
    """``most``: how many lines each heading shows."""
    today = timezone.localdate(now)
    asked = asked_of(actor, today, today + timedelta(DAYS_AHEAD), most)
    rows = asked.rows
    reminders = most_urgent(rows[Matter.REMINDERS])
    houses = houses_of(actor)
    parts = _parts(actor, today, reminders, most, rows, houses)
    to_decide, waiting = referral_rows(
        actor, now, most, asked.came_to_nothing, _in_sight(actor, houses)
    )
    whose, many_whose = identity_rows(rows[Matter.PROPOSALS], rows[Matter.QUESTIONS], today, most)
    silent = promise_rows(actor, rows[Matter.PROMISES], today)
    sent = own_referral_rows(actor, now, most)
    return MyDay(
        organisation_id=actor.organisation.pk,
        today=today,
        late=parts[Part.LATE],
        now=parts[Part.TODAY],
        to_decide=Group(_in_order([*to_decide, *whose]), to_decide.total + many_whose),
        waiting=Group(_in_order(waiting), waiting.total),
        soon=parts[Part.SOON],
        silent=Group(_in_order(silent), silent.total),
        sent=Group(_in_order(sent, most), sent.total),
        drafts=draft_rows(rows[Matter.DRAFTS], today),
        news=_news(actor, parts, reminders, rows[Matter.NEWS], most),
        guest_rooms=_guest_rooms(actor, now),
    )


def heading_of(
    actor: Actor, now: datetime, name: str, most: int
) -> Group[TaskLine] | Group[NewsLine]:
    """The first ``most`` lines of one heading: "late", "now", "soon", "silent" or "news"."""
    today = timezone.localdate(now)
    rows = asked_of(actor, today, today + timedelta(DAYS_AHEAD), most).rows
    if name == "silent":
        silent = promise_rows(actor, rows[Matter.PROMISES], today)
        return Group(_in_order(silent), silent.total)
    reminders = most_urgent(rows[Matter.REMINDERS])
    if name == "news":
        parts = _parts(actor, today, reminders, MOST_SHOWN, rows, houses_of(actor))
        return _news(actor, parts, reminders, rows[Matter.NEWS], most)
    part = {"late": Part.LATE, "now": Part.TODAY, "soon": Part.SOON}[name]
    return _parts(actor, today, reminders, most, rows, houses_of(actor))[part]


def _parts(
    actor: Actor,
    today: date,
    reminders: Mapping[int, Reminder],
    most: int,
    rows: Mapping[Matter, list[Any]],
    houses: Sequence[Facility],
) -> dict[Part, Group[TaskLine]]:
    """What has a day."""
    until = today + timedelta(DAYS_AHEAD)
    in_sight = _in_sight(actor, houses)
    away = {row.user_id: row.user.name for row in rows[Matter.STANDS_IN]}
    follow_ups, many = follow_up_rows(actor, today, until, reminders, most, houses, away)
    open_houses = [house for house in houses if house.is_open_on(today)]
    others = [
        *coming_and_going_rows(actor, today, until, in_sight),
        *outreach_rows(actor, rows[Matter.OUTREACH], today),
        *away_rows(actor, rows[Matter.AWAY], today),
        *relapse_rows(actor, rows[Matter.RELAPSES], today),
        *house_meeting_rows(actor, today, until, open_houses),
        *meeting_rows(rows[Matter.CALLED], today),
        *agreement_rows(rows[Matter.AGREEMENTS], today),
        *change_rows(actor, rows[Matter.CHANGES], today),
        *complaint_rows(actor, rows[Matter.COMPLAINTS], today),
        *assessment_rows(actor, rows, today, until),
    ]
    many.update(Part.of(row.due_on, today) for row in others)
    timed = [*follow_ups, *others]
    return {
        part: Group(
            _in_order((row for row in timed if Part.of(row.due_on, today) is part), most),
            many[part],
        )
        for part in Part
    }


def _in_sight(actor: Actor, houses: Iterable[Facility]) -> list[int] | None:
    """Who follows up knows the houses; others have theirs looked up."""
    return [house.pk for house in houses] if actor.may(Permission.FOLLOW_UP) else None


def _news(
    actor: Actor,
    parts: Mapping[Part, Group[TaskLine]],
    reminders: Mapping[int, Reminder],
    unseen: list[News],
    most: int,
) -> Group[NewsLine]:
    # What has its line above is not said twice, also where the heading is cut before it; but what
    # is overdue with others, the leader is to acknowledge.
    due = (parts[Part.LATE], parts[Part.TODAY])
    above = {row.follow_up_id for group in due for row in group}
    to_say = [
        reminder
        for reminder in reminders.values()
        if reminder.as_leader or not (vars(reminder)["has_line"] or reminder.follow_up_id in above)
    ]
    return news_for(actor, to_say, unseen, most)


def _in_order(lines: Iterable[TaskLine], most: int | None = None) -> list[TaskLine]:
    return sorted(lines, key=lambda line: line.order)[:most]


def _guest_rooms(actor: Actor, now: datetime) -> list[GuestRoom]:
    """Tonight's, for those whose day is nothing else."""
    if actor.may(Permission.SEE_CITIZENS):
        return []
    return guest_rooms(actor, on=timezone.localdate(now), now=now)
