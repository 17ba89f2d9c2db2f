"""Ways from a stay to what belongs to the same case: the referral, the letter, the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.case import Case
from organisations.actors import Actor
from organisations.roles import Permission
from schemes.base import Part

#: Shown on the board before the stay's first day, so that it is seen where it begins.
_DAYS_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Way:
    label: str
    url: str


def ways_of(case: Case, by: Actor) -> list[Way]:
    """Those that this person may go."""
    ways = [Way(_("Take over the course"), reverse("take_over", args=[case.stay.pk]))]
    if case.referral is not None:
        label = _("Referral and decision %(reference)s") % {"reference": case.referral.reference}
        ways.append(Way(label, reverse("referral", args=[case.referral.pk])))
    if by.may(Permission.SEE_REFERRALS):
        ways.append(Way(_("Letters"), reverse("stay_letters", args=[case.stay.pk])))
    if Part.REMEMBERED in case.stay.version.parts and by.may(Permission.RUN_STAYS):
        ways.append(Way(_("A guest's card"), reverse("guest_card")))
    if by.may(Permission.HOUSE_LIFE):
        ways.append(Way(_("Meals"), reverse("stay_meals", args=[case.stay.pk])))
        ways.append(Way(_("Visits"), reverse("visits", args=[case.stay.pk])))
        ways.append(Way(_("Peers"), reverse("bridges", args=[case.stay.pk])))
    if case.booking is not None and by.may(Permission.SEE_PLACES):
        ways.append(Way(_("Show on the board"), _on_the_board(case)))
    return ways


def _on_the_board(case: Case) -> str:
    assert case.booking is not None
    starts_on = case.booking.starts_on
    ended = case.booking.ends_on is not None and case.booking.ends_on <= case.today
    first_day = starts_on if ended else max(starts_on, case.today - timedelta(days=7))
    query = {"fra": first_day - _DAYS_BEFORE, "tilbud": case.stay.facility_id}
    return f"{reverse('board')}?{urlencode(query)}"
