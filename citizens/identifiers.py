"""What identifies a person: CPR, replacement CPR. INTEROP.md §3, DOMAIN.md §6."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.problems import Problem, Text

CPR = "urn:oid:1.2.208.176.1.2"
X_ECPR = "urn:oid:1.2.208.176.1.6.1.1"

_CPR = re.compile(r"[0-9]{10}")
_X_ECPR = re.compile(r"[0-9]{6}[17][A-Z]{2}[0-9]")

# The 7th digit says the century (CPR-kontoret, "Personnummeret i CPR"): for each digit the rows
# (highest year of the century, century).
_CENTURIES: dict[str, tuple[tuple[int, int], ...]] = {
    **dict.fromkeys("0123", ((99, 1900),)),
    "4": ((36, 2000), (99, 1900)),
    **dict.fromkeys("5678", ((57, 2000), (99, 1800))),
    "9": ((36, 2000), (99, 1900)),
}
# Replacement numbers say it with 1 (1900-1999) or 7 (2000-2099): nspop.dk, "eCPR-formater".
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


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
        born = _birth_date(value)
        return Identifier(CPR, value, born, suspicious=not _passes_modulus_11(value))
    if _X_ECPR.fullmatch(value):
        _date(value, 2000 if value[6] == "7" else 1900)
        return Identifier(X_ECPR, value, birth_date=None)
    raise Problem(
        "cpr_format",
        _("Write the CPR number with ten digits, for example 010190-1234."),
        field="number",
    )


def doubts(identifier: Identifier, birth_date: date | None) -> list[Text]:
    """What to warn of, and never refuse for (DOMAIN.md §6). Empty where nothing looks odd."""
    found: list[Text] = []
    if identifier.suspicious:
        found.append(_("The CPR number may hold a typing error. Check it once more."))
    if birth_date and identifier.birth_date and birth_date != identifier.birth_date:
        found.append(_("The birth date is not the one in the CPR number."))
    return found


def _birth_date(value: str) -> date:
    year = int(value[4:6])
    century = next(c for highest, c in _CENTURIES[value[6]] if year <= highest)
    return _date(value, century)


def _date(value: str, century: int) -> date:
    day, month, year = int(value[:2]), int(value[2:4]), int(value[4:6])
    try:
        return date(century + year, month, day)
    except ValueError:
        raise Problem(
            "cpr_date",
            _("The first six digits of the CPR number are not a date."),
            field="number",
        ) from None


def _passes_modulus_11(value: str) -> bool:
    return sum(w * int(d) for w, d in zip(_WEIGHTS, value, strict=True)) % 11 == 0
