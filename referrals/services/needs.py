"""Judging how much a citizen who waits needs the place."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Need, Referral
from referrals.rules import Verb
from referrals.services.locking import locked


@transaction.atomic
def set_need(*, by: Actor, referral: Referral, level: str, words: str, now: datetime) -> Need:
    """Judge the need, with the reason. The same as stands is a no-op.

    Raises :class:`Problems` at ``level`` and ``words``.
    """
    with locked(by, referral, Verb.SET_NEED) as row:
        rules.apply(row, Verb.SET_NEED)
        checks = Checks()
        level = checks.choice(
            "level", level, Need.Level.values, missing=_("Choose how great the need is.")
        )
        words = checks.text("words", words, missing=_("Write why."), longest=LONG_TEXT)
        checks.raise_any()
        standing = Need.objects.filter(referral=row).first()
        if standing is not None and repeats(standing, level=level, words=words):
            return standing
        need = Need.objects.create(
            controller_id=row.controller_id,
            referral=row,
            level=level,
            words=words,
            by=by.user,
            at=now,
        )
        with translation.override(settings.LANGUAGE_CODE):
            label = str(Need.Level(level).label)
            record(row, ReferralEvent.NEED_SET, by=by, at=now, level=label, words=words)
        return need
