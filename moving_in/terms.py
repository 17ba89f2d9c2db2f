"""What a contract says of a stay, as the stay is now."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.numbers import kroner
from moving_in.models import Contract, HouseTerms, PlaceInventory
from placements.models import Booking, Stay
from placements.self_payments import share_of
from placements.services.stay_lock import expected_on


def terms_of(stay: Stay, today: date) -> dict[str, Any]:
    """By the name of the contract's field, in the language in which contracts are written."""
    booking, citizen = present_booking(stay, today), stay.citizen
    rule = stay.scheme_track.contract
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "citizen_called": citizen.name or citizen.alias,
            "citizen_born_on": citizen.birth_date,
            "house_name": stay.facility.name,
            "place_name": booking.place.name if booking else "",
            "starts_on": stay.moved_in_on or expected_on(stay),
            "ends_on": stay.planned_end_on,
            "payment": _payment(stay, today),
            "rules": "\n".join([*_rules_of_scheme(stay), *_rules_of_house(stay)]),
            "bills_damage": rule is not None and rule.bills_damage,
        }


def has_moved_on(contract: Contract, stay: Stay, today: date) -> bool:
    """Whether the stay is no longer as the contract says."""
    return any(getattr(contract, name) != value for name, value in terms_of(stay, today).items())


def usual_things(stay: Stay, today: date) -> str:
    """The inventory of the stay's place, as it is listed; "" where nobody has."""
    booking = present_booking(stay, today)
    listed = PlaceInventory.objects.filter(place=booking.place_id).first() if booking else None
    return listed.things if listed else ""


def present_booking(stay: Stay, today: date) -> Booking | None:
    bookings = stay.bookings.standing().without_trials().without_places_left(today)
    return bookings.select_related("place").order_by("starts_on").first()


def _payment(stay: Stay, today: date) -> str:
    """As it stands: said by the scheme, and written on the stay; computed nowhere here."""
    payment, share = stay.version.payment_for(stay.track), share_of(stay)
    lines = [_(payment.to_citizen)] if payment is not None else []
    if share is not None:
        day = max(today, stay.moved_in_on or today)
        lines += [
            _("%(what)s: %(kroner)s a day")
            % {"what": line.get_cover_display(), "kroner": kroner(line.amount)}
            for line in share.standing
            if line.ends_on is None or day < line.ends_on
        ]
    return "\n".join(lines)


def _rules_of_scheme(stay: Stay) -> list[str]:
    return [_(rule.text) for rule in stay.version.house_rules]


def _rules_of_house(stay: Stay) -> list[str]:
    terms = HouseTerms.objects.filter(facility=stay.facility_id).first()
    return terms.rules.splitlines() if terms else []
