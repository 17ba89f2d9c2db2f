"""Putting a reminder away in Min dag. The follow-up stays where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet

from notifications.models import Reminder
from notifications.news import dismiss_news
from organisations.actors import Actor


@transaction.atomic
def dismiss_reminder(*, by: Actor, reminder: Reminder, now: datetime) -> None:
    """Seen, and with it what was said before of the same follow-up and date. Again is a no-op."""
    _dismiss(by, [reminder], now)


@transaction.atomic
def dismiss_all(
    *, by: Actor, news_ids: Collection[int], reminder_ids: Collection[int], now: datetime
) -> None:
    """All that was on the page when it was opened, and nothing that came since.

    What is another's, or was put away already in another tab, is left as it is.
    """
    dismiss_news(by=by, news_ids=news_ids, now=now)
    _dismiss(by, Reminder.objects.visible_to(by).unseen().filter(pk__in=reminder_ids), now)


def _dismiss(by: Actor, reminders: Iterable[Reminder], now: datetime) -> None:
    seen = [
        Q(follow_up=each.follow_up_id, due_on=each.due_on, stage__lte=each.stage)
        for each in reminders
    ]
    if seen:
        any_of_them = reduce(or_, seen)
        Reminder.objects.visible_to(by).unseen().filter(any_of_them).update(seen_at=now)


def unseen_reminders(actor: Actor, on: date) -> QuerySet[Reminder]:
    """Those that are still so and were not put away."""
    return Reminder.objects.visible_to(actor).standing(on).unseen()


def most_urgent(reminders: Iterable[Reminder]) -> dict[int, Reminder]:
    """By follow-up: the most urgent thing said of it."""
    by_stage = sorted(reminders, key=lambda reminder: reminder.stage)
    return {reminder.follow_up_id: reminder for reminder in by_stage}
