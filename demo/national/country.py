"""Who there is in the country: municipalities, regions with their wards, and others' houses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import schemes
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
#: Someone has been in this place of each municipality for two years.
LONGEST_ROOM: Final = "Langtidsboligen"
LONGEST_DAYS: Final = 730


@dataclass(frozen=True, kw_only=True)
class HouseKind:
    """What a house of a scheme is called, and its places of each kind."""

    scheme: str
    house: str
    place: str
    #: The tracks with their rate and the per cent it was computed with.
    rates: dict[str, tuple[int, int]]
    #: Of so many places one is a guest room; 0: none is.
    guest_room_of: int = 0

    @property
    def tracks(self) -> list[str]:
        return list(self.rates)


_HOMES: Final = HouseKind(
    scheme="polaris",
    house="Bakkehuset",
    place="Bolig",
    rates={"home": (1243, 80), "guest": (431, 60)},
    guest_room_of=6,
)
_CARE: Final = HouseKind(scheme="mpo", house="Skovvang", place="Plads", rates={"place": (2793, 90)})
_PITSTOP: Final = HouseKind(
    scheme="pitstop", house="Pitstop", place="Værelse", rates={"room": (0, 0)}
)
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
    #: All of them in one municipality, to measure what it is to have so many places.
    in_one: bool = False

    @property
    def municipalities(self) -> int:
        if self.in_one:
            return 1
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
    kinds = _houses(NAMES[code], size.places_each, today)
    houses = _room_of_the_longest([house for _kind, house in kinds], today)
    return Setup(
        key=f"national-{code}",
        name=f"{NAMES[code]} Kommune",
        kind=Organisation.Kind.MUNICIPALITY,
        code=code,
        mail=f"national-{code}",
        phone=f"00 00 {code[:2]} {code[2:]}",
        houses=tuple(houses),
        rates=tuple(rate for kind, house in kinds for rate in _rates(kind, house)),
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


def association(number: int, code: str, today: date) -> Setup:
    """A house run by others, for the citizens of a municipality."""
    house = _house(_PITSTOP, NAMES[code], 1, _FEWEST_PLACES, today)
    grants = tuple(
        Item(
            house=house.name,
            year=year,
            kind=BudgetItem.Kind.GRANT,
            name="Tilskud",
            amount=2_200_000,
            order=0,
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
    return [association(number, code, today) for number, code in enumerate(chosen, 1)]


def _houses(name: str, places: int, today: date) -> list[tuple[HouseKind, House]]:
    """Every fourth house is of § 110; the others have homes and guest rooms."""
    many = max(1, round(places / _PLACES_PER_HOUSE))
    houses = []
    for number in range(many):
        kind = _CARE if number % 4 == 3 else _HOMES
        beds = len(range(number, places, many))
        houses.append((kind, _house(kind, name, number + 1, beds, today)))
    return houses


def _house(kind: HouseKind, name: str, number: int, beds: int, today: date) -> House:
    guests = max(1, beds // kind.guest_room_of) if kind.guest_room_of else 0
    numbers = {kind.tracks[0]: range(1, beds - guests + 1)}
    if guests:
        numbers[kind.tracks[1]] = range(1, guests + 1)
    called = {kind.tracks[0]: kind.place, kind.tracks[-1]: "Gæst" if guests else kind.place}
    return House(
        name=f"{kind.house} {name} {number}",
        scheme=kind.scheme,
        rooms=tuple(
            Rooms(
                track=track,
                names=tuple(f"{called[track]} {number}.{n}" for n in those),
                description="Værelse med eget bad",
                opens_on=_opened(kind, today),
            )
            for track, those in numbers.items()
        ),
        phone="00 00 20 00",
        description="Midlertidige pladser",
    )


def _room_of_the_longest(houses: list[House], today: date) -> list[House]:
    """One more place in the first house, for the one who has been here longest (``longest``)."""
    first = houses[0]
    room = Rooms(
        track=first.rooms[0].track,
        names=(LONGEST_ROOM,),
        description="Lejlighed",
        opens_on=today - timedelta(days=LONGEST_DAYS),
    )
    return [replace(first, rooms=(*first.rooms, room)), *houses[1:]]


def _opened(kind: HouseKind, today: date) -> date:
    """Ten years ago, or when the scheme's rules began."""
    first = schemes.get(kind.scheme).versions[0].starts_on
    return max(first, date(today.year - YEARS, 1, 1))


def _rates(kind: HouseKind, house: House) -> list[Rate]:
    return [
        Rate(
            house=house.name,
            track=rooms.track,
            name=f"{house.name}, {rooms.track}",
            kroner=kind.rates[rooms.track][0],
            target=kind.rates[rooms.track][1],
            starts_on=rooms.opens_on,
        )
        for rooms in house.rooms
    ]


def _people(houses: list[House]) -> tuple[Person, ...]:
    """Someone in every role. Two of the staff work in each house."""
    staff = ("Rikke", "Jens")
    return (
        Person(name="Lone Damgaard", role=Role.FACILITY_LEADER),
        *(
            Person(name=f"{first} Bjerre", role=Role.CASEWORKER)
            for first in ("Sofie", "Mads", "Tove", "Palle", "Ida", "Bo")
        ),
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
