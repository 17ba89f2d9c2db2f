"""Whether a citizen consents to being asked after the stay."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from organisations.models import Organisation
from sharing.models import Consent
from sharing.purposes import Purpose


def who_consents(
    citizens: Collection[int], *, organisation: Organisation, on: date
) -> frozenset[int]:
    """Of these citizens, those whose consent holds on the day: one statement however many."""
    if not citizens:
        return frozenset()
    rows = Consent.objects.filter(
        controller=organisation, citizen__in=citizens, purpose=Purpose.QUESTIONS_AFTER
    )
    return frozenset(rows.allowing(on).values_list("citizen", flat=True))
