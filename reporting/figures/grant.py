"""What a fixed grant comes to per night used: our derivation (V §§ 4.1, 4.3)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from core.numbers import grouped
from core.problems import Problem
from placements.models import BudgetItem
from reporting.figures.base import Column, Figure, FigureRow, Scope, Unit
from reporting.rounding import rounded

NAME = "grant"


def grant(scope: Scope) -> Figure:
    if (scope.start, scope.end) != (date(scope.start.year, 1, 1), date(scope.end.year, 1, 1)):
        raise Problem("whole_years", _("A grant is for whole years."), field="to")
    items = list(
        BudgetItem.objects.filter(
            controller__in=scope.controllers,
            facility__in=scope.ids,
            year__in=scope.years,
            kind=BudgetItem.Kind.GRANT,
        )
    )
    granted: dict[tuple[int, int], int] = defaultdict(int)
    for item in items:
        granted[item.facility_id, item.year] += item.kroner
    slept: dict[tuple[int, int], int] = defaultdict(int)
    for part in scope.nights if items else ():
        slept[part.facility_id, part.first.year] += part.slept
    named = {facility.pk: facility.name for facility in scope.facilities}
    rows = []
    for (facility_id, year), kroner in sorted(granted.items()):
        nights = slept.get((facility_id, year))  # no places then: nothing was counted
        has_ended = scope.today >= date(year + 1, 1, 1)
        per_night = rounded(Decimal(kroner) / nights, 2) if nights and has_ended else None
        rows.append(FigureRow((named[facility_id], year, kroner, nights, per_night)))
    last = rows[-1].cells[4] if rows else None
    return Figure(
        name=NAME,
        title=_("Grant per night used"),
        definition=(
            _("Kroner per night used = the year's fixed grant ÷ nights slept in the year."),
            _("The grant is the same whatever the use, so an empty night makes the others dearer."),
            _("A year still running has no figure yet: the grant is for all of it."),
            _("The report gives the grant and the occupancy; the division is ours."),
        ),
        source="V §§ 4.1, 4.3",
        columns=(
            Column("facility", _("Facility"), Unit.TEXT),
            Column("year", _("Year"), Unit.YEAR),
            Column("grant", _("Grant, kr."), Unit.KRONER),
            Column("nights", _("Nights used")),
            Column("per_night", _("Kr. per night used"), Unit.KRONER),
        ),
        rows=tuple(rows),
        empty=_("No grant has been entered for the period."),
        headline=_("%(kroner)s kr. per night used") % {"kroner": grouped(last)}
        if isinstance(last, Decimal)
        else "",
    )
