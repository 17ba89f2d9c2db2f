"""Invented citizens. Their numbers are valid dates that fail modulus 11: nobody has them.

Every name is a first name and something in nature, so that nobody takes them for real.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True)
class DemoCitizen:
    """With a name and a birthday; or without both, and called by an alias."""

    name: str
    born: date | None

    @property
    def is_anonymous(self) -> bool:
        return self.born is None

    @property
    def number(self) -> str:
        """DDMMYY and four digits, the first of which says the century (DOMAIN.md §6)."""
        if self.born is None:
            return ""
        century = 0 if self.born.year < 2000 else 4
        for serial in count(sum(map(ord, self.name)) % 900):
            number = f"{self.born:%d%m%y}{century}{serial:03d}"
            if sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=True)) % 11:
                return number
        raise AssertionError  # count() never ends


def _citizen(name: str, year: int, month: int, day: int) -> DemoCitizen:
    return DemoCitizen(name, date(year, month, day))


AKSEL = _citizen("Aksel Bro", 1981, 3, 14)
MAJA = _citizen("Maja Eksempel", 1996, 8, 2)
BENTE = _citizen("Bente Skov", 1973, 11, 27)
OLE = _citizen("Ole Krat", 1968, 5, 6)
PIA = _citizen("Pia Dal", 1990, 1, 19)
ELSE = _citizen("Else Møllegård", 1985, 9, 30)
KARIM = _citizen("Karim Holm", 1999, 2, 11)
JONAS = _citizen("Jonas Vind", 1988, 6, 23)
LAILA = _citizen("Laila Hede", 1979, 12, 5)
SIGNE = _citizen("Signe Lyngby", 2003, 4, 17)
TOMMY = _citizen("Tommy Eng", 1992, 7, 8)
VIGGO = _citizen("Viggo Storm", 1961, 10, 1)
GRETHE = _citizen("Grethe Bæk", 1977, 2, 22)
ERIK = _citizen("Erik Kær", 1983, 8, 16)
IDA = _citizen("Ida Lund", 1994, 5, 25)
FINN = _citizen("Finn Ager", 1970, 3, 9)


def _several(*names: str) -> tuple[DemoCitizen, ...]:
    return tuple(
        _citizen(name, 1960 + 3 * n % 42, 1 + 5 * n % 12, 1 + 7 * n % 28)
        for n, name in enumerate(names)
    )


#: Lived here before; some of them twice.
FORMER: Final = _several(
    "Asta Klit",
    "Bo Fjeld",
    "Carla Sø",
    "Dan Mose",
    "Eva Birk",
    "Frode Ås",
    "Gitte Vang",
    "Hans Ø",
    "Inga Rug",
    "Jytte Hav",
    "Kaj Top",
    "Lis Enghave",
)
#: Guests come again and again, some of them in another year (V Table 2.2).
GUESTS: Final = _several(
    "Mona Lyng",
    "Niels Å",
    "Oda Kilde",
    "Per Hassel",
    "Rosa Tang",
    "Svend Grene",
    "Tove Sand",
)

_FIRST: Final = (
    "Arne",
    "Berit",
    "Claus",
    "Ditte",
    "Egon",
    "Fie",
    "Gert",
    "Helle",
    "Ivan",
    "Jette",
    "Kim",
    "Lea",
    "Mogens",
    "Nete",
    "Orla",
    "Pernille",
    "Rasmus",
    "Stine",
    "Troels",
    "Yrsa",
)
_FIRST_SINCE_2024: Final = (
    "Alma",
    "Bjarne",
    "Cilla",
    "Dorthe",
    "Emil",
    "Freja",
    "Gunnar",
    "Hanna",
    "Ingolf",
    "Johanne",
)
_NATURE: Final = (
    "Klit",
    "Fjeld",
    "Mose",
    "Birk",
    "Vang",
    "Rug",
    "Enghave",
    "Kilde",
    "Hassel",
    "Tang",
    "Grene",
    "Sand",
    "Lyng",
    "Hede",
    "Bæk",
    "Krat",
)


def _invented(
    first: int, count: int, first_names: tuple[str, ...] = _FIRST
) -> tuple[DemoCitizen, ...]:
    """Adults born 1955 to 1993; the n-th is the same every time."""
    return tuple(
        _citizen(
            f"{first_names[n % len(first_names)]} "
            f"{_NATURE[(n + n // len(first_names)) % len(_NATURE)]}",
            1955 + 7 * n % 39,
            1 + 5 * n % 12,
            1 + 11 * n % 28,
        )
        for n in range(first, first + count)
    )


def _anonymous(*aliases: str) -> tuple[DemoCitizen, ...]:
    return tuple(DemoCitizen(alias, None) for alias in aliases)


#: Herning 2020-2022: 29 in the flexible homes, 28 in the guest room (V Table 2.2).
HOMES_2020_22: Final = _invented(0, 29)
GUESTS_2020_22: Final = _invented(29, 28)
#: Holstebro: the project, and the year after.
PROJECT: Final = _invented(57, 8)
SKOVVANG_2023: Final = _invented(65, 16)
SKOVVANG_NOW: Final = _invented(81, 20) + _invented(194, 2)
#: Aarhus: some came back, some without a name.
PITSTOP_2022: Final = _invented(101, 70)
PITSTOP_UNNAMED_2022: Final = _anonymous(
    "Kaptajnen", "Blå Hue", "Fru Regn", "Spilleren", "Nattergalen", "Gl. Tom", "Måne", "Uglen"
)
PITSTOP_NOW: Final = _invented(178, 16)
PITSTOP_UNNAMED_NOW: Final = _anonymous("Stjernen", "Manden med hunden")
#: Since 2024, in rhythms (``demo.full_years``).
HOMES_SINCE_2024: Final = _invented(196, 35)
GUESTS_SINCE_2024: Final = _invented(231, 14)
PITSTOP_SINCE_2024: Final = _invented(245, 72)
SKOVVANG_SINCE_2024: Final = _invented(320, 48, _FIRST_SINCE_2024)
