"""Which consent holds. How one is written down: ``answers``."""

from __future__ import annotations

from datetime import date

from citizens.models import Citizen
from sharing.models import Consent
from sharing.purposes import Purpose


def consent_for(*, citizen: Citizen, purpose: Purpose, on: date) -> Consent | None:
    """The consent that is given for the purpose, holds on the day and is not withdrawn; the latest
    where there are several. None for who has died.

    Rows of the organisation acted for. Who asks sees the citizen already.
    """
    rows = Consent.objects.filter(citizen=citizen, purpose=purpose).allowing(on)
    return rows.order_by("-at", "-pk").first()
