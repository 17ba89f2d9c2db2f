"""What must never be false of a person, and when two sets of facts are one person's."""

from __future__ import annotations

from datetime import date

import pytest

from citizens.rules import (
    Difference,
    Person,
    check_birth_date,
    differences,
    may_be_the_same,
)
from core.problems import Problem

TODAY = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2026, 3, 17), None),
        (date(2026, 3, 18), "future_date"),
        (date(2036, 1, 1), "future_date"),
        (date(1900, 3, 18), None),  # 125, and 126 tomorrow
        (date(1900, 3, 17), "too_old"),
        (date(1858, 1, 1), "too_old"),
        (None, None),
    ],
)
def test_nobody_is_born_tomorrow_or_older_than_anyone_became(born, code) -> None:
    if code is None:
        check_birth_date(born, on=TODAY)
        return
    with pytest.raises(Problem) as refused:
        check_birth_date(born, on=TODAY)
    assert (refused.value.code, refused.value.field) == (code, "birth_date")
    with pytest.raises(Problem) as refused:
        check_birth_date(born, on=TODAY, field="number")
    assert (refused.value.code, refused.value.field) == ("cpr_date", "number")


@pytest.mark.parametrize(
    ("written", "held", "same"),
    [
        ("Nete Hede", "Nete Hede", True),
        ("NETE  HEDE", "Nete Hede", True),
        ("Hede, Nete", "Nete Hede", True),
        ("Nete", "Nete Hede", True),
        ("Nete Marie Hede", "Nete Hede", True),
        ("N. Hede", "Nete Hede", True),
        ("Soren Moller", "Søren Møller", True),
        ("Åse Bro", "Aase Bro", True),
        ("Nete Bro", "Nete Hede", False),
        ("N. H.", "Nete Hede", False),
        ("Helt Anden Person", "Nete Hede", False),
        ("", "Nete Hede", True),
    ],
)
def test_a_part_of_a_name_or_its_initials_is_the_same_name(written, held, same) -> None:
    differing = differences(Person(name=written), Person(name=held))

    assert (Difference.NAME not in differing) is same


def test_an_alias_is_a_name_too() -> None:
    held = Person(name="Kim Grene", alias="Stjernen")

    assert not differences(Person(name="Stjernen"), held)
    assert not differences(Person(alias="Kim"), held)
    assert not differences(Person(name="Kim", alias="Måne"), held)
    assert differences(Person(name="Bo Dahl", alias="Kim Grene"), held) == [Difference.NAME]


def test_what_is_not_known_never_differs() -> None:
    held = Person(name="Nete Hede", birth_date=date(1968, 6, 4), home_municipality="0657")

    assert differences(Person(name="Nete Hede"), held) == []
    other = Person(name="Nete Hede", birth_date=date(1950, 5, 5), home_municipality="0101")
    assert differences(other, held) == [Difference.BIRTH_DATE, Difference.HOME_MUNICIPALITY]


@pytest.mark.parametrize(
    ("name", "born", "maybe"),
    [
        ("Jonas", None, True),
        ("Jonas Vind", None, True),
        ("vind jonas", date(1985, 5, 5), True),
        ("Jonas Vind", date(1996, 4, 5), False),
        ("Jonas Vindby", None, False),
        ("Vind", date(1985, 5, 5), True),
        ("Jon", None, False),
    ],
)
def test_who_may_be_the_same_without_a_number(name, born, maybe) -> None:
    held = Person(name="Jonas Vind", birth_date=date(1985, 5, 5))

    assert may_be_the_same(Person(name=name, birth_date=born), held) is maybe
