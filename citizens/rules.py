"""What must never be false of a person, and when two sets of facts are one person's.

Pure: no database, no clock.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from citizens.names import words_of
from core.problems import Problem

#: The oldest known person became 122: beyond this a birth date is a slip.
OLDEST: Final = 125


class Difference(StrEnum):
    """In what two sets of facts differ. Kept with the question whether they are one person's."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    HOME_MUNICIPALITY = "home_municipality"
    #: Within one set: the date written is not the one that the number says.
    NUMBER_SAYS_OTHERWISE = "number_says_otherwise"


@dataclass(frozen=True, kw_only=True)
class Person:
    """What is compared. Empty or None: not known, and then nothing differs."""

    name: str = ""
    alias: str = ""
    birth_date: date | None = None
    home_municipality: str = ""
    phone: str = ""

    @property
    def words(self) -> frozenset[str]:
        return words_of(self.name, self.alias)


def age_on(born: date, day: date) -> int:
    """Whole years on ``day``; a 29 February's birthday is on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_birth_date(born: date | None, *, on: date, field: str = "birth_date") -> None:
    """Raise :class:`Problem` (``future_date``, ``too_old``) where nobody can be born that day.

    ``field`` "number": the date is the one in the CPR number, and the code is ``cpr_date``.
    """
    if born is None:
        return
    in_number = field == "number"
    if born > on:
        words = (
            _("The CPR number says a date that has not come yet.")
            if in_number
            else _("The date of birth has not come yet.")
        )
        raise Problem("cpr_date" if in_number else "future_date", words, field=field)
    if age_on(born, on) > OLDEST:
        words = (
            _("By the CPR number the citizen would be older than anyone has become.")
            if in_number
            else _("The citizen would be older than anyone has become.")
        )
        raise Problem("cpr_date" if in_number else "too_old", words, field=field)


def differences(written: Person, held: Person) -> list[Difference]:
    """Where the two contradict each other. A part of a name, or its initials, is the same name."""
    differing = []
    if written.words and held.words and not _called_the_same(written, held):
        differing.append(Difference.NAME)
    if written.birth_date and held.birth_date and written.birth_date != held.birth_date:
        differing.append(Difference.BIRTH_DATE)
    if _both_known(written.home_municipality, held.home_municipality):
        differing.append(Difference.HOME_MUNICIPALITY)
    return differing


def have_the_same_name(one_person: Person, another: Person) -> bool:
    """Word for word, in any order and spelling."""
    return words_of(one_person.name) == words_of(another.name) != frozenset()


def may_be_the_same(written: Person, held: Person) -> bool:
    """Whether two without a common number can be one person: the same name, or a part of it, and
    no other birth date; or the same phone, and a word of the name or the birth date.

    A birth date with day and month the wrong way round, or with one wrong digit, is no other.
    """
    if _plainly_other_day(written, held):
        return False
    if _part_of_the_other(written, held):
        return True
    if not phone_key(written.phone) or phone_key(written.phone) != phone_key(held.phone):
        return False
    same_day = written.birth_date is not None and written.birth_date == held.birth_date
    return same_day or bool(written.words & held.words)


def phone_key(phone: str) -> str:
    """The last eight digits, which a Danish number has; "" where there are fewer."""
    digits = "".join(char for char in phone if char in "0123456789")
    return digits[-8:] if len(digits) >= 8 else ""


def easily_written_for(born: date) -> set[date]:
    """Days that somebody writes for this one by a slip: itself, day and month the wrong way round,
    and one digit wrong, as DDMMYYYY."""
    slips = {born}
    written = f"{born:%d%m%Y}"
    tries = [written[2:4] + written[:2] + written[4:]]
    tries += [
        written[:n] + digit + written[n + 1 :]
        for n in range(len(written))
        for digit in "0123456789"
    ]
    for day in tries:
        with suppress(ValueError):
            slips.add(date(int(day[4:]), int(day[2:4]), int(day[:2])))
    return slips


def _part_of_the_other(written: Person, held: Person) -> bool:
    """By all the words of both, or by the names alone: an alias that differs proves nothing."""
    pairs = [(written.words, held.words), (words_of(written.name), words_of(held.name))]
    return any(
        bool(smaller) and smaller <= larger
        for smaller, larger in (sorted(pair, key=len) for pair in pairs)
    )


def _plainly_other_day(written: Person, held: Person) -> bool:
    if Difference.BIRTH_DATE not in differences(written, held):
        return False
    assert written.birth_date is not None
    return held.birth_date not in easily_written_for(written.birth_date)


def _both_known(mine: str, theirs: str) -> bool:
    return bool(mine and theirs) and mine != theirs


def _called_the_same(written: Person, held: Person) -> bool:
    """By name, or by the alias that is held; what else somebody writes as an alias proves nothing
    beside a name."""
    mine = [written.name] if written.name else [written.alias]
    theirs = [held.name, held.alias]
    return any(_same_name(words_of(this), words_of(that)) for this in mine for that in theirs)


def _same_name(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Every word of the shorter is one of the longer, or an initial of one; one is a whole word."""
    smaller, larger = sorted((mine, theirs), key=len)
    return bool(smaller & larger) and all(
        word in larger or (len(word) == 1 and any(long.startswith(word) for long in larger))
        for word in smaller
    )
