"""Who lives where, who acts and who pays: three facts, never assumed to be the same."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from citizens.municipality_names import NAMES, name_of
from core.checks import Checks
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.services.municipalities import Municipalities
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.rules import Verb
from referrals.services.locking import locked
from schemes.base import MunicipalityRole


@transaction.atomic
def set_municipalities(
    *,
    by: Actor,
    referral: Referral,
    municipalities: Municipalities,
    now: datetime,
    shown: Shown | None = None,
) -> Referral:
    """Write down the three as they are now known; "" is not known. Until a place is booked.

    The frozen copy keeps what was told. The same again is a no-op. Raises :class:`Problems` at
    ``home_municipality``, ``acting_municipality`` and ``paying_municipality``, :class:`Stale`
    where a colleague wrote others since ``shown``.
    """
    with locked(by, referral, Verb.SET_MUNICIPALITIES) as row:
        rules.apply(row, Verb.SET_MUNICIPALITIES)
        checks = Checks()
        codes = {
            role.field: checks.choice(role.field, getattr(municipalities, role), NAMES)
            for role in MunicipalityRole
        }
        checks.raise_any()
        codes = merge(shown, typed=codes, standing={name: getattr(row, name) for name in codes})
        if repeats(row, **codes):
            return row
        for field, code in codes.items():
            setattr(row, field, code)
        row.save(update_fields=[*codes])
        with translation.override(settings.LANGUAGE_CODE):
            record(
                row,
                ReferralEvent.MUNICIPALITIES_SET,
                by=by,
                at=now,
                home=name_of(row.home_municipality) or _("not known"),
                acting=name_of(row.acting_municipality) or _("not known"),
                paying=name_of(row.paying_municipality) or _("not known"),
            )
        return row
