"""The wards and teams of one's own organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from administration.events import UnitEvent
from administration.rules import RULES, Verb
from administration.services.of_organisation import OfOrganisation
from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation, Unit


@transaction.atomic
def add_unit(*, by: Actor, name: str, now: datetime) -> Unit:
    """One more ward or team. One of the same name is the same. Raises :class:`Problems` at
    ``name``."""
    RULES[Verb.ADD_UNIT].must(by)
    name = _checked(name)
    _lock(by)
    unit, is_new = Unit.objects.get_or_create(organisation=by.organisation, name=name)
    if is_new:
        row = OfOrganisation(by.organisation.pk)
        record(row, UnitEvent.ADDED, by=by, at=now, unit=unit.name)
    return unit


@transaction.atomic
def rename_unit(
    *, by: Actor, unit: Unit, name: str, now: datetime, shown: Shown | None = None
) -> Unit:
    """It is called ``name`` from now on, also in what it sent before. The same again changes
    nothing.

    Raises :class:`Problems` at ``name``, :class:`Stale` where a colleague renamed it since
    ``shown``.
    """
    RULES[Verb.RENAME_UNIT].must(by)
    name = _checked(name)
    _lock(by)
    row = own_row(units_of(by), unit.pk, not_yours=_("The unit is not yours."))
    if row.name == name:
        return row
    merge(shown, typed={"name": name}, standing={"name": row.name})
    if units_of(by).filter(name=name).exists():
        raise Problem("name_taken", _("There is a unit of this name already."), field="name")
    old, row.name = row.name, name
    row.save(update_fields=["name"])
    whole = OfOrganisation(by.organisation.pk)
    record(whole, UnitEvent.RENAMED, by=by, at=now, old=old, new=name)
    return row


def units_of(by: Actor) -> QuerySet[Unit]:
    return Unit.objects.filter(organisation=by.organisation)


def _lock(by: Actor) -> None:
    """Of two at once the second sees the first."""
    Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)


def _checked(name: str) -> str:
    checks = Checks()
    name = checks.text("name", name, missing=_("Write what the unit is called."))
    checks.raise_any()
    return name
