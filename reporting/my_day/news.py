"""What is new: news of what happened, and reminders of what is to be made, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.problems import Text
from notifications.audience import sentence_of
from notifications.models import News, Reminder
from notifications.news import unseen_news
from notifications.stages import Stage
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import FollowUp
from placements.responsible import person_for

#: What a reminder says, by its stage.
REMINDERS: dict[int, Text] = {
    Stage.OPENS: gettext_lazy("Reminder: can be made now, by %(day)s at the latest"),
    Stage.SOON: gettext_lazy("Reminder: to be made by %(day)s"),
    Stage.DUE: gettext_lazy("Reminder: %(day)s is the last day"),
    Stage.OVERDUE: gettext_lazy("Reminder: was due on %(day)s"),
}


@dataclass(frozen=True)
class NewsLine:
    at: datetime
    text: str
    url: str
    #: Where "Seen" is sent.
    seen_url: str
    #: A quiet second line.
    more: str = ""
    #: A citizen is named, so the page logs that it was read.
    citizen_id: int | None = None


def news_for(actor: Actor, reminders: Iterable[Reminder]) -> list[NewsLine]:
    """``reminders`` are those that no line of the day says already."""
    news = [*map(_news, unseen_news(actor)), *map(_reminder, reminders)]
    return sorted(news, key=lambda line: line.at)


def _reminder(reminder: Reminder) -> NewsLine:
    follow_up = reminder.follow_up
    day = date_format(reminder.due_on, "MONTH_DAY_FORMAT")
    more = str(REMINDERS[reminder.stage]) % {"day": day}
    if reminder.as_leader:
        more = f"{more} · {_('Responsible: %(name)s') % {'name': _responsible(follow_up)}}"
    return NewsLine(
        at=reminder.at,
        text=f"{follow_up.stay.citizen.called} · {_(follow_up.rule.title)}",
        more=more,
        url=reverse("complete_follow_up", args=[follow_up.pk]),
        seen_url=reverse("dismiss_reminder", args=[reminder.pk]),
        citizen_id=follow_up.stay.citizen_id,
    )


def _responsible(follow_up: FollowUp) -> str:
    """By name where somebody is known, else the office at the facility."""
    person = person_for(follow_up)
    office = Role(follow_up.office).label
    return person.name if person else f"{office}, {follow_up.stay.facility.name}"


def _news(news: News) -> NewsLine:
    if news.referral_id is not None:
        url = reverse("referral", args=[news.referral_id])
    else:
        url = reverse("stay", args=[news.stay_id]) if news.stay_id is not None else ""
    return NewsLine(news.at, sentence_of(news), url, reverse("dismiss_news", args=[news.pk]))
