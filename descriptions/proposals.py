"""Who could be asked: whom the house knows from its directory, and who is around the citizen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from contacts.models import Contact
from descriptions.models import Partner
from network.reading import ActorAround, actors_of
from network.rules import has_network
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


def proposed_actors(stay: Stay, partners: Iterable[Partner], today: date) -> list[ActorAround]:
    """Those who work with the citizen and have an e-mail, are not on pause, and are not among the
    stay's partners."""
    if not has_network(stay):
        return []
    known = {partner.mail for partner in partners if partner.ended_at is None}
    return [
        actor
        for actor in actors_of(stay.citizen, today)
        if actor.mail and actor.mail not in known and (actor.is_reduced or not actor.is_paused)
    ]
