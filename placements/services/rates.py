"""Day rates: what a night costs at a house and kind of place, from when until when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Problem
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import RateEvent
from placements.models import DayRate, Facility
from placements.services.houses import kinds_of_places

HIGHEST: Final = 100_000


@dataclass(frozen=True, kw_only=True)
class RateFacts:
    """A rate as it is written. ``ends_on`` is the first day on which it holds no longer."""

    name: str
    kroner: int | None
    target_occupancy: int | None
    starts_on: date | None
    ends_on: date | None

    @classmethod
    def of(cls, rate: DayRate) -> RateFacts:
        return cls(**{fact.name: getattr(rate, fact.name) for fact in fields(cls)})

    @property
    def values(self) -> dict[str, Any]:
        return {fact.name: getattr(self, fact.name) for fact in fields(self)}


@transaction.atomic
def add_rate(
    *, by: Actor, facility: Facility, track: str, facts: RateFacts, now: datetime
) -> DayRate:
    """A new rate of a kind of place. The one before, if it had no end, ends where this begins.

    The same again is one. Raises :class:`Problems` at the fields of :class:`RateFacts` and at
    ``track``.
    """
    by.must(Permission.SET_RATES)
    house = _locked(by, facility.pk)
    checks = Checks()
    values = _checked(checks, facts.values)
    kinds = kinds_of_places(house, on=values["starts_on"] or timezone.localdate(now))
    if not kinds:
        words = _("The house's offer has no rules on that day. Choose a later one.")
        checks.add("no_rules", words, field="starts_on")
    elif track not in [kind.key for kind in kinds]:
        checks.add("not_a_choice", _("Choose a kind of place of this house."), field="track")
    checks.raise_any()
    rates = DayRate.objects.filter(controller=by.organisation, facility=house, track=track)
    if written := repeated(rates, **values):
        return written
    before = rates.filter(starts_on__lt=values["starts_on"], ends_on=None).first()
    _check_alone(rates.exclude(pk=before.pk) if before else rates, values)
    if before is not None:
        before.ends_on = values["starts_on"]
        before.save(update_fields=["ends_on"])
        record(before, RateEvent.ENDED, by=by, at=now, rate=before.name, new=before.ends_on)
    rate = DayRate(controller=by.organisation, facility=house, track=track, **values)
    rate.save(force_insert=True)
    record(
        rate,
        RateEvent.ADDED,
        by=by,
        at=now,
        rate=rate.name,
        kroner=rate.kroner,
        target=rate.target_occupancy,
        starts_on=rate.starts_on,
    )
    return rate


@transaction.atomic
def change_rate(
    *,
    by: Actor,
    rate: DayRate,
    facts: RateFacts,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> DayRate:
    """Write what differs now. What concerns days that have passed is a correction, and takes a
    ``reason``. The same again changes nothing.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``.
    """
    by.must(Permission.SET_RATES)
    _locked(by, rate.facility_id)
    row = own_row(DayRate.objects.run_by(by), rate.pk, not_yours=_("The rate is not yours."))
    standing = RateFacts.of(row).values
    merged = merge(shown, typed=facts.values, standing=standing)
    if merged == standing:
        return row
    checks = Checks()
    values = _checked(checks, merged)
    corrects = _concerns_the_past(standing, merged, timezone.localdate(now))
    missing = _("The rate has counted already. Write why it is corrected.") if corrects else ""
    reason = checks.text("reason", reason, missing=missing, longest=200)
    checks.raise_any()
    others = DayRate.objects.filter(
        controller=by.organisation, facility=row.facility_id, track=row.track
    ).exclude(pk=row.pk)
    _check_alone(others, values)
    if values == standing:
        return row
    old = _in_words(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    kind = RateEvent.CORRECTED if corrects else RateEvent.CHANGED
    record(row, kind, by=by, at=now, old=old, new=_in_words(row), reason=reason)
    return row


def _locked(by: Actor, facility_id: int) -> Facility:
    """Rates of a house are written one at a time: of two at once the second sees the first."""
    return own_row(Facility.objects.run_by(by), facility_id, not_yours=_("The house is not yours."))


def _checked(checks: Checks, typed: dict[str, Any]) -> dict[str, Any]:
    """The columns of what was typed; what is wrong is added to ``checks``."""
    values = {
        "name": checks.text(
            "name", typed["name"], missing=_("Write what the rate is called in the budget.")
        ),
        "kroner": checks.whole(
            "kroner",
            typed["kroner"],
            missing=_("Write the kroner a day."),
            least=0,
            most=HIGHEST,
        ),
        "target_occupancy": checks.whole(
            "target_occupancy",
            typed["target_occupancy"],
            missing=_("Write how many per cent of the nights it is counted with."),
            least=0,
            most=100,
        ),
        "starts_on": checks.day("starts_on", typed["starts_on"], missing=_("Write the first day.")),
        "ends_on": checks.day("ends_on", typed["ends_on"]),
    }
    start, end = values["starts_on"], values["ends_on"]
    if isinstance(start, date) and isinstance(end, date) and end <= start:
        checks.add("ends_first", _("It ends after the day it begins."), field="ends_on")
    return values


def _check_alone(others: QuerySet[DayRate], values: dict[str, Any]) -> None:
    """Raise :class:`Problem` where another rate holds on one of the days."""
    start, end = values["starts_on"], values["ends_on"]
    same_days = others.filter(Q(ends_on=None) | Q(ends_on__gt=start))
    if end is not None:
        same_days = same_days.filter(starts_on__lt=end)
    other = same_days.order_by("starts_on").first()
    if other is None:
        return
    begins = date_format(other.starts_on, "DATE_FORMAT")
    if other.ends_on is None:
        words = _("“%(rate)s” holds from %(begins)s. Two rates can't hold on the same day.")
    else:
        words = _(
            "“%(rate)s” holds from %(begins)s and until %(ends)s. Two rates can't hold on the same "
            "day."
        )
    ends = date_format(other.ends_on, "DATE_FORMAT") if other.ends_on else ""
    raise Problem(
        "two_rates",
        words % {"rate": other.name, "begins": begins, "ends": ends},
        field="ends_on" if other.starts_on > start else "starts_on",
    )


def _concerns_the_past(old: dict[str, Any], new: dict[str, Any], today: date) -> bool:
    """Whether a day before today comes to another rate; another end may concern later days only."""
    changed = {name for name in old if old[name] != new[name]}
    if changed == {"ends_on"}:
        ends = [end for end in (old["ends_on"], new["ends_on"]) if end is not None]
        return bool(min(ends) < today)
    starts = [start for start in (old["starts_on"], new["starts_on"]) if start is not None]
    return bool(min(starts) <= today)


def _in_words(rate: DayRate) -> str:
    """ "Herning, bolig: 1243 kr., 80 %, 2026-01-01 – 2027-01-01"."""
    end = f" {rate.ends_on}" if rate.ends_on else ""
    return f"{rate}, {rate.target_occupancy} %, {rate.starts_on} –{end}"
