"""Who must be told of an incident: by law, and by what the house has set; told, or not needed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated, repeats
from house_life.events import IncidentEvent
from house_life.models import HouseReport, Incident, IncidentAccount, IncidentReport
from house_life.rules import Verb
from house_life.services.locking import check_without_numbers, own_incident, run_house
from organisations.actors import Actor
from placements.models import Facility
from schemes.incident_reports import duties_on

#: Ours: later than a month is no report of an incident any more.
MOST_HOURS: Final = 24 * 31


def ask_for_reports(incident: Incident, account: IncidentAccount) -> None:
    """Those that the account asks for and are not asked for yet: inside the service that writes
    it. What was asked for by an earlier account stays, and can be judged not to be needed."""
    house = incident.facility
    day = timezone.localdate(account.happened_at)
    duties = duties_on(
        day,
        house.rules_on(day),
        force_used=account.force_used,
        staff_hurt=account.staff_hurt,
    )
    lines = HouseReport.objects.filter(facility=house, ended_at=None)
    asked = list(incident.reports.values_list("key", "line"))
    keys, asked_lines = {key for key, _line in asked}, {line for _key, line in asked}
    rows = [
        IncidentReport(
            key=each.key,
            to_whom=each.to_whom,
            source=each.source,
            due_at=account.happened_at + each.within,
        )
        for each in duties
        if each.key not in keys
    ]
    rows += [
        IncidentReport(
            line=line,
            to_whom=line.to_whom,
            due_at=account.happened_at + timedelta(hours=line.within_hours),
        )
        for line in lines
        if line.pk not in asked_lines and (not line.kinds or account.kind in line.kinds)
    ]
    for row in rows:
        row.controller_id, row.incident = incident.controller_id, incident
    IncidentReport.objects.bulk_create(rows)


@transaction.atomic
def settle_report(
    *,
    by: Actor,
    report: IncidentReport,
    on: date | None,
    not_needed_because: str,
    now: datetime,
) -> IncidentReport:
    """They were told on a day; or it was not needed, and why. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``settled_already``.
    """
    incident = own_incident(by, report.incident, Verb.SETTLE_REPORT)
    row = IncidentReport.objects.select_for_update().get(incident=incident, pk=report.pk)
    checks = Checks()
    why = checks.text("not_needed_because", not_needed_because, longest=200)
    check_without_numbers(checks, not_needed_because=why)
    today = timezone.localdate(now)
    day = checks.day("on", on, missing="" if why else _("Write on which day they were told."))
    if day is not None and not timezone.localdate(incident.happened_at) <= day <= today:
        checks.add("outside", _("Choose a day from the incident until today."), field="on")
    checks.raise_any()
    settled_on = day or today
    if row.is_settled:
        if repeats(row, settled_on=settled_on, not_needed_because=why):
            return row
        raise Conflict("settled_already", _("It is written already how it went."))
    row.settled_on, row.not_needed_because, row.settled_by = settled_on, why, by.user
    row.save(update_fields=["settled_on", "not_needed_because", "settled_by"])
    kind = IncidentEvent.NOT_REPORTED if why else IncidentEvent.REPORTED
    record(row, kind, by=by, at=now, house=incident.facility.name)
    return row


@transaction.atomic
def add_house_report(
    *,
    by: Actor,
    house: Facility,
    to_whom: str,
    within_hours: int | None,
    kinds: Collection[str],
    now: datetime,
) -> HouseReport:
    """Of incidents from now on. The same again is one. Raises :class:`Problems` at the fields."""
    row = run_house(by, house, Verb.SET_REPORTS)
    checks = Checks()
    who = checks.text("to_whom", to_whom, missing=_("Write who is to be told."))
    check_without_numbers(checks, to_whom=who)
    hours = checks.whole(
        "within_hours",
        within_hours,
        least=1,
        most=MOST_HOURS,
        missing=_("Write within how many hours."),
    )
    chosen = [kind for kind in Incident.Kind.values if kind in kinds]
    checks.raise_any()
    assert hours is not None
    standing = HouseReport.objects.filter(facility=row, ended_at=None)
    if (same := repeated(standing, to_whom=who, within_hours=hours, kinds=chosen)) is not None:
        return same
    line = HouseReport.objects.create(
        controller_id=row.controller_id,
        facility=row,
        to_whom=who,
        within_hours=hours,
        kinds=chosen,
        at=now,
    )
    record(line, IncidentEvent.REPORTS_SET, by=by, at=now, house=row.name)
    return line


@transaction.atomic
def end_house_report(*, by: Actor, line: HouseReport, now: datetime) -> HouseReport:
    """Incidents from now on are not told to them. Twice is once."""
    house = run_house(by, line.facility, Verb.SET_REPORTS)
    rows = HouseReport.objects.filter(facility=house)
    row = own_row(rows, line.pk, not_yours=_("The line is not of your house."))
    if row.ended_at is None:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        record(row, IncidentEvent.REPORTS_SET, by=by, at=now, house=house.name)
    return row
