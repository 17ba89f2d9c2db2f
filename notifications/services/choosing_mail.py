"""When a person wants the mails of an organisation."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.shown import Shown, merge
from notifications.events import TellingEvent
from notifications.models import Mail, MailChoice, MailWhen, Reminder
from notifications.services.turns import take_turn
from notifications.stages import Stage, digest_day
from organisations.actors import Actor
from organisations.models import User


@transaction.atomic
def choose_mail(*, by: Actor, chosen: str, now: datetime, shown: Shown | None = None) -> MailChoice:
    """One's own mails come so from now on, also what is not mailed yet. The same again is a no-op.

    Raises :class:`Problems` at the field, :class:`~core.shown.Stale`.
    """
    assert by.user is not None, "only a person gets mail"
    checks = Checks()
    when = checks.choice(
        "chosen", chosen, MailWhen.values, missing=_("Choose when the mail comes.")
    )
    checks.raise_any()
    take_turn(by.organisation)
    choice = mail_choice_of(by)
    merged = merge(shown, typed={"chosen": when}, standing={"chosen": choice.chosen})
    if merged["chosen"] == choice.chosen:
        return choice
    choice.chosen = merged["chosen"]
    if choice.chosen == MailWhen.DIGEST:
        # The next is that of the next working morning.
        choice.digest_on = digest_day(now) or timezone.localdate(now) - timedelta(days=1)
    choice.save()
    _put_back(choice, by.user, now)
    with translation.override(None):  # a source text, translated where it is read
        words = str(MailWhen(choice.chosen).label)
    record(choice, TellingEvent.MAIL_CHOSEN, by=by, at=now, words=words)
    return choice


def mail_choice_of(by: Actor) -> MailChoice:
    """As the person chose, or as it is for who has not."""
    own = MailChoice.objects.filter(controller=by.organisation, user=by.user)
    return own.first() or MailChoice(controller=by.organisation, user=by.user)


def _put_back(choice: MailChoice, user: User, now: datetime) -> None:
    """What lies in a mail that was not sent waits again, and goes as chosen now. A mail that is
    being sent is waited for, and was sent."""
    unsent = Mail.objects.select_for_update(of=("self",)).filter(
        controller=choice.controller, user=user, next_try_at__isnull=False
    )
    keys = [mail.pk for mail in unsent]
    if keys:
        Reminder.objects.filter(mail__in=keys).update(mail=None, waits_for_mail=True)
        Mail.objects.filter(pk__in=keys).update(
            next_try_at=None, dropped_at=now, last_error="chosen otherwise"
        )
    if choice.chosen == MailWhen.OVERDUE:
        waiting = Reminder.objects.filter(
            controller=choice.controller, user=user, waits_for_mail=True
        )
        waiting.exclude(stage=Stage.OVERDUE).update(waits_for_mail=False)
