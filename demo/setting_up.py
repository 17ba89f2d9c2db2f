"""How an organisation is set up: facilities, places, rates, budgets and people.

What is set up stands in ``setups``; the demonstration is the only one who does it so far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, Organisation, Unit, User
from organisations.roles import Role
from placements.models import Assignment, BudgetItem, DayRate, Facility, Place

#: The years that the report counts begin here (V Table 2.2).
OPENED: Final = date(2020, 1, 1)

Facilities = Mapping[str, Facility]


@dataclass(frozen=True, kw_only=True)
class Rooms:
    """Places of one kind, open from a day."""

    track: str
    names: tuple[str, ...]
    description: str
    opens_on: date = OPENED
    #: Of ``PlaceNeed``.
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class House:
    name: str
    scheme: str
    rooms: tuple[Rooms, ...]
    description: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Kroner per day, and the per cent of the nights it was computed with."""

    house: str
    track: str
    name: str
    kroner: int
    target: int
    starts_on: date


@dataclass(frozen=True, kw_only=True)
class Item:
    """A row of a year's budget that follows from no place: nights at a rate, or a sum."""

    house: str
    year: int
    kind: BudgetItem.Kind
    name: str
    order: int
    nights: int | None = None
    rate: int | None = None
    amount: int | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    name: str
    role: Role
    #: Names of the facilities where the person works; () for all of the organisation.
    works_at: tuple[str, ...] = ()
    #: Another organisation's mail, where the person comes from there.
    mail: str = ""
    #: The ward or team the person works in; "" where there is none.
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Setup:
    key: str
    name: str
    kind: Organisation.Kind
    code: str
    mail: str
    phone: str = ""
    phone_hours: str = ""
    address: str = ""
    houses: tuple[House, ...] = ()
    #: In the budget's order.
    rates: tuple[Rate, ...] = ()
    items: tuple[Item, ...] = ()
    people: tuple[Person, ...] = ()


def email_of(setup: Setup, person: Person) -> str:
    return f"{person.name.split()[0].lower()}@{person.mail or setup.mail}.example"


def make(setup: Setup, hashed: str) -> dict[str, Actor]:
    """Set up one organisation, all with one password; returns its people by first name."""
    organisation = Organisation.objects.create(
        key=setup.key,
        name=setup.name,
        kind=setup.kind,
        municipality_code=setup.code,
        phone=setup.phone,
        phone_hours=setup.phone_hours,
        address=setup.address,
        mail=f"socialpsykiatri@{setup.mail}.example" if setup.address else "",
    )
    with acting(organisation):
        facilities = {
            house.name: _facility(organisation, house, order)
            for order, house in enumerate(setup.houses)
        }
        for rate in setup.rates:
            _rate(organisation, rate, facilities)
        BudgetItem.objects.bulk_create(
            _item(organisation, item, facilities) for item in setup.items
        )
        return {
            person.name.split()[0]: _person(setup, organisation, person, facilities, hashed)
            for person in setup.people
        }


def _facility(organisation: Organisation, house: House, order: int) -> Facility:
    facility = Facility.objects.create(
        controller=organisation,
        name=house.name,
        scheme=house.scheme,
        description=house.description,
        phone=house.phone,
        address=house.address,
        order=order,
    )
    beds = [(rooms, name) for rooms in house.rooms for name in rooms.names]
    Place.objects.bulk_create(
        Place(
            controller=organisation,
            facility=facility,
            name=name,
            track=rooms.track,
            description=rooms.description,
            equipment=list(rooms.equipment),
            opens_on=rooms.opens_on,
            order=n,
        )
        for n, (rooms, name) in enumerate(beds)
    )
    return facility


def _rate(organisation: Organisation, rate: Rate, facilities: Facilities) -> None:
    DayRate.objects.create(
        controller=organisation,
        facility=facilities[rate.house],
        track=rate.track,
        name=rate.name,
        kroner=rate.kroner,
        target_occupancy=rate.target,
        starts_on=rate.starts_on,
    )


def _item(organisation: Organisation, item: Item, facilities: Facilities) -> BudgetItem:
    return BudgetItem(
        controller=organisation,
        facility=facilities[item.house],
        year=item.year,
        kind=item.kind,
        name=item.name,
        nights=item.nights,
        rate=item.rate,
        amount=item.amount,
        order=item.order,
    )


def _unit(organisation: Organisation, name: str) -> Unit | None:
    return Unit.objects.get_or_create(organisation=organisation, name=name)[0] if name else None


def _person(
    setup: Setup,
    organisation: Organisation,
    person: Person,
    facilities: Facilities,
    hashed: str,
) -> Actor:
    user = User.objects.create(email=email_of(setup, person), name=person.name, password=hashed)
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        unit=_unit(organisation, person.unit),
        role=person.role,
        starts_on=OPENED,
    )
    if not person.role.sees_whole_organisation:
        Assignment.objects.bulk_create(
            Assignment(controller=organisation, membership=membership, facility=facility)
            for name, facility in facilities.items()
            if not person.works_at or name in person.works_at
        )
    return Actor.of(membership)
