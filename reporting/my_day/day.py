"""All that needs the actor, put in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from notifications.models import Reminder
from notifications.services.dismissing import unseen_reminders
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility
from placements.services.guests import GuestRoom, guest_rooms
from reporting.my_day.agreements import agreement_rows
from reporting.my_day.arrivals import coming_and_going_rows
from reporting.my_day.assessment import assessment_rows
from reporting.my_day.away import away_rows
from reporting.my_day.complaints import complaint_rows
from reporting.my_day.follow_ups import follow_up_rows, with_a_line
from reporting.my_day.groups import MOST_SHOWN, Group
from reporting.my_day.house_meetings import house_meeting_rows
from reporting.my_day.identity import identity_rows
from reporting.my_day.meetings import meeting_rows
from reporting.my_day.news import NewsLine, news_for
from reporting.my_day.open_matters import Matter, OpenMatters, open_matters
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
    matters = _matters(actor, today)
    reminders = _reminders(actor, matters, today)
    parts = _parts(actor, now, reminders, most, matters)
    to_decide, waiting = referral_rows(actor, now, most, matters.came_to_nothing)
    whose, many_whose = identity_rows(actor, today, most, matters)
    silent = promise_rows(actor, today, most) if Matter.PROMISES in matters else Group()
    sent = own_referral_rows(actor, now, most)
    drafts = draft_rows(actor, now, most) if Matter.DRAFTS in matters else Group()
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
        drafts=drafts,
        news=_news(actor, today, parts, reminders, most, matters),
        guest_rooms=_guest_rooms(actor, now),
    )


def heading_of(
    actor: Actor, now: datetime, name: str, most: int
) -> Group[TaskLine] | Group[NewsLine]:
    """The first ``most`` lines of one heading: "late", "now", "soon", "silent" or "news"."""
    if name == "silent":
        silent = promise_rows(actor, timezone.localdate(now), most)
        return Group(_in_order(silent), silent.total)
    matters = _matters(actor, timezone.localdate(now))
    reminders = _reminders(actor, matters, timezone.localdate(now))
    if name == "news":
        parts = _parts(actor, now, reminders, MOST_SHOWN, matters)
        return _news(actor, timezone.localdate(now), parts, reminders, most, matters)
    part = {"late": Part.LATE, "now": Part.TODAY, "soon": Part.SOON}[name]
    return _parts(actor, now, reminders, most, matters)[part]


def _matters(actor: Actor, today: date) -> OpenMatters:
    return open_matters(actor, today, today + timedelta(DAYS_AHEAD))


def _reminders(actor: Actor, matters: OpenMatters, today: date) -> Mapping[int, Reminder]:
    return unseen_reminders(actor, today) if Matter.REMINDERS in matters else {}


def _colleagues_away(actor: Actor, matters: OpenMatters, today: date) -> dict[int, str]:
    """Whose work is the actor's meanwhile, by key."""
    if Matter.STANDS_IN not in matters:
        return {}
    return dict(stands_in_for(actor, today).values_list("user_id", "user__name"))


def _parts(
    actor: Actor,
    now: datetime,
    reminders: Mapping[int, Reminder],
    most: int,
    matters: OpenMatters,
) -> dict[Part, Group[TaskLine]]:
    """What has a day."""
    today = timezone.localdate(now)
    until = today + timedelta(DAYS_AHEAD)
    follows_up = actor.may(Permission.FOLLOW_UP)
    facilities = list(Facility.objects.visible_to(actor)) if follows_up else []
    away = _colleagues_away(actor, matters, today)
    follow_ups, many = follow_up_rows(actor, today, until, reminders, most, facilities, away)
    open_houses = [house for house in facilities if house.is_open_on(today)]
    others = [
        *coming_and_going_rows(
            actor,
            today,
            until,
            [house.pk for house in facilities] if follows_up else None,
            outreach=Matter.OUTREACH in matters,
        ),
        *(away_rows(actor, today) if Matter.AWAY in matters else ()),
        *(relapse_rows(actor, today) if Matter.RELAPSES in matters else ()),
        *house_meeting_rows(actor, today, until, open_houses),
        *(meeting_rows(actor, today, until) if Matter.CALLED in matters else ()),
        *(agreement_rows(actor, today, until) if Matter.AGREEMENTS in matters else ()),
        *(change_rows(actor, now) if Matter.CHANGES in matters else ()),
        *(complaint_rows(actor, today, until) if Matter.COMPLAINTS in matters else ()),
        *assessment_rows(actor, today, until, matters),
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


def _news(
    actor: Actor,
    today: date,
    parts: Mapping[Part, Group[TaskLine]],
    reminders: Mapping[int, Reminder],
    most: int,
    matters: OpenMatters,
) -> Group[NewsLine]:
    # What has its line above is not said twice; but what is overdue with others, the leader is to
    # acknowledge.
    due = (parts[Part.LATE], parts[Part.TODAY])
    above = {row.follow_up_id for group in due for row in group}
    if reminders and any(group.is_cut for group in due):
        away = _colleagues_away(actor, matters, today)
        above |= with_a_line(actor, today, reminders, away)
    to_say = [
        reminder
        for reminder in reminders.values()
        if reminder.as_leader or reminder.follow_up_id not in above
    ]
    return news_for(actor, to_say, most, has_news=Matter.NEWS in matters)


def _in_order(lines: Iterable[TaskLine], most: int | None = None) -> list[TaskLine]:
    return sorted(lines, key=lambda line: line.order)[:most]


def _guest_rooms(actor: Actor, now: datetime) -> list[GuestRoom]:
    """Tonight's, for those whose day is nothing else."""
    if actor.may(Permission.SEE_CITIZENS):
        return []
    return guest_rooms(actor, on=timezone.localdate(now), now=now)
