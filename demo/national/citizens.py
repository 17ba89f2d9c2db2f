"""The citizens one organisation knows, with their numbers sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from citizens.crypto import blind_index, seal
from citizens.identifiers import CPR
from citizens.models import CitizenNumber
from demo.national import names
from demo.national.draws import dice

_CITIZEN: Final = (
    "id, controller_id, name, alias, is_anonymous, birth_date, home_municipality,"
    " has_protected_address, phone, masked_number, name_key, search_key, created_at"
)
_NUMBER: Final = "id, controller_id, citizen_id, system, sealed, index"
#: COPY knows no row-level security, which binds the owner of the tables too: so by way of a table
#: that has none.
_BEGIN: Final = """
CREATE TEMPORARY TABLE person (LIKE citizens_citizen INCLUDING DEFAULTS) ON COMMIT DROP;
CREATE TEMPORARY TABLE person_number (LIKE citizens_citizennumber) ON COMMIT DROP
"""
_END: Final = f"""
INSERT INTO citizens_citizen ({_CITIZEN}) SELECT {_CITIZEN} FROM person;
INSERT INTO citizens_citizennumber ({_NUMBER}) SELECT {_NUMBER} FROM person_number;
DROP TABLE person, person_number
"""
_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ANONYMOUS_OF_A_THOUSAND: Final = 80
_ALIAS_OF_A_THOUSAND: Final = 30
_FROM_ELSEWHERE_OF_A_THOUSAND: Final = 60
_OLDEST, _YOUNGEST = 85 * 365, 19 * 365


@dataclass(frozen=True)
class Invented:
    """One citizen, before there is a row."""

    name: str
    alias: str
    born: date | None
    number: str


def invent(
    seed: int, subject: str, many: int, today: date, *, anonymous: bool = False
) -> Iterator[Invented]:
    """Citizens by the seed and whose they are. No number is there twice, and none is anybody's:
    they all fail modulus 11. ``anonymous``: some give no name."""
    chance = dice(seed, subject)
    taken: set[str] = set()
    for _ in range(many):
        if anonymous and chance.randrange(1000) < _ANONYMOUS_OF_A_THOUSAND:
            yield Invented("", names.alias(chance), None, "")
            continue
        alias = names.alias(chance) if chance.randrange(1000) < _ALIAS_OF_A_THOUSAND else ""
        born = today - timedelta(days=chance.randint(_YOUNGEST, _OLDEST))
        number = _number(born, chance, taken)
        taken.add(number)
        yield Invented(names.name(chance), alias, born, number)


def _number(born: date, chance: Random, taken: set[str]) -> str:
    """DDMMYY and four digits, the first of which says the century (DOMAIN.md §6)."""
    while True:
        first = chance.randrange(4) if born.year < 2000 else 4 + chance.randrange(6)
        number = f"{born:%d%m%y}{first}{chance.randrange(1000):03d}"
        real = sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=True)) % 11 == 0
        if not real and number not in taken:
            return number


def copy_in(
    cursor: Any,
    invented: Iterator[Invented],
    *,
    controller: int,
    code: str,
    codes: list[str],
    first: int,
    seed: int,
    now: datetime,
) -> None:
    """Write them with ids from ``first`` on, and their numbers with the same ids."""
    chance = dice(seed, f"homes of {code}")
    numbered: list[tuple[int, str]] = []
    cursor.execute(_BEGIN)
    with cursor.copy(f"COPY person ({_CITIZEN}) FROM STDIN") as copy:
        for place, person in enumerate(invented):
            key = first + place
            elsewhere = chance.randrange(1000) < _FROM_ELSEWHERE_OF_A_THOUSAND
            home = chance.choice(codes) if elsewhere else code
            order, searched = names.keys(person.name, person.alias)
            masked = f"{person.number[:6]}-····" if person.number else ""
            copy.write_row(
                (
                    key,
                    controller,
                    person.name,
                    person.alias,
                    person.born is None,
                    person.born,
                    home,
                    False,
                    "",
                    masked,
                    order,
                    searched,
                    now,
                )
            )
            if person.number:
                numbered.append((key, person.number))
    with cursor.copy(f"COPY person_number ({_NUMBER}) FROM STDIN") as copy:
        for key, number in numbered:
            sealed = seal(number, bound_to=CitizenNumber.binding(key))
            index = blind_index(number, controller_id=controller)
            copy.write_row((key, controller, key, CPR, sealed, index))
    cursor.execute(_END)
