"""Houses: opened, described, closed from a day, and kept open after all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, Problems
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation
from placements.events import HouseEvent
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility
from placements.services.against_closing import against_closing_house
from schemes.base import NoVersion, Scheme, Track


@dataclass(frozen=True, kw_only=True)
class HouseFacts:
    """What is written of a house. Its scheme is chosen once: stays are judged by it."""

    name: str
    address: str
    phone: str
    description: str

    @classmethod
    def of(cls, house: Facility) -> HouseFacts:
        return cls(**{name: getattr(house, name) for name in cls.__dataclass_fields__})

    @property
    def values(self) -> dict[str, Any]:
        return asdict(self)


def schemes_for(organisation: Organisation, *, on: date) -> list[Scheme]:
    """Those a new house can follow: the municipality's own and those it runs already; all that have
    rules, where it has none of its own."""
    in_force = [scheme for scheme in schemes.SCHEMES.values() if _has_rules(scheme, on)]
    run = set(Facility.objects.filter(controller=organisation).values_list("scheme", flat=True))
    own = [
        scheme
        for scheme in in_force
        if scheme.key in run or scheme.municipality == organisation.municipality_code
    ]
    return own or in_force


def kinds_of_places(house: Facility, *, on: date) -> list[Track]:
    """The ways of being in the house that take a place."""
    try:
        return [track for track in house.rules_on(on).tracks if track.takes_place]
    except NoVersion:
        return []


def _has_rules(scheme: Scheme, on: date) -> bool:
    try:
        scheme.on(on)
    except NoVersion:
        return False
    return True


@transaction.atomic
def open_house(*, by: Actor, scheme: str, facts: HouseFacts, now: datetime) -> Facility:
    """A new house of the organisation, still without places. The same again is the house there is.

    Raises :class:`Problems` at the fields.
    """
    RULES[HouseVerb.OPEN].must(by)
    # Two at once queue here, so that the second finds the first one's house.
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
    fitting = [each.key for each in schemes_for(organisation, on=timezone.localdate(now))]
    checks = Checks()
    scheme = checks.choice("scheme", scheme, fitting, missing=_("Choose what the house offers."))
    values = _checked(checks, facts.values)
    namesake = _namesake(organisation, values["name"])
    if namesake is not None and repeats(namesake, scheme=scheme, closes_on=None, **values):
        return namesake
    if namesake is not None:
        _name_is_taken(checks)
    checks.raise_any()
    houses = Facility.objects.filter(controller=organisation)
    last = houses.aggregate(last=Max("order"))["last"]
    house = Facility.objects.create(
        controller=organisation, scheme=scheme, order=0 if last is None else last + 1, **values
    )
    record(house, HouseEvent.OPENED, by=by, at=now, house=house.name)
    return house


@transaction.atomic
def change_house(
    *, by: Actor, house: Facility, facts: HouseFacts, now: datetime, shown: Shown | None = None
) -> Facility:
    """Write what is right of the house. The same again changes nothing.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``.
    """
    RULES[HouseVerb.CHANGE].must(by)
    # Of two houses that take the same name the second waits, and finds the first.
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
    row = lock_house(by, house)
    standing = HouseFacts.of(row).values
    merged = merge(shown, typed=facts.values, standing=standing)
    if merged == standing:
        return row
    checks = Checks()
    values = _checked(checks, merged)
    namesake = _namesake(organisation, values["name"])
    if namesake is not None and namesake.pk != row.pk:
        _name_is_taken(checks)
    checks.raise_any()
    if values == standing:
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    record(row, HouseEvent.CHANGED, by=by, at=now, house=row.name)
    return row


@transaction.atomic
def close_house(*, by: Actor, house: Facility, on: date | None, now: datetime) -> Facility:
    """From the day ``on`` the house is offered nowhere; what has been stays. The same again changes
    nothing.

    Raises :class:`Problems` with all that stands in the way, :class:`Conflict` ``already_closes``
    where it closes on another day.
    """
    RULES[HouseVerb.CLOSE].must(by)
    row = lock_house(by, house)
    if on is not None and row.closes_on == on:
        return row
    checks = Checks()
    on = checks.day("on", on, missing=_("Choose the first day on which the house is closed."))
    if on is not None and on < timezone.localdate(now):
        checks.add("past_date", _("Choose today or a later day."), field="on")
    checks.raise_any()
    assert on is not None, "a missing day was raised above"
    if row.closes_on is not None:
        words = _("The house closes on another day already. Let it stay open first.")
        raise Conflict("already_closes", words, field="on")
    if problems := against_closing_house(row, on, now=now):
        raise Problems(problems)
    row.closes_on = on
    row.save(update_fields=["closes_on"])
    record(row, HouseEvent.CLOSED, by=by, at=now, house=row.name, on=on)
    return row


@transaction.atomic
def reopen_house(*, by: Actor, house: Facility, now: datetime) -> Facility:
    """It is offered again, or still. Its places stay closed until they are kept or new ones are
    opened. Of one that does not close nothing changes."""
    RULES[HouseVerb.REOPEN].must(by)
    row = lock_house(by, house)
    if row.closes_on is None:
        return row
    row.closes_on = None
    row.save(update_fields=["closes_on"])
    record(row, HouseEvent.REOPENED, by=by, at=now, house=row.name)
    return row


def lock_house(by: Actor, house: Facility) -> Facility:
    """The house, locked until the transaction ends: its own row first, then those of its places."""
    rows = Facility.objects.run_by(by)
    return own_row(rows, house.pk, not_yours=_("The house is not one of yours."))


def _checked(checks: Checks, typed: dict[str, Any]) -> dict[str, str]:
    missing = _("Write what the house is called.")
    return {
        "name": checks.text("name", typed["name"], missing=missing, longest=80),
        "address": checks.text("address", typed["address"], longest=160),
        "phone": checks.text("phone", typed["phone"], longest=40),
        "description": checks.text("description", typed["description"], longest=200),
    }


def _namesake(organisation: Organisation, name: str) -> Facility | None:
    return Facility.objects.filter(controller=organisation, name__iexact=name).first()


def _name_is_taken(checks: Checks) -> None:
    checks.add("name_taken", _("You have a house by that name."), field="name")
