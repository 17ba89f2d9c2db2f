"""What identifies a person: CPR, replacement CPR. INTEROP.md §3, DOMAIN.md §6."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from stdnum.dk import cpr
from stdnum.exceptions import InvalidComponent

from core.problems import Problem

CPR = "urn:oid:1.2.208.176.1.2"
X_ECPR = "urn:oid:1.2.208.176.1.6.1.1"

_CPR = re.compile(r"[0-9]{10}")
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
    """Read a CPR or X-eCPR number as typed.

    Raises :class:`Problem` with code ``cpr_format`` or ``cpr_date``, field ``number``.
    """
    value = re.sub(r"[\s-]", "", text).upper()
    if _CPR.fullmatch(value):
        born = _cpr_birth_date(value)
        return Identifier(CPR, value, born, suspicious=cpr.checksum(value) != 0)
    if _X_ECPR.fullmatch(value):
        _check_x_ecpr_date(value)
        return Identifier(X_ECPR, value, birth_date=None)
    raise Problem(
        "cpr_format",
        _("Write the CPR number with ten digits, for example 010190-1234."),
        field="number",
    )


def _cpr_birth_date(value: str) -> date:
    """The 7th digit says the century (CPR-kontoret, "Personnummeret i CPR")."""
    try:
        born: date = cpr.get_birth_date(value)
    except InvalidComponent:
        raise _no_date() from None
    return born


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
