"""An incident: written down, corrected keeping the original."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.shown import Shown, merge
from house_life.events import IncidentEvent
from house_life.models import Incident, IncidentAccount, IncidentCitizen
from house_life.rules import RULES, Verb
from house_life.services.locking import check_without_numbers, own_incident
from house_life.services.reports import ask_for_reports
from organisations.actors import Actor
from placements.models import Facility, Stay

#: Ours: older than this nobody remembers it well enough to write it down.
LONGEST_AGO: Final = timedelta(days=366)
#: Who left a short while ago can have been part of it.
LEFT_WITHIN: Final = timedelta(days=31)
MOST_CITIZENS: Final = 200


@dataclass(frozen=True, kw_only=True)
class IncidentFacts:
    """An incident as it is typed. ``citizens`` are keys of stays at the house."""

    kind: str
    on: date | None
    at_time: time | None
    what: str
    citizens: Collection[str]
    others: str
    done: str
    force_used: bool
    staff_hurt: bool

    @classmethod
    def of(cls, account: IncidentAccount) -> IncidentFacts:
        happened = timezone.localtime(account.happened_at)
        return cls(
            kind=account.kind,
            on=happened.date(),
            at_time=happened.time(),
            what=account.what,
            citizens=sorted(str(each.stay_id) for each in account.citizens.all()),
            others=account.others,
            done=account.done,
            force_used=account.force_used,
            staff_hurt=account.staff_hurt,
        )

    @property
    def values(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@transaction.atomic
def write_incident(
    *, by: Actor, house: Facility, facts: IncidentFacts, submission_key: UUID, now: datetime
) -> Incident:
    """The leader is told at once, and it stands in the timeline of each citizen who was part of
    it. The same form sent again is the same incident.

    Raises :class:`Problems` at the names of the facts.
    """
    RULES[Verb.WRITE_INCIDENT].must(by)
    houses = Facility.objects.visible_to(by)
    row = own_row(houses, house.pk, not_yours=_("The house is not one of yours."))
    own = Incident.objects.filter(controller=row.controller_id, submission_key=submission_key)
    if (same := own.first()) is not None:
        return same
    values, stays = _checked(by, row, facts.values, now)
    incident = Incident.objects.create(
        controller_id=row.controller_id,
        facility=row,
        kind=values["kind"],
        happened_at=values["happened_at"],
        submission_key=submission_key,
        by=by.user,
        at=now,
    )
    account = _write_account(incident, 1, values, stays, reason="", by=by, now=now)
    ask_for_reports(incident, account)
    record(
        incident,
        IncidentEvent.WRITTEN,
        by=by,
        at=now,
        house=row.name,
        house_id=row.pk,
        incident_id=incident.pk,
        words=_source(account.kind),
    )
    _tell_timelines(stays, account, by=by, now=now)
    return incident


@transaction.atomic
def correct_incident(
    *,
    by: Actor,
    incident: Incident,
    facts: IncidentFacts,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> IncidentAccount:
    """Another account; those before it stay to be read. The same again is a no-op.

    Raises :class:`Problems`, :class:`~core.shown.Stale`.
    """
    row = own_incident(by, incident, Verb.CORRECT_INCIDENT)
    latest = latest_account(row)
    standing = IncidentFacts.of(latest).values
    typed = {**facts.values, "citizens": sorted(facts.citizens)}
    merged = merge(shown, typed=typed, standing=standing, together=[("on", "at_time")])
    if merged == standing:
        return latest
    checks = Checks()
    why = checks.text("reason", reason, missing=_("Write why it is corrected."), longest=200)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    values, stays = _checked(by, row.facility, merged, now, latest)
    before = {each.stay_id for each in latest.citizens.all()}
    account = _write_account(row, latest.number + 1, values, stays, reason=why, by=by, now=now)
    row.kind, row.happened_at = values["kind"], values["happened_at"]
    row.save(update_fields=["kind", "happened_at"])
    ask_for_reports(row, account)
    record(row, IncidentEvent.CORRECTED, by=by, at=now, reason=why)
    new = [stay for stay in stays if stay.pk not in before]
    _tell_timelines(new, account, by=by, now=now)
    return account


def latest_account(incident: Incident) -> IncidentAccount:
    return incident.accounts.prefetch_related("citizens").order_by("-number")[0]


def stays_of_incidents(by: Actor, house: Facility, today: date) -> list[Stay]:
    """Who can have been part of one: here, or left a short while ago."""
    rows = Stay.objects.visible_to(by).filter(facility=house)
    here = rows.filter(status=Stay.Status.HERE)
    left = rows.filter(status=Stay.Status.LEFT, left_on__gte=today - LEFT_WITHIN)
    both = (here | left).select_related("citizen").order_by("citizen__name", "pk")
    return list(both[:MOST_CITIZENS])


def _checked(
    by: Actor,
    house: Facility,
    typed: Mapping[str, Any],
    now: datetime,
    latest: IncidentAccount | None = None,
) -> tuple[dict[str, Any], list[Stay]]:
    checks = Checks()
    today = timezone.localdate(now)
    values: dict[str, Any] = {
        "kind": checks.choice(
            "kind", typed["kind"], Incident.Kind.values, missing=_("Choose what it was.")
        ),
        "what": checks.text(
            "what", typed["what"], missing=_("Write what happened."), longest=LONG_TEXT
        ),
        "done": checks.text("done", typed["done"], longest=LONG_TEXT),
        "others": checks.text("others", typed["others"], longest=300),
        "force_used": bool(typed["force_used"]),
        "staff_hurt": bool(typed["staff_hurt"]),
    }
    check_without_numbers(checks, what=values["what"], done=values["done"], others=values["others"])
    day = checks.day("on", typed["on"], missing=_("Write the day."))
    if typed["at_time"] is None:
        checks.add("missing", _("Write the time."), field="at_time")
    elif day is not None:
        happened_at = timezone.make_aware(datetime.combine(day, typed["at_time"]))
        if happened_at > now:
            checks.add("not_yet", _("That is still to come."), field="at_time")
        elif happened_at < now - LONGEST_AGO:
            checks.add("too_long_ago", _("That is more than a year ago."), field="on")
        values["happened_at"] = happened_at
    can = {str(stay.pk): stay for stay in stays_of_incidents(by, house, today)}
    if latest is not None:
        named = Stay.objects.filter(pk__in=[each.stay_id for each in latest.citizens.all()])
        can |= {str(stay.pk): stay for stay in named}
    if not set(typed["citizens"]) <= set(can):
        checks.add("not_a_choice", _("Choose from the list."), field="citizens")
    checks.raise_any()
    return values, [can[key] for key in sorted(set(typed["citizens"]))]


def _write_account(
    incident: Incident,
    number: int,
    values: Mapping[str, Any],
    stays: Collection[Stay],
    *,
    reason: str,
    by: Actor,
    now: datetime,
) -> IncidentAccount:
    account = IncidentAccount.objects.create(
        controller_id=incident.controller_id,
        incident=incident,
        number=number,
        reason=reason,
        by=by.user,
        at=now,
        **values,
    )
    IncidentCitizen.objects.bulk_create(
        IncidentCitizen(controller_id=incident.controller_id, account=account, stay=stay)
        for stay in stays
    )
    return account


def _tell_timelines(
    stays: Collection[Stay], account: IncidentAccount, *, by: Actor, now: datetime
) -> None:
    for stay in stays:
        record(stay, IncidentEvent.TOOK_PART, by=by, at=now, words=_source(account.kind))


def _source(kind: str) -> str:
    """The kind as a source text: an event is read in the language of its reader."""
    with translation.override("en"):
        return str(Incident.Kind(kind).label)
