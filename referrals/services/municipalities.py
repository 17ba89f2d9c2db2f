"""Who lives where, who acts and who pays: three facts, never assumed to be the same."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record_event
from citizens.municipality_names import NAMES, name_of
from core.checks import Checks
from organisations.actors import Actor
from placements.services.municipalities import Municipalities
from referrals import workflow
from referrals.models import Referral
from referrals.services.locking import locked
from referrals.workflow import Verb


@transaction.atomic
def set_municipalities(
    *, by: Actor, referral: Referral, municipalities: Municipalities, now: datetime
) -> Referral:
    """Write down the three as they are now known; "" is not known. Until a place is booked.

    The frozen copy keeps what was told. The same again is a no-op. Raises :class:`Problems` at
    ``home_municipality``, ``acting_municipality`` and ``paying_municipality``.
    """
    with locked(by, referral, Verb.SET_MUNICIPALITIES) as row:
        workflow.apply(row, Verb.SET_MUNICIPALITIES)
        checks = Checks()
        told = {
            f"{which}_municipality": checks.choice(
                f"{which}_municipality", getattr(municipalities, which), NAMES
            )
            for which in ("home", "acting", "paying")
        }
        checks.raise_any()
        if all(getattr(row, field) == code for field, code in told.items()):
            return row
        for field, code in told.items():
            setattr(row, field, code)
        row.save(update_fields=[*told])
        with translation.override(settings.LANGUAGE_CODE):
            record_event(
                "referral.municipalities_set",
                by=by,
                controller=row.controller_id,
                citizen_id=row.citizen_id,
                referral_id=row.pk,
                at=now,
                home=name_of(row.home_municipality) or _("not known"),
                acting=name_of(row.acting_municipality) or _("not known"),
                paying=name_of(row.paying_municipality) or _("not known"),
            )
        return row
