"""What identifies a person: CPR, replacement CPR. INTEROP.md §3, DOMAIN.md §6."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cpr
from stdnum.exceptions import InvalidComponent

from core.plain_text import one_line
from core.problems import Problem

CPR = "urn:oid:1.2.208.176.1.2"
X_ECPR = "urn:oid:1.2.208.176.1.6.1.1"

#: Fewer digits than this are a house number, a room, "the third": more are meant as a number.
MANY_DIGITS: Final = 6
#: Without any letter already these few are part of a number.
SOME_DIGITS: Final = 4
#: What stands before a number on a form or a letter.
_TITLE = re.compile(r"^CPR(NR|NUMMER)?")
_CPR = re.compile(r"[0-9]{10}")
#: As they are written, and not a part of a longer number.
_TEN_DIGITS = re.compile(r"(?<![0-9])([0-9]{6})[ -]?([0-9]{4})(?![0-9])")
_X_ECPR = re.compile(r"[0-9]{6}[17][A-Z]{2}[0-9]")


@dataclass(frozen=True)
class Identifier:
    """A read and checked identifier. ``value`` is without hyphen, letters in upper case."""

    system: str
    value: str
    #: None for replacement numbers: where the birth date is unknown they carry the day of issue.
    birth_date: date | None
    #: Modulus 11 is not guaranteed since 2007: a number that fails it is only warned of.
    suspicious: bool = False

    @property
    def masked(self) -> str:
        return f"{self.value[:6]}-····"


def read_identifier(text: str) -> Identifier:
    """Read a CPR or X-eCPR number as typed, pasted or scanned.

    Whatever is no letter and no digit (every dash, dot, blank and invisible character) means
    nothing, and full-width digits are digits. Raises :class:`Problem` with code ``cpr_format`` or
    ``cpr_date``, field ``number``.
    """
    value = _letters_and_digits(text)
    if _CPR.fullmatch(value):
        born = _cpr_birth_date(value)
        return Identifier(CPR, value, born, suspicious=cpr.checksum(value) != 0)
    if _X_ECPR.fullmatch(value):
        _check_x_ecpr_date(value)
        return Identifier(X_ECPR, value, birth_date=None)
    raise Problem(
        "cpr_format",
        _("Write the CPR number with ten digits, for example 010190-1234. Here are %(count)s.")
        % {"count": _counted(value)},
        field="number",
    )


def has_something(text: str) -> bool:
    """A number was written, right or wrong; dashes and blanks alone are none."""
    return bool(_letters_and_digits(text))


def holds_cpr(text: str) -> bool:
    """Whether ten digits that can be a CPR number stand in a text that should hold none."""
    digits = unicodedata.normalize("NFKC", one_line(text))
    return any(_is_cpr(match[1] + match[2]) for match in _TEN_DIGITS.finditer(digits))


def is_meant_as_number(text: str) -> bool:
    """Whether somebody who searches means a number: many digits, or some and no letter."""
    digits = _digits_in(text)
    letters = any(char.isalpha() for char in _letters_and_digits(text))
    return digits >= MANY_DIGITS or (digits >= SOME_DIGITS and not letters)


def names_somebody_too(text: str) -> bool:
    """A name stands beside the digits: words without any, of more than one letter."""
    words = one_line(text).split()
    return any(
        len(word) > 1 and word.isalpha() and not _TITLE.match(word.upper()) for word in words
    )


def _letters_and_digits(text: str) -> str:
    """In upper case, without a title in front. NFKC makes full-width digits ours."""
    kept = (char for char in unicodedata.normalize("NFKC", text).upper() if char.isalnum())
    return _TITLE.sub("", "".join(kept))


def _digits_in(text: str) -> int:
    return sum(char.isdigit() for char in unicodedata.normalize("NFKC", text))


def _counted(value: str) -> str:
    """What was seen instead, so that a slip is found: "9 digits", "10 digits and 1 letter"."""
    digits = sum(char in "0123456789" for char in value)
    letters = len(value) - digits
    seen = ngettext("%(n)d digit", "%(n)d digits", digits) % {"n": digits}
    if not letters:
        return seen
    more = ngettext("%(n)d letter", "%(n)d letters", letters) % {"n": letters}
    return gettext("%(digits)s and %(letters)s") % {"digits": seen, "letters": more}


def _cpr_birth_date(value: str) -> date:
    """The 7th digit says the century (CPR-kontoret, "Personnummeret i CPR")."""
    try:
        born: date = cpr.get_birth_date(value)
    except InvalidComponent:
        raise _no_date() from None
    return born


def _is_cpr(value: str) -> bool:
    try:
        _cpr_birth_date(value)
    except Problem:
        return False
    return True


def _check_x_ecpr_date(value: str) -> None:
    """Replacement numbers say the century with 1 (1900-1999) or 7 (2000-2099): nspop.dk,
    "eCPR-formater". stdnum knows only CPR."""
    century = 2000 if value[6] == "7" else 1900
    try:
        date(century + int(value[4:6]), int(value[2:4]), int(value[:2]))
    except ValueError:
        raise _no_date() from None


def _no_date() -> Problem:
    return Problem(
        "cpr_date", _("The first six digits of the CPR number are not a date."), field="number"
    )
