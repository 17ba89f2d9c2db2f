"""One fact of a referral as it was told, made clean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from citizens.municipality_names import NAMES
from core.checks import Checks
from referrals.services.facts import Fact, Kind

#: Further from today than this, a wished or ready-for-discharge date is a slip of the finger.
FARTHEST: Final = timedelta(days=2 * 366)


def clean_fact(
    checks: Checks,
    fact: Fact,
    value: Any,
    today: date,
    *,
    at: str = "",
    may_be_empty: bool = False,
) -> Any:
    """One fact as it was told, without surrounding blanks; what is wrong is said at its name, or
    at the field ``at``."""
    missing, field = "" if may_be_empty else str(fact.missing), at or fact.name
    values = [choice for choice, _label in fact.choices]
    match fact.kind:
        case Kind.FLAG:
            return bool(value)
        case Kind.CHOICE:
            return checks.choice(field, value, values, missing=missing)
        case Kind.SEVERAL:
            return _several(checks, field, value, values)
        case Kind.MUNICIPALITY:
            return checks.choice(field, value, NAMES)
        case Kind.DAY:
            return _near(checks, field, value, today)
        case Kind.TEXT | Kind.NUMBER:
            return checks.text(field, value, missing=missing, longest=fact.longest)


def _several(checks: Checks, field: str, value: Sequence[str], choices: Sequence[str]) -> list[str]:
    """Each once, in the order in which they are offered."""
    for each in value:
        checks.choice(field, each, choices)
    return [choice for choice in choices if choice in value]


def _near(checks: Checks, field: str, value: date | None, today: date) -> date | None:
    day = checks.day(field, value)
    if day is not None and abs(day - today) > FARTHEST:
        checks.add("far_date", _("The date is more than two years away."), field=field)
        return None
    return day
