"""A whole house's shift at once: green, yellow, red, what was seen, what helped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.identifiers import holds_cpr
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed, Problem
from core.shown import Shown, merge
from daily_risk.events import RiskEvent
from daily_risk.models import RiskEntry
from daily_risk.rules import REGISTER, present_in, shifts_of_house, uses_daily_risk
from daily_risk.services.runs import tell_runs
from organisations.actors import Actor
from placements.models import Facility, Stay
from schemes.daily_risk import METHODS
from schemes.shifts import ShiftOfDay

Level = RiskEntry.Level
#: What is said of a citizen, each a field of the form with the stay's id behind it.
PARTS: Final = ("level", "seen", "helped", "methods")


@dataclass(frozen=True, kw_only=True)
class RiskFacts:
    """What is said of one citizen's shift; a level left out says nothing."""

    level: str = ""
    seen: str = ""
    helped: str = ""
    methods: Sequence[str] = field(default_factory=list)


@transaction.atomic
def register_risks(
    *,
    by: Actor,
    facility: Facility,
    shift: ShiftOfDay,
    answers: Mapping[int, RiskFacts],
    now: datetime,
    shown: Shown | None = None,
) -> int:
    """Register a shift, or correct what stands; ``answers`` by the stay's id. Of whom nothing is
    answered nothing is registered. All or nothing is saved; returns how many said something new.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`, :class:`NotAllowed`.
    """
    REGISTER.must(by)
    stays = _locked(by, facility, shift, now)
    if answers.keys() - stays.keys():
        raise NotAllowed("not_yours", _("The citizen is not in your house in this shift."))
    checks = Checks()
    typed: dict[str, Any] = {}
    for pk, facts in answers.items():
        typed |= _named(pk, _checked(checks, pk, facts))
    checks.raise_any()
    rows = RiskEntry.objects.standing().filter(stay__in=stays, on=shift.day, shift=shift.shift.key)
    entries = {row.stay_id: row for row in rows}
    standing = standing_risks(stays, entries)
    groups = [[f"{part}_{pk}" for part in PARTS] for pk in answers]
    merged = merge(shown, typed=typed, standing=standing, together=groups)
    written = [
        _entry(stays[pk], shift, says, entries.get(pk), by=by, now=now)
        for pk in answers
        if _is_new(says := {part: merged[f"{part}_{pk}"] for part in PARTS}, entries.get(pk))
    ]
    if written:
        RiskEntry.objects.bulk_create(written)
        record(
            _House(facility),
            RiskEvent.REGISTERED,
            by=by,
            at=now,
            house=facility.name,
            on=shift.day,
            n=len(written),
        )
        tell_runs([stays[entry.stay_id] for entry in written], by=by, now=now)
    return len(written)


def standing_risks(stays: Mapping[int, Stay], entries: Mapping[int, RiskEntry]) -> dict[str, Any]:
    """What the form of these stays is made from."""
    values: dict[str, Any] = {}
    for pk in stays:
        entry = entries.get(pk)
        facts = {part: getattr(entry, part) for part in PARTS} if entry else _NOTHING
        values |= _named(pk, facts)
    return values


_NOTHING: Final[dict[str, Any]] = {"level": "", "seen": "", "helped": "", "methods": []}


class _House:
    """What an event about a whole house is about: no citizen is named by it."""

    event_subjects: dict[str, int | None] = {}

    def __init__(self, house: Facility) -> None:
        self.controller_id = house.controller_id


def _locked(by: Actor, house: Facility, shift: ShiftOfDay, now: datetime) -> dict[int, Stay]:
    """Who was there, by id and locked in the order of it, as everybody locks several."""
    if not shifts_of_house(house, now):
        raise Problem("no_daily_risk", _("Here no daily risk is registered."))
    if timezone.make_aware(shift.begins) > now:
        raise Problem("not_yet", _("The shift has not begun yet."))
    rows = present_in(by, house, shift).select_related("citizen", "facility", "controller")
    locked = rows.select_for_update(of=("self",), no_key=True).order_by("pk")
    return {row.pk: row for row in locked if uses_daily_risk(row)}


def _checked(checks: Checks, pk: int, facts: RiskFacts) -> dict[str, Any]:
    level = checks.choice(f"level_{pk}", facts.level, Level.values)
    seen = checks.text(f"seen_{pk}", facts.seen, longest=LONG_TEXT)
    helped = checks.text(f"helped_{pk}", facts.helped, longest=LONG_TEXT)
    for name, text in ((f"seen_{pk}", seen), (f"helped_{pk}", helped)):
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=name)
    methods = [each.key for each in METHODS if each.key in facts.methods]
    if len(methods) != len(set(facts.methods)):
        checks.add("not_a_choice", _("Choose one of the answers."), field=f"methods_{pk}")
    if not level and (seen or helped or methods):
        checks.add("missing", _("Choose green, yellow or red."), field=f"level_{pk}")
    if level in (Level.YELLOW, Level.RED) and not seen:
        checks.add("missing", _("Write what you saw."), field=f"seen_{pk}")
    return {"level": level, "seen": seen, "helped": helped, "methods": methods}


def _named(pk: int, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{part}_{pk}": facts[part] for part in PARTS}


def _is_new(says: Mapping[str, Any], entry: RiskEntry | None) -> bool:
    """An answer that is left out takes nothing back."""
    if not says["level"]:
        return False
    return entry is None or any(getattr(entry, part) != says[part] for part in PARTS)


def _entry(
    stay: Stay,
    shift: ShiftOfDay,
    says: Mapping[str, Any],
    before: RiskEntry | None,
    *,
    by: Actor,
    now: datetime,
) -> RiskEntry:
    return RiskEntry(
        controller_id=stay.controller_id,
        stay=stay,
        on=shift.day,
        shift=shift.shift.key,
        begins_at=timezone.make_aware(shift.begins),
        corrects=before,
        by=by.user,
        at=now,
        **says,
    )
