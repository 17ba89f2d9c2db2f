"""Steady contacts as something known of a discharge agreement: the directory stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.models import Contact
from discharge.proposals import Known
from discharge.sides import BOTH, Side
from referrals.models import Referral


def contacts_between(row: Referral, today: date) -> Iterator[Known]:
    """Those kept for just these two: the house's person for the ward, and the ward's for the house.
    What the receiver does not show to who refers, the receiver alone is proposed."""
    of_house = Q(facility=None) | Q(facility=row.facility_id)
    of_unit = Q(party_unit=None) | Q(party_unit=row.sender_unit_id)
    kept = Contact.objects.in_force_on(today).filter(
        of_house, of_unit, controller=row.controller_id, party=row.sender_id
    )
    for contact in kept:
        parts = (contact.person, contact.function, contact.phone, contact.hours)
        text = ", ".join(part for part in parts if part)
        sides = BOTH if contact.is_shown_to_referrers else frozenset({Side.RECEIVER})
        yield Known("parties", text, _("the contact directory"), sides)
