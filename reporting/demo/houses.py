"""Organisations, facilities, places, rates and people. Names of people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.hashers import make_password

from organisations.actors import Actor
from organisations.context import acting
from organisations.models import Membership, Organisation, User
from organisations.roles import Role
from placements.models import Assignment, DayRate, Facility, Place

#: Herning's budget is of 2023 (V Table 2.1).
OPENED: Final = date(2023, 1, 1)


@dataclass(frozen=True, kw_only=True)
class House:
    """A facility as it is set up: rates as (track, budget name, kroner, per cent)."""

    name: str
    scheme: str
    places: tuple[tuple[str, str, str], ...]  # name, track, description
    rates: tuple[tuple[str, str, int, int], ...] = ()
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    name: str
    role: Role
    #: Names of the facilities where the person works; () for all of the organisation.
    works_at: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Setup:
    key: str
    name: str
    kind: Organisation.Kind
    code: str
    houses: tuple[House, ...] = ()
    people: tuple[Person, ...] = ()


HERNING: Final = Setup(
    key="herning",
    name="Herning Kommune",
    kind=Organisation.Kind.MUNICIPALITY,
    code="0657",
    houses=(
        House(
            name="Skovlyset",
            scheme="polaris",
            description="Fleksible boliger og gæsteværelse",
            places=(
                ("Skovlyset 1", "home", "Lejlighed med eget bad"),
                ("Skovlyset 2", "home", "Lejlighed med eget bad"),
                ("Gæsteværelset", "guest", "Værelse med eget bad"),
            ),
            rates=(
                ("home", "Skovlyset", 1243, 80),
                ("guest", "Gæsteseng, Skovlyset", 431, 60),
            ),
        ),
        House(
            name="Gl. Ringkøbingvej",
            scheme="polaris",
            description="Fleksibel bolig",
            places=(("Gl. Ringkøbingvej", "home", "Lejlighed"),),
            rates=(("home", "Gl. Ringkøbingvej", 1267, 80),),
        ),
        House(
            name="Pavillon",
            scheme="polaris",
            description="Fleksibel bolig",
            places=(("Pavillonen", "home", "Lille hus i haven"),),
            rates=(("home", "Pavillon", 932, 80),),
        ),
        House(
            name="Nørregade",
            scheme="polaris",
            description="Fleksible boliger",
            places=tuple((f"Nørregade {n}", "home", "Lejlighed") for n in (1, 2, 3)),
            rates=(("home", "Nørregade", 1311, 80),),
        ),
    ),
    people=(
        Person(name="Sofie Bjerre", role=Role.CASEWORKER),
        Person(name="Mads Kjeldsen", role=Role.CASEWORKER),
        Person(name="Lone Damgaard", role=Role.FACILITY_LEADER),
        Person(name="Rikke Holst", role=Role.FACILITY_STAFF, works_at=("Skovlyset",)),
        Person(
            name="Jens Toft",
            role=Role.FACILITY_STAFF,
            works_at=("Nørregade", "Gl. Ringkøbingvej", "Pavillon"),
        ),
        Person(name="Anders Lyng", role=Role.ACUTE_STAFF, works_at=("Skovlyset",)),
        Person(name="Kirsten Aagaard", role=Role.VOLUNTEER, works_at=("Skovlyset",)),
        Person(name="Poul Ravn", role=Role.SUPERVISOR),
        Person(name="Tina Nygaard", role=Role.ORGANISATION_ADMIN),
    ),
)
REGION: Final = Setup(
    key="region-midtjylland",
    name="Region Midtjylland",
    kind=Organisation.Kind.REGION,
    code="",
    people=(Person(name="Nanna Friis", role=Role.REFERRER),),
)
HOLSTEBRO: Final = Setup(
    key="holstebro",
    name="Holstebro Kommune",
    kind=Organisation.Kind.MUNICIPALITY,
    code="0661",
    houses=(
        House(
            name="Skovvang",
            scheme="mpo",
            description="Specialcenter Skovvang",
            places=tuple((f"Skovvang {n}", "place", "Værelse") for n in range(1, 9)),
            rates=(("place", "MPO, Skovvang", 2793, 100),),
        ),
    ),
    people=(Person(name="Hanne Vestager", role=Role.FACILITY_LEADER),),
)
PITSTOP: Final = Setup(
    key="pitstop",
    name="Røde Kors, Pitstop Aarhus",
    kind=Organisation.Kind.ASSOCIATION,
    code="0751",
    houses=(
        House(
            name="Pitstop",
            scheme="pitstop",
            description="Otte enkeltværelser",
            places=tuple((f"Værelse {n}", "room", "Enkeltværelse") for n in range(1, 9)),
        ),
    ),
    people=(Person(name="Carsten Dam", role=Role.FACILITY_LEADER),),
)
SETUPS: Final = (HERNING, REGION, HOLSTEBRO, PITSTOP)
_MAIL: Final = {"region-midtjylland": "region"}


def email_of(setup: Setup, person: Person) -> str:
    return f"{person.name.split()[0].lower()}@{_MAIL.get(setup.key, setup.key)}.example"


def make(setup: Setup, password: str) -> dict[str, Actor]:
    """Set up one organisation; returns its people by first name."""
    organisation = Organisation.objects.create(
        key=setup.key, name=setup.name, kind=setup.kind, municipality_code=setup.code
    )
    with acting(organisation):
        facilities = [
            _facility(organisation, house, order) for order, house in enumerate(setup.houses)
        ]
        return {
            person.name.split()[0]: _person(setup, organisation, person, facilities, password)
            for person in setup.people
        }


def _facility(organisation: Organisation, house: House, order: int) -> Facility:
    facility = Facility.objects.create(
        controller=organisation,
        name=house.name,
        scheme=house.scheme,
        description=house.description,
        order=order,
    )
    Place.objects.bulk_create(
        Place(
            controller=organisation,
            facility=facility,
            name=name,
            track=track,
            description=description,
            opens_on=OPENED,
            order=n,
        )
        for n, (name, track, description) in enumerate(house.places)
    )
    DayRate.objects.bulk_create(
        DayRate(
            controller=organisation,
            facility=facility,
            track=track,
            name=name,
            kroner=kroner,
            target_occupancy=target,
            starts_on=OPENED,
        )
        for track, name, kroner, target in house.rates
    )
    return facility


def _person(
    setup: Setup,
    organisation: Organisation,
    person: Person,
    facilities: list[Facility],
    password: str,
) -> Actor:
    user = User.objects.create(
        email=email_of(setup, person), name=person.name, password=make_password(password)
    )
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=person.role, starts_on=OPENED
    )
    if not person.role.sees_whole_organisation:
        Assignment.objects.bulk_create(
            Assignment(controller=organisation, membership=membership, facility=facility)
            for facility in facilities
            if not person.works_at or facility.name in person.works_at
        )
    return Actor.of(membership)
