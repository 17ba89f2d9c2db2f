"""A referral that waits, and a citizen who has died: not put together by joining two."""

from __future__ import annotations

from django.utils.translation import gettext as _

from citizens.models import Citizen
from core.problems import Conflict, Problem
from referrals.models import Referral


def against_joining(old: Citizen, new: Citizen) -> list[Problem]:
    if bool(old.died_on) == bool(new.died_on):
        return []
    waiting = Referral.objects.open().filter(citizen__in=[old, new]).first()
    if waiting is None:
        return []
    words = _("One of the two has died, and %(reference)s waits. Close the referral first.")
    return [Conflict("one_has_died", words % {"reference": waiting.reference})]
