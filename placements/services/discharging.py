"""Discharge under § 110: the leader's (4), or the municipality's when five conditions hold (5).

A decision, with reasons and complaint. That the citizen left is another thing, which staff write
down when it happens (``move_out``); a discharge may be decided before it and after it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeats
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Decision, Stay
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.decisions import Kind, write_for_stay
from placements.services.stay_lock import lock_stay
from schemes.base import NO, YES, Condition

#: Why what an app above knows of the stay's conditions contradicts these answers.
Contradicts = Callable[[Stay, Mapping[str, str], datetime], Iterable[Problem]]
#: A discharge is decided: these conditions were said to hold.
Settles = Callable[[Actor, Stay, Collection[str], datetime], None]
_CONTRADICTED_BY: Final[list[Contradicts]] = []
_ALSO_SETTLED_BY: Final[list[Settles]] = []


def also_known_conditions(contradicts: Contradicts, settles: Settles) -> None:
    """Make known who else knows whether a condition holds; called from an app's ``ready``."""
    _CONTRADICTED_BY.append(contradicts)
    _ALSO_SETTLED_BY.append(settles)


DISCHARGES = (Kind.DISCHARGE, Kind.MUNICIPALITY_DISCHARGE)


@transaction.atomic
def discharge(*, by: Actor, stay: Stay, on: date, reasons: str, now: datetime) -> Decision:
    """The leader discharges the citizen from ``on``. The same again is one; another day or other
    reasons take its place."""
    return _discharge(by, stay, Verb.DISCHARGE, Kind.DISCHARGE, on, reasons, [], now)


@transaction.atomic
def discharge_by_municipality(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reasons: str,
    now: datetime,
    conditions: Mapping[str, str] | None = None,
) -> Decision:
    """The acting municipality discharges the citizen to the home that is ready.

    ``conditions`` {condition's key: yes or no}. Raises :class:`Problems` with all that do not hold,
    each at its field; :class:`NotAllowed` where another municipality acts for the citizen.
    """
    rules.must(by, Verb.MUNICIPALITY_DISCHARGE)
    rules.check(stay, Verb.MUNICIPALITY_DISCHARGE)
    asked = stay.scheme_track.decision_rule(Kind.MUNICIPALITY_DISCHARGE).conditions
    acting = stay.acting_municipality or stay.home_municipality
    if acting and acting != by.organisation.municipality_code:
        raise NotAllowed(
            "not_acting_municipality",
            _("Another municipality acts for the citizen, and decides this."),
        )
    # Before what is known of the conditions is read: nobody answers meanwhile.
    stay = lock_stay(by, stay)
    checks = Checks()
    answers = conditions or {}
    for condition in asked:
        answer = checks.choice(
            condition_field(condition),
            answers.get(condition.key, ""),
            (YES, NO),
            missing=_("Choose one of the answers."),
        )
        if answer == NO:
            checks.add("condition_missing", _(condition.missing), field=condition_field(condition))
    for contradicts in _CONTRADICTED_BY:
        for problem in contradicts(stay, answers, now):
            checks.add_problem(problem)
    checks.raise_any()
    with translation.override(settings.LANGUAGE_CODE):
        facts = [
            {"key": each.key, "answer": YES, "label": _(each.question), "value": _("yes")}
            for each in asked
        ]
    verb = Verb.MUNICIPALITY_DISCHARGE
    decision = _discharge(by, stay, verb, Kind.MUNICIPALITY_DISCHARGE, on, reasons, facts, now)
    for settles in _ALSO_SETTLED_BY:
        settles(by, stay, [each.key for each in asked], now)
    return decision


def condition_field(condition: Condition) -> str:
    """What its field is called in a form."""
    return f"condition_{condition.key}"


def _discharge(
    by: Actor,
    stay: Stay,
    verb: Verb,
    kind: Kind,
    on: date,
    reasons: str,
    facts: list[dict[str, Any]],
    now: datetime,
) -> Decision:
    rules.must(by, verb)
    row = lock_stay(by, stay)
    rules.check(row, verb)
    if why_not := not_this_person(by, verb, row):
        raise why_not
    checks = Checks()
    reasons = checks.text("reasons", reasons, missing=_("Write the reasons."), longest=LONG_TEXT)
    if row.moved_in_on is not None and on < row.moved_in_on:
        checks.add("before_arrival", _("The citizen had not come by then."), field="on")
    checks.raise_any()
    standing = row.decisions.standing().filter(kind__in=DISCHARGES).first()
    if standing is not None and standing.kind != kind:
        raise Conflict("already_discharged", _("The discharge has been decided already."))
    if standing is not None and repeats(standing, reasons=reasons, starts_on=on):
        return standing
    decision = write_for_stay(
        by=by,
        kind=kind,
        stay=row,
        reasons=reasons,
        facts=facts,
        starts_on=on,
        replaces=standing,
        now=now,
    )
    record(row, StayEvent.DISCHARGE_DECIDED, by=by, at=now, on=on, reason=reasons)
    return decision
