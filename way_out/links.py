"""The link to a question: its address, and what it is known by."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.urls import reverse

from citizens.crypto import fingerprint
from organisations.models import Organisation

#: Ours, a setting: for so long a link opens.
LINK_DAYS: Final = 14
#: Ours, a setting: for so long an answer that settles the question can be corrected by its link.
CORRECTED_FOR: Final = timedelta(hours=24)
#: Mails about a lock in a day, however often its owner is changed.
MOST_A_DAY: Final = 5


def token_fingerprint(token: str, organisation: Organisation) -> bytes:
    """What a link is found by: without the key outside the database a copy of the table opens
    nothing."""
    return fingerprint(token, use="lock link", controller_id=organisation.pk)


def address_of(token: str, organisation: Organisation) -> str:
    path = reverse("lock_link", kwargs={"organisation": organisation.key, "token": token})
    return f"{settings.SITE_ADDRESS}{path}"
