"""What is asked of the one who sent a referral, and not answered yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from referrals.models import Referral


@dataclass(frozen=True)
class AskedOfSender:
    """What is asked, in words, and by when; the page where it is answered."""

    what: str
    by: date | None = None
    url: str = ""


def asked_of_sender(referral: Referral) -> list[AskedOfSender]:
    return asked_of_senders([referral])[referral.pk]


def asked_of_senders(referrals: Iterable[Referral]) -> dict[int, list[AskedOfSender]]:
    """By referral; with as many statements for a hundred as for a single one.

    Nothing is asked of a sender yet but by phone.
    """
    return {referral.pk: [] for referral in referrals}
