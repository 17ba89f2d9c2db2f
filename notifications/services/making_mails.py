"""Mails of what waits for one, as each person chose: at once, once a day, or only what is overdue.

A reminder waits for its mail in its own row, so that nothing is forgotten or mailed twice whatever
dies: put into a mail, or known to need none, it waits no longer, in one and the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from notifications.mail_text import MAIL_LINE, MailLine, mail_text_of
from notifications.models import Mail, MailChoice, MailWhen, Reminder
from notifications.stages import day_begun, digest_day
from organisations.models import Organisation, TimeAway


def make_mails(controller: Organisation, now: datetime) -> None:
    """One mail to each person whose mail is due, of all that waits; in the sweep's transaction."""
    later = _digests_later(controller, now)
    waiting = Reminder.objects.filter(controller=controller, waits_for_mail=True)
    lines, dropped = _lines(waiting.exclude(user__in=later) if later else waiting, now)
    if lines:
        _write(controller, lines, now)
    if dropped:
        Reminder.objects.filter(pk__in=dropped).update(waits_for_mail=False)


def _digests_later(controller: Organisation, now: datetime) -> set[int]:
    """Who gets one mail a day and not now. Whose day has come has it marked, with or without a
    mail: what comes later waits for the next."""
    digests = MailChoice.objects.filter(controller=controller, chosen=MailWhen.DIGEST)
    last = dict(digests.values_list("user_id", "digest_on"))
    day = digest_day(now)
    if day is None:
        return set(last)
    due = {user for user, made_on in last.items() if made_on is None or made_on < day}
    if due:
        digests.filter(user__in=due).update(digest_on=day)
    return last.keys() - due


def _lines(waiting: QuerySet[Reminder], now: datetime) -> tuple[list[MailLine], list[int]]:
    """In the order they are read; and the keys of those that need no mail any more: done, moved,
    or the person is away by now."""
    day = day_begun(now)
    stands = Reminder.objects.standing(day).filter(pk=OuterRef("pk"))
    away = TimeAway.objects.on(day).filter(controller=OuterRef("controller"), user=OuterRef("user"))
    rows = (
        waiting.annotate(
            for_colleague=Q(instead_of__isnull=False), stands=Exists(stands) & ~Exists(away)
        )
        .order_by("user", "as_leader", "for_colleague", "-stage", "due_on", "pk")
        .values_list("stands", *MAIL_LINE)
    )
    lines, dropped = [], []
    for is_standing, *facts in rows:
        if is_standing:
            lines.append(MailLine(*facts))
        else:
            dropped.append(facts[0])
    return lines, dropped


def _write(controller: Organisation, lines: Sequence[MailLine], now: datetime) -> None:
    mails = []
    for user_id, theirs in groupby(lines, key=attrgetter("user_id")):
        mail_text = mail_text_of(_most_urgent(theirs))
        mails.append(
            Mail(
                controller=controller,
                user_id=user_id,
                subject=mail_text.subject,
                text=mail_text.text,
                made_at=now,
                next_try_at=now,
            )
        )
    made = Mail.objects.bulk_create(mails)
    theirs_of = Mail.objects.filter(pk__in=[mail.pk for mail in made], user=OuterRef("user"))
    Reminder.objects.filter(pk__in=[line.reminder_id for line in lines]).update(
        waits_for_mail=False, mail=Subquery(theirs_of.values("pk"))
    )


def _most_urgent(lines: Iterable[MailLine]) -> list[MailLine]:
    """Of a follow-up that came further while it waited, the last that was said."""
    every = list(lines)
    latest = {line.follow_up_id: line.stage for line in sorted(every, key=attrgetter("stage"))}
    return [line for line in every if line.stage == latest[line.follow_up_id]]
