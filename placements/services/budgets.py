"""The budget of a house's year: what its day rates bring, and what follows from no place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import EARLIEST, LATEST, Checks
from core.numbers import share_of
from core.own_row import own_row
from core.problems import Problem
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import BudgetEvent
from placements.models import BudgetItem, DayRate, Facility
from placements.models.budget import BudgetItemQuerySet
from placements.month_nights import nights_by_month

_MOST_NIGHTS: Final = 1_000_000
_HIGHEST_RATE: Final = 100_000
_LARGEST_SUM: Final = 2_000_000_000
_LAST_NUMBER: Final = 999


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """A line as it is written: nights at a rate, or an amount, which may be below zero. ``order``
    is its number in the table; None is the next."""

    kind: str
    name: str
    nights: int | None
    rate: int | None
    amount: int | None
    order: int | None

    @classmethod
    def of(cls, item: BudgetItem) -> ItemFacts:
        return cls(**{fact.name: getattr(item, fact.name) for fact in fields(cls)})

    @property
    def values(self) -> dict[str, Any]:
        return {fact.name: getattr(self, fact.name) for fact in fields(self)}


@dataclass(frozen=True)
class RateLine:
    """What a day rate brings in the year: the nights it was computed with, at its kroner."""

    rate: DayRate
    nights: int

    @property
    def kroner(self) -> int:
        return self.nights * self.rate.kroner


@dataclass(frozen=True)
class Budget:
    """A house's year, with the same income as the budget among the figures."""

    facility: Facility
    year: int
    rates: tuple[RateLine, ...]
    items: tuple[BudgetItem, ...]

    @property
    def income(self) -> int:
        return sum(line.kroner for line in self.rates) + sum(item.kroner for item in self.items)


def budget_of(facility: Facility, year: int, *, today: date) -> Budget:
    """The caller has seen to it that the house is in sight."""
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    nights: dict[int | None, int] = defaultdict(int)
    controllers = [facility.controller_id]
    for part in nights_by_month([facility.pk], start, end, today, controllers=controllers):
        nights[part.rate_id] += part.existed
    rates = (
        DayRate.objects.filter(controller=facility.controller_id, facility=facility)
        .filter(Q(ends_on=None) | Q(ends_on__gt=start), starts_on__lt=end)
        .order_by("starts_on", "pk")
    )
    lines = (RateLine(rate, share_of(nights[rate.pk], rate.target_occupancy)) for rate in rates)
    return Budget(facility, year, tuple(lines), tuple(_items(facility, year)))


@transaction.atomic
def add_budget_item(
    *, by: Actor, facility: Facility, year: int, facts: ItemFacts, now: datetime
) -> BudgetItem:
    """One more line of a year. The same again is one.

    Raises :class:`Problems` at the fields of :class:`ItemFacts`.
    """
    by.must(Permission.SET_RATES)
    house = _locked(by, facility.pk)
    _check_year(year)
    values = _checked(facts.values)
    items = _items(house, year)
    same = {name: value for name, value in values.items() if name != "order" or value is not None}
    if written := repeated(items, **same):
        return written
    _check_name(items, values["name"])
    if values["order"] is None:
        values["order"] = _next_number(house, year)
    item = BudgetItem(controller=by.organisation, facility=house, year=year, **values)
    item.save(force_insert=True)
    _record(item, BudgetEvent.ADDED, house, by, now, new=_in_words(item))
    return item


@transaction.atomic
def change_budget_item(
    *, by: Actor, item: BudgetItem, facts: ItemFacts, now: datetime, shown: Shown | None = None
) -> BudgetItem:
    """Write what differs now. The same again changes nothing.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``.
    """
    by.must(Permission.SET_RATES)
    house = _locked(by, item.facility_id)
    row = own_row(BudgetItem.objects.run_by(by), item.pk, not_yours=_("The line is not yours."))
    standing = ItemFacts.of(row).values
    # Nights at a rate, or an amount: two people's halves would make neither.
    together = [("nights", "rate", "amount")]
    merged = merge(shown, typed=facts.values, standing=standing, together=together)
    values = _checked(merged)
    if values["order"] is None:
        values["order"] = row.order
    if values == standing:
        return row
    _check_name(_items(house, row.year).exclude(pk=row.pk), values["name"])
    old = _in_words(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    _record(row, BudgetEvent.CHANGED, house, by, now, old=old, new=_in_words(row))
    return row


@transaction.atomic
def remove_budget_item(*, by: Actor, item: BudgetItem, now: datetime) -> None:
    """The line goes; what it said is told in its event and kept in its history."""
    by.must(Permission.SET_RATES)
    house = _locked(by, item.facility_id)
    row = own_row(BudgetItem.objects.run_by(by), item.pk, not_yours=_("The line is not yours."))
    _record(row, BudgetEvent.REMOVED, house, by, now, old=_in_words(row))
    row.delete()


@transaction.atomic
def copy_budget(*, by: Actor, facility: Facility, year: int, now: datetime) -> list[BudgetItem]:
    """The lines of the year before, in ``year`` too; a line whose name is there already stays as it
    is. Raises :class:`Problem` where the year before has none."""
    by.must(Permission.SET_RATES)
    house = _locked(by, facility.pk)
    _check_year(year)
    last = list(_items(house, year - 1))
    if not last:
        words = _("There are no lines in %(year)s to copy.") % {"year": year - 1}
        raise Problem("nothing_to_copy", words)
    names = set(_items(house, year).values_list("name", flat=True))
    copies = [
        BudgetItem(
            controller=by.organisation, facility=house, year=year, **ItemFacts.of(item).values
        )
        for item in last
        if item.name not in names
    ]
    for copied in copies:
        copied.save(force_insert=True)
    if copies:
        lines = ", ".join(copied.name for copied in copies)
        record(
            copies[0], BudgetEvent.COPIED, by=by, at=now, year=year, house=house.name, lines=lines
        )
    return copies


def _locked(by: Actor, facility_id: int) -> Facility:
    """A house's budget is written one line at a time."""
    return own_row(Facility.objects.run_by(by), facility_id, not_yours=_("The house is not yours."))


def _items(facility: Facility, year: int) -> BudgetItemQuerySet:
    return BudgetItem.objects.filter(
        controller=facility.controller_id, facility=facility, year=year
    ).order_by("order", "pk")


def _check_year(year: int) -> None:
    if not EARLIEST.year <= year <= LATEST.year:
        raise Problem("absurd_date", _("Write a date between 1900 and 2100."))


def _check_name(others: BudgetItemQuerySet, name: str) -> None:
    if others.filter(name=name).exists():
        words = _("There is a line of this name already. Change it, or choose another name.")
        raise Problem("name_taken", words, field="name")


def _next_number(facility: Facility, year: int) -> int:
    last: int | None = _items(facility, year).aggregate(last=Max("order"))["last"]
    return min((last or 0) + 1, _LAST_NUMBER)


def _checked(typed: dict[str, Any]) -> dict[str, Any]:
    """The columns of what was typed. Raises all that is wrong, each at its field."""
    checks = Checks()
    values: dict[str, Any] = {
        "kind": checks.choice(
            "kind", typed["kind"], BudgetItem.Kind.values, missing=_("Choose what it is.")
        ),
        "name": checks.text("name", typed["name"], missing=_("Write what the line is called.")),
        "nights": checks.whole("nights", typed["nights"], least=0, most=_MOST_NIGHTS),
        "rate": checks.whole("rate", typed["rate"], least=0, most=_HIGHEST_RATE),
        "amount": checks.whole("amount", typed["amount"], least=-_LARGEST_SUM, most=_LARGEST_SUM),
        "order": checks.whole("order", typed["order"], least=0, most=_LAST_NUMBER),
    }
    if not checks.problems:
        _check_one_way(checks, values)
    checks.raise_any()
    return values


def _check_one_way(checks: Checks, values: dict[str, Any]) -> None:
    """Nights and their rate, or an amount."""
    nights, rate, amount = values["nights"], values["rate"], values["amount"]
    if amount is not None:
        if nights is not None or rate is not None:
            words = _("Leave the amount empty, or the nights and their rate.")
            checks.add("two_ways", words, field="amount")
    elif nights is None and rate is None:
        words = _("Write an amount, or nights and what a night costs.")
        checks.add("missing", words, field="amount")
    elif nights is None:
        checks.add("missing", _("Write how many nights."), field="nights")
    elif rate is None:
        checks.add("missing", _("Write what a night costs."), field="rate")


def _in_words(item: BudgetItem) -> str:
    """ "21120 kr.", or "4380 × 1458 kr."."""
    if item.amount is not None:
        return f"{item.name}: {item.amount} kr."
    return f"{item.name}: {item.nights} × {item.rate} kr."


def _record(
    item: BudgetItem,
    kind: BudgetEvent,
    house: Facility,
    by: Actor,
    now: datetime,
    *,
    old: str = "",
    new: str = "",
) -> None:
    record(item, kind, by=by, at=now, year=item.year, house=house.name, old=old, new=new)
