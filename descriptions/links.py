"""The link to a question: its address, what it is known by, and how long it opens."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from citizens.crypto import fingerprint
from organisations.models import Organisation

#: Ours, a setting: so many days after the day wanted it opens no more.
LINK_DAYS: Final = 14
#: Ours, a setting: for so long "it is not my task" can be put right by its link.
CORRECTED_FOR: Final = timedelta(hours=24)
#: Mails to a partner for a follow-up in a day.
MOST_A_DAY: Final = 5
#: Answers by the links of one request, corrections and all.
MOST_ANSWERS: Final = 20


def ends_after(wanted_on: date) -> datetime:
    """The midnight after the last day on which the link opens."""
    return timezone.make_aware(
        datetime.combine(wanted_on + timedelta(days=LINK_DAYS + 1), time.min)
    )


def token_fingerprint(token: str, organisation: Organisation) -> bytes:
    """What a link is found by: without the key outside the database a copy of the table opens
    nothing."""
    return fingerprint(token, use="description link", controller_id=organisation.pk)


def address_of(token: str, organisation: Organisation) -> str:
    path = reverse("description_link", kwargs={"organisation": organisation.key, "token": token})
    return f"{settings.SITE_ADDRESS}{path}"
