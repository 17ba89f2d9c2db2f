"""On whose behalf the database is read and written.

Row-level security lets a transaction see the rows of the organisations it acts for, and raises
when nobody said who that is: a job without context must fail, not see nothing (ADR-0004).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.db import connection
from django.db.models import Model

#: What a transaction sees of rows shared with an organisation, where they name its units.
EVERY_UNIT: Final = "*"
_units: ContextVar[frozenset[int] | None] = ContextVar("units", default=None)
_controllers: ContextVar[frozenset[int] | None] = ContextVar("controllers", default=None)


def controllers_setting() -> str:
    """The setting as PostgreSQL reads it; '' (no context) makes every policy raise."""
    controllers = _controllers.get()
    return "" if controllers is None else _listed(controllers)


def units_setting() -> str:
    """The units as PostgreSQL reads them: "{}" is what belongs to no unit."""
    units = _units.get()
    return EVERY_UNIT if units is None else _listed(units)


def _listed(ids: frozenset[int]) -> str:
    return "{" + ",".join(map(str, sorted(ids))) + "}"


@contextmanager
def acting(*organisations: Model | int, units: frozenset[int] | None = None) -> Iterator[None]:
    """Act for these organisations: the next transactions, or the rest of the current one.

    ``units`` narrows what is shared with them to that of some units (none: of no unit); left out,
    all of it is in sight.

    Inside a transaction it applies at once and is put back afterwards, so that a service can
    write into another organisation (a region's referral) and return to its own.
    """
    ids = frozenset(
        organisation if isinstance(organisation, int) else organisation.pk
        for organisation in organisations
    )
    if ids == _controllers.get() and units == _units.get():
        yield  # in force already
        return
    token, units_token = _controllers.set(ids), _units.set(units)
    _apply()
    try:
        yield
    finally:
        _controllers.reset(token)
        _units.reset(units_token)
        _apply()


def _apply() -> None:
    wrapper: Any = connection
    if not wrapper.in_atomic_block or wrapper.connection is None:
        return  # the next BEGIN sets it
    if wrapper.connection.info.transaction_status.name == "INERROR":
        return  # nothing more can be said in a failed transaction; rolling back undoes the setting
    wrapper.set_controllers(controllers_setting(), units_setting())
