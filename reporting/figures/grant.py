"""What a fixed grant comes to per night used: our derivation (V §§ 4.1, 4.3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from core.numbers import grouped
from core.problems import Problem
from placements.models import BudgetItem
from placements.nights import nights_by_month
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
    nights = nights_by_month(
        scope.ids, scope.start, scope.end, scope.today, controllers=scope.controllers
    )
    named = {facility.pk: facility.name for facility in scope.facilities}
    rows = []
    for facility_id, year in sorted({(item.facility_id, item.year) for item in items}):
        kroner = sum(
            item.kroner for item in items if (item.facility_id, item.year) == (facility_id, year)
        )
        of_year = [
            part for part in nights if (part.facility_id, part.first.year) == (facility_id, year)
        ]
        slept = sum(part.slept for part in of_year)
        has_ended = scope.today >= date(year + 1, 1, 1)
        per_night = rounded(Decimal(kroner) / slept, 2) if slept and has_ended else None
        counted = slept if of_year else None  # no places then: nothing was counted
        rows.append(FigureRow((named[facility_id], year, kroner, counted, per_night)))
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
