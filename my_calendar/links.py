"""The private link of a calendar: its address, and what it is known by."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from citizens.crypto import fingerprint
from organisations.models import Organisation


def token_fingerprint(token: str, organisation: Organisation) -> bytes:
    """What a link is found by: without the key outside the database a copy of the table opens
    nothing."""
    return fingerprint(token, use="calendar link", controller_id=organisation.pk)


def address_of(token: str, organisation: Organisation) -> str:
    path = reverse("calendar_feed", kwargs={"organisation": organisation.key, "token": token})
    return f"{settings.SITE_ADDRESS}{path}"
