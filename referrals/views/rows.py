"""A row of the list of referrals, on the page and in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.clock import Clock, clocks_of
from referrals.models import Referral
from referrals.services.information import AskedOfSender, asked_of_senders
from referrals.services.sender_view import SenderView, sender_views
from schemes.base import Words


@dataclass(frozen=True)
class Row:
    referral: Referral
    called: str
    clock: Clock
    words: Words
    #: Accepted, and without a place.
    waits: bool
    #: When it was decided or withdrawn.
    settled_on: date | None
    #: Read for a sender, who can't read stay and facility.
    sent_view: SenderView | None = None
    asked: Sequence[AskedOfSender] = ()

    @property
    def status_in_words(self) -> str:
        status = self.referral.status
        if status == Referral.Status.ACCEPTED:
            words = _(self.words.accepted)
            return f"{words}, {_('waits for a place')}" if self.waits else words
        if status == Referral.Status.REFUSED:
            return _(self.words.refused)
        return str(self.referral.get_status_display())


def shown(rows: list[Referral], now: datetime, *, sent_only: bool) -> list[Row]:
    sent_views = sender_views(rows) if sent_only else {}
    asked = asked_of_senders(rows) if sent_only else {}
    clocks = clocks_of(rows, now)
    return [
        _row(row, clocks[row.pk], sent_views.get(row.pk), asked.get(row.pk, ())) for row in rows
    ]


def _row(
    referral: Referral,
    clock: Clock,
    sent_view: SenderView | None,
    asked: Sequence[AskedOfSender],
) -> Row:
    called = referral.frozen["called"] if sent_view else referral.citizen.called
    words = referral.version.words_for(referral.track)
    waits = sent_view.waits_for_place if sent_view else referral.waits_for_place
    settled_at: datetime | None = getattr(referral, "settled_at", None)
    settled_on = timezone.localdate(settled_at) if settled_at else None
    return Row(referral, called, clock, words, waits, settled_on, sent_view, asked)
