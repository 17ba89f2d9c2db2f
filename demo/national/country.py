"""Who there is in the country: municipalities, regions with their wards, and others' houses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from citizens.municipality_names import NAMES
from demo.setting_up import House, Item, Person, Rate, Rooms, Setup
from organisations.models import Organisation
from organisations.roles import Role
from placements.models import BudgetItem

#: Stays of one municipality in ten years, and the places it has for them.
STAYS_EACH: Final = 10_000
_STAYS_PER_PLACE: Final = 100
_PLACES_PER_HOUSE: Final = 12
_FEWEST_PLACES: Final = 8
YEARS: Final = 10
#: From when a scheme's rules are known; a house of it opens then at the earliest.
_SCHEME_BEGINS: Final = {
    "polaris": date(2017, 1, 1),
    "mpo": date(2021, 1, 1),
    "pitstop": date(2018, 1, 1),
}
#: Of the municipalities the first is far behind, the second knows everybody (``Size``).
_MUNICIPALITIES_PER_ASSOCIATION: Final = 30

_REGIONS: Final = {
    "hovedstaden": "Region Hovedstaden",
    "sjaelland": "Region Sjælland",
    "syddanmark": "Region Syddanmark",
    "midtjylland": "Region Midtjylland",
    "nordjylland": "Region Nordjylland",
}
_IN_SJAELLAND: Final = {"0253", "0259", "0265", "0269"}
_IN_SYDDANMARK: Final = {"0607", "0621", "0630"}
_IN_NORDJYLLAND: Final = {"0773", "0787"}
WARDS: Final = ("Afsnit P1", "Afsnit P2", "Afsnit P3", "Akutmodtagelsen", "Medicinsk afsnit M4")


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of a country: everything follows from the number of stays."""

    stays: int

    @property
    def municipalities(self) -> int:
        return max(1, min(len(NAMES), round(self.stays / STAYS_EACH)))

    @property
    def stays_each(self) -> int:
        return round(self.stays / self.municipalities)

    @property
    def places_each(self) -> int:
        return max(_FEWEST_PLACES, round(self.stays_each / _STAYS_PER_PLACE))

    @property
    def waiting_at_the_first(self) -> int:
        """Referrals that the first municipality has not decided: as many at every larger size."""
        return min(10_000, self.stays_each)

    @property
    def due_at_the_first(self) -> int:
        """What its people have to do today: a house that is far behind."""
        return min(510, self.stays_each)

    @property
    def known_by_the_second(self) -> int:
        """Citizens without a stay that one organisation knows, to search among."""
        return self.stays // 2 if self.municipalities > 1 else 0


def codes(size: Size) -> list[str]:
    """The municipalities of a country of this size, spread over the regions: Copenhagen first."""
    every = list(NAMES)
    step = len(every) / size.municipalities
    return [every[int(number * step)] for number in range(size.municipalities)]


def region_of(code: str) -> str:
    """The key of the region that a municipality lies in."""
    if code in _IN_SJAELLAND or "0300" < code < "0400":
        return "sjaelland"
    if code in _IN_SYDDANMARK or "0410" <= code < "0600":
        return "syddanmark"
    if code in _IN_NORDJYLLAND or code >= "0800":
        return "nordjylland"
    return "hovedstaden" if code <= "0400" else "midtjylland"


def regions() -> list[Setup]:
    return [
        Setup(
            key=f"national-{key}",
            name=name,
            kind=Organisation.Kind.REGION,
            code="",
            mail=f"national-{key}",
            phone="00 00 30 00",
            people=(
                *(
                    Person(name=f"Nanna{number or ''} Friis", role=Role.REFERRER, unit=ward)
                    for number, ward in enumerate(WARDS)
                ),
                Person(name="Bodil Bang", role=Role.REFERRAL_COORDINATOR),
            ),
        )
        for key, name in _REGIONS.items()
    ]


def municipality(code: str, size: Size, today: date) -> Setup:
    """One municipality: homes and guest rooms of § 84, and places of § 110."""
    houses = list(_houses(NAMES[code], size.places_each, today))
    return Setup(
        key=f"national-{code}",
        name=f"{NAMES[code]} Kommune",
        kind=Organisation.Kind.MUNICIPALITY,
        code=code,
        mail=f"national-{code}",
        phone=f"00 00 {code[:2]} {code[2:]}",
        houses=tuple(houses),
        rates=tuple(rate for house in houses for rate in _rates(house)),
        items=tuple(
            Item(
                house=house.name,
                year=year,
                kind=BudgetItem.Kind.SUPPLEMENT,
                name="Servicepakker",
                amount=20_000 + 10 * year,
                order=5,
            )
            for house in houses
            for year in range(today.year - YEARS + 1, today.year + 1)
        ),
        people=_people(houses),
    )


def association(number: int, code: str, size: Size, today: date) -> Setup:
    """A house run by others, for the citizens of a municipality."""
    house = House(
        name=f"Pitstop {NAMES[code]}",
        scheme="pitstop",
        description="Værelser til 14 dage",
        rooms=(
            Rooms(
                track="room",
                names=tuple(f"Værelse {n}" for n in range(1, _FEWEST_PLACES + 1)),
                description="Enkeltværelse",
                opens_on=_opened("pitstop", today),
            ),
        ),
    )
    grants = tuple(
        Item(
            house=house.name,
            year=year,
            kind=BudgetItem.Kind.GRANT,
            name="Tilskud",
            amount=2_200_000,
        )
        for year in range(today.year - YEARS + 1, today.year + 1)
    )
    return Setup(
        key=f"national-pitstop-{number}",
        name=f"Røde Kors {NAMES[code]}",
        kind=Organisation.Kind.ASSOCIATION,
        code=code,
        mail=f"national-pitstop-{number}",
        phone="00 00 40 00",
        houses=(house,),
        items=grants,
        people=_people([house]),
    )


def associations(size: Size, today: date) -> list[Setup]:
    many = size.municipalities // _MUNICIPALITIES_PER_ASSOCIATION
    chosen = ("0101", "0751", "0461")[:many]
    return [association(number, code, size, today) for number, code in enumerate(chosen, 1)]


def _houses(name: str, places: int, today: date) -> list[House]:
    """Every fourth house is of § 110; the others have ten homes and two guest rooms each."""
    houses = []
    for number in range(max(1, round(places / _PLACES_PER_HOUSE))):
        beds = len(range(number, places, max(1, round(places / _PLACES_PER_HOUSE))))
        scheme = "mpo" if number % 4 == 3 else "polaris"
        called = f"{'Skovvang' if scheme == 'mpo' else 'Bakkehuset'} {name} {number + 1}"
        guests = 0 if scheme == "mpo" else max(1, beds // 6)
        first = "place" if scheme == "mpo" else "home"
        rooms = [
            Rooms(
                track=first,
                names=tuple(
                    f"{'Plads' if guests == 0 else 'Bolig'} {number + 1}.{n}"
                    for n in range(1, beds - guests + 1)
                ),
                description="Lejlighed",
                opens_on=_opened(scheme, today),
            )
        ]
        if guests:
            rooms.append(
                Rooms(
                    track="guest",
                    names=tuple(f"Gæst {number + 1}.{n}" for n in range(1, guests + 1)),
                    description="Værelse med eget bad",
                    opens_on=_opened(scheme, today),
                )
            )
        houses.append(
            House(
                name=called,
                scheme=scheme,
                rooms=tuple(rooms),
                phone="00 00 20 00",
                description="Midlertidige pladser",
            )
        )
    return houses


def _opened(scheme: str, today: date) -> date:
    return max(_SCHEME_BEGINS[scheme], date(today.year - YEARS, 1, 1))


def _rates(house: House) -> list[Rate]:
    """Each track's rate, raised on every New Year since the house opened."""
    return [
        Rate(
            house=house.name,
            track=rooms.track,
            name=f"{house.name}, {rooms.track}",
            kroner={"guest": 431, "home": 1243}.get(rooms.track, 2793),
            target={"guest": 60, "home": 80}.get(rooms.track, 90),
            starts_on=rooms.opens_on,
        )
        for rooms in house.rooms
    ]


def _people(houses: list[House]) -> tuple[Person, ...]:
    """Someone in every role. Two of the staff work in each house."""
    staff = ("Rikke", "Jens")
    return (
        Person(name="Lone Damgaard", role=Role.FACILITY_LEADER),
        Person(name="Sofie Bjerre", role=Role.CASEWORKER),
        Person(name="Mads Kjeldsen", role=Role.CASEWORKER),
        *(
            Person(
                name=f"{first}{number or ''} Holst",
                role=Role.FACILITY_STAFF,
                works_at=(house.name,),
            )
            for number, house in enumerate(houses)
            for first in staff
        ),
        Person(name="Anders Lyng", role=Role.ACUTE_STAFF),
        Person(name="Kirsten Aagaard", role=Role.VOLUNTEER),
        Person(name="Poul Ravn", role=Role.SUPERVISOR),
        Person(name="Tina Nygaard", role=Role.ORGANISATION_ADMIN),
    )


def sign_ins(size: Size) -> list[tuple[str, str]]:
    """E-mail and role of those to look around as: at the first municipality, and a nurse."""
    first = codes(size)[0]
    return [
        (f"lone@national-{first}.example", f"facility leader, {NAMES[first]}"),
        (f"sofie@national-{first}.example", f"caseworker, {NAMES[first]}"),
        (f"rikke@national-{first}.example", f"staff of one house, {NAMES[first]}"),
        (f"nanna@national-{region_of(first)}.example", "nurse of a ward"),
    ]
