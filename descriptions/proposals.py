"""Who of the directory of contacts could be asked: the house knows them already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from contacts.models import Contact
from descriptions.models import Partner
from organisations.actors import Actor
from placements.models import Stay


def proposed_contacts(
    by: Actor, stay: Stay, partners: Iterable[Partner], today: date
) -> list[Contact]:
    """Those with whom the house works, and who are not among the stay's partners. Their e-mail the
    directory does not know."""
    known = {partner.name.casefold() for partner in partners if partner.ended_at is None}
    of_house = Q(facility=None) | Q(facility=stay.facility_id)
    contacts = (
        Contact.objects.visible_to(by)
        .in_force_on(today)
        .filter(of_house, side=Contact.Side.THEIRS)
        .select_related("party", "party_unit")
    )
    return [contact for contact in contacts if contact.person.casefold() not in known]
