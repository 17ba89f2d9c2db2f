"""Invented citizens. Their numbers are valid dates that fail modulus 11: nobody has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True)
class Someone:
    name: str
    born: date

    @property
    def number(self) -> str:
        """DDMMYY and four digits, the first of which says the century (DOMAIN.md §6)."""
        century = 0 if self.born.year < 2000 else 4
        for serial in count(sum(map(ord, self.name)) % 900):
            number = f"{self.born:%d%m%y}{century}{serial:03d}"
            if sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=True)) % 11:
                return number
        raise AssertionError  # count() never ends


def _someone(name: str, year: int, month: int, day: int) -> Someone:
    return Someone(name, date(year, month, day))


AKSEL = _someone("Aksel Bro", 1981, 3, 14)
MAJA = _someone("Maja Eksempel", 1996, 8, 2)
BENTE = _someone("Bente Skov", 1973, 11, 27)
OLE = _someone("Ole Krat", 1968, 5, 6)
PIA = _someone("Pia Dal", 1990, 1, 19)
ELSE = _someone("Else Møllegård", 1985, 9, 30)
KARIM = _someone("Karim Holm", 1999, 2, 11)
JONAS = _someone("Jonas Vind", 1988, 6, 23)
LAILA = _someone("Laila Hede", 1979, 12, 5)
SIGNE = _someone("Signe Lyngby", 2003, 4, 17)
TOMMY = _someone("Tommy Eng", 1992, 7, 8)
VIGGO = _someone("Viggo Storm", 1961, 10, 1)
GRETHE = _someone("Grethe Bæk", 1977, 2, 22)
ERIK = _someone("Erik Kær", 1983, 8, 16)
IDA = _someone("Ida Lund", 1994, 5, 25)
FINN = _someone("Finn Ager", 1970, 3, 9)


def _several(*names: str) -> tuple[Someone, ...]:
    return tuple(
        _someone(name, 1960 + 3 * n % 42, 1 + 5 * n % 12, 1 + 7 * n % 28)
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
