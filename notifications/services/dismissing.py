"""Putting a reminder away in Min dag. The follow-up stays where it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from notifications.models import Reminder
from organisations.actors import Actor


@transaction.atomic
def dismiss_reminder(*, by: Actor, reminder: Reminder, now: datetime) -> None:
    """Seen, and with it what was said before of the same follow-up and date. Again is a no-op."""
    Reminder.objects.visible_to(by).unseen().filter(
        follow_up=reminder.follow_up_id, due_on=reminder.due_on, stage__lte=reminder.stage
    ).update(seen_at=now)


def unseen_reminders(actor: Actor) -> dict[int, Reminder]:
    """By follow-up: the most urgent thing said of it that is still so and was not put away."""
    unseen = (
        Reminder.objects.visible_to(actor)
        .standing()
        .unseen()
        .select_related(
            "follow_up__responsible",
            "follow_up__stay__citizen",
            "follow_up__stay__facility",
            "follow_up__stay__key_worker",
            "follow_up__stay__coordinator",
        )
    )
    return {
        reminder.follow_up_id: reminder
        for reminder in sorted(unseen, key=lambda reminder: reminder.stage)
    }
