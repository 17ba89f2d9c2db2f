"""What waits in an organisation, since when; and what could not be delivered. Of mails it is known
which colleague they are for; nothing here is about a citizen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from audit.models import Event, Outbox
from core.problems import Text
from descriptions.models import DescriptionLink
from meetings.models import Invitation
from notifications.models import Mail
from organisations.models import Organisation, PasswordLink
from own_page.models import AskingMail
from placements.models import Booking
from volunteering.models import ShiftReminder
from way_out.models import LockLink

#: Younger than this an event is on its way, and its news is not missing yet.
STUCK_AFTER: Final = timedelta(minutes=10)
#: Older than this nobody asks for it any more.
SHOWN_FOR: Final = timedelta(days=30)
MOST_SHOWN: Final = 50


@dataclass(frozen=True)
class Lag:
    what: Text
    many: int
    oldest: datetime | None


class Letter(StrEnum):
    """What could not be delivered."""

    MAIL = "mail"
    EVENT = "event"
    PASSWORD_LINK = "password_link"  # noqa: S105  # a kind
    LOCK_LINK = "lock_link"
    DESCRIPTION_LINK = "description_link"
    INVITATION = "invitation"
    ASKING_MAIL = "asking_mail"
    SHIFT_REMINDER = "shift_reminder"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS: Final = {
    Letter.MAIL: _("Mail with reminders"),
    Letter.EVENT: _("News of an event"),
    Letter.PASSWORD_LINK: _("Link to choose a password"),
    Letter.LOCK_LINK: _("Question on the way out"),
    Letter.DESCRIPTION_LINK: _("Question for a description"),
    Letter.INVITATION: _("Invitation to a meeting"),
    Letter.ASKING_MAIL: _("Word to a citizen of the three questions"),
    Letter.SHIFT_REMINDER: _("Reminder of a shift"),
}


@dataclass(frozen=True)
class DeadLetter:
    kind: Letter
    pk: int
    at: datetime
    #: Whom it is for, among colleagues; "" where that is nobody's or not to be said.
    to: str
    #: What went wrong, as a program calls it.
    why: str


@dataclass(frozen=True)
class DeadLetters:
    kind: Letter
    first: list[DeadLetter]
    total: int


def lags(organisation: Organisation, *, now: datetime) -> list[Lag]:
    """Acting for the organisation."""
    own = {"controller": organisation}
    mails = Mail.objects.filter(**own, next_try_at__isnull=False)
    questions = LockLink.objects.filter(**own, ended_at=None, next_try_at__isnull=False)
    passwords = PasswordLink.objects.filter(organisation=organisation, next_try_at__isnull=False)
    descriptions = DescriptionLink.objects.filter(
        **own, request__ended_at=None, next_try_at__isnull=False
    )
    invitations = Invitation.objects.filter(**own, next_try_at__isnull=False)
    askings = AskingMail.objects.filter(**own, next_try_at__isnull=False)
    shifts = ShiftReminder.objects.filter(**own, next_try_at__isnull=False)
    holds = Booking.objects.filter(**own).lapsed_holds(now)
    events = Outbox.objects.filter(controller_key=organisation.pk)
    return [
        _lag(_("Events whose news are to be given"), events, "created_at"),
        _lag(_("Mails with reminders"), mails, "made_at"),
        _lag(_("Links to choose a password"), passwords, "asked_at"),
        _lag(_("Questions on the way out"), questions, "asked_at"),
        _lag(_("Questions for descriptions"), descriptions, "asked_at"),
        _lag(_("Invitations to meetings"), invitations, "asked_at"),
        _lag(_("Word to citizens of the three questions"), askings, "asked_at"),
        _lag(_("Reminders of shifts"), shifts, "asked_at"),
        _lag(_("Places kept past their time"), holds, "expires_at"),
    ]


def _lag(what: Text, rows: QuerySet[Any], since: str) -> Lag:
    counted = rows.order_by().aggregate(many=Count("pk"), oldest=Min(since))
    return Lag(what, counted["many"], counted["oldest"])


def undelivered(kind: Letter, organisation: Organisation, *, now: datetime) -> QuerySet[Any]:
    """Rows of a kind that are tried no more, or have been tried in vain. Acting for the
    organisation."""
    since = now - SHOWN_FOR
    given_up = {"next_try_at": None, "sent_at": None, "failures__gt": 0}
    if kind is Letter.MAIL:
        # What was not needed any more is dropped with a reason in words; a class has no blank.
        dropped = Mail.objects.filter(controller=organisation, dropped_at__gte=since)
        return dropped.filter(failures__gt=0).exclude(last_error__contains=" ")
    if kind is Letter.PASSWORD_LINK:
        return PasswordLink.objects.filter(
            organisation=organisation, asked_at__gte=since, **given_up
        )
    if kind is Letter.LOCK_LINK:
        return LockLink.objects.filter(
            controller=organisation, ended_at=None, asked_at__gte=since, **given_up
        )
    if kind is Letter.DESCRIPTION_LINK:
        return DescriptionLink.objects.filter(
            controller=organisation, request__ended_at=None, asked_at__gte=since, **given_up
        )
    if kind is Letter.INVITATION:
        # Whoever was written to again needs the earlier one no more.
        later = Invitation.objects.filter(
            meeting=OuterRef("meeting"), mail=OuterRef("mail"), pk__gt=OuterRef("pk")
        )
        return Invitation.objects.filter(
            ~Exists(later), controller=organisation, asked_at__gte=since, **given_up
        )
    if kind is Letter.ASKING_MAIL:
        return AskingMail.objects.filter(controller=organisation, asked_at__gte=since, **given_up)
    if kind is Letter.SHIFT_REMINDER:
        return ShiftReminder.objects.filter(
            controller=organisation, asked_at__gte=since, **given_up
        )
    return Outbox.objects.filter(controller_key=organisation.pk, created_at__lt=now - STUCK_AFTER)


def dead_letters(organisation: Organisation, *, now: datetime) -> list[DeadLetters]:
    """Of each kind that has any the oldest, and how many there are."""
    every = []
    for kind in Letter:
        rows = undelivered(kind, organisation, now=now).order_by("pk")
        first = list(_letters(kind, rows[: MOST_SHOWN + 1]))
        if first:
            total = len(first) if len(first) <= MOST_SHOWN else rows.count()
            every.append(DeadLetters(kind, first[:MOST_SHOWN], total))
    return every


def _letters(kind: Letter, rows: QuerySet[Any]) -> Iterator[DeadLetter]:
    if kind is Letter.MAIL:
        for mail in rows.select_related("user"):
            yield DeadLetter(kind, mail.pk, mail.made_at, mail.user.name, mail.last_error)
    elif kind is Letter.PASSWORD_LINK:
        for link in rows.select_related("user"):
            yield DeadLetter(kind, link.pk, link.asked_at, link.user.name, "")
    elif kind in (
        Letter.LOCK_LINK,
        Letter.DESCRIPTION_LINK,
        Letter.INVITATION,
        Letter.ASKING_MAIL,
        Letter.SHIFT_REMINDER,
    ):
        # Often to somebody outside, about one citizen: whom it was for is the case's own.
        for link in rows:
            yield DeadLetter(kind, link.pk, link.asked_at, "", "")
    else:
        waiting = list(rows)
        kinds = dict(
            Event.objects.filter(pk__in=[row.event_id for row in waiting]).values_list("pk", "kind")
        )
        for row in waiting:
            yield DeadLetter(kind, row.pk, row.created_at, "", kinds.get(row.event_id, ""))
