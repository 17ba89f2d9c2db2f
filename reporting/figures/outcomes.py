"""Where citizens went. Not known is a row of its own, so that silence is not taken for success."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from django.db.models import Count
from django.utils.translation import gettext as _

from placements.models import Stay
from reporting.figures.base import Column, Figure, FigureRow, Scope, Unit, shown
from reporting.figures.place_kinds import Kind, counts_outcomes, in_order
from reporting.rounding import per_cent_of_persons
from schemes.destinations import IN_THE_NATIONAL_COUNT

NAME = "outcomes"

OWN_HOME: Final = (Stay.Destination.OWN_HOME_WITH_SUPPORT, Stay.Destination.OWN_HOME)


def outcomes(scope: Scope) -> Figure:
    counted = (
        Stay.objects.filter(controller__in=scope.controllers, facility__in=scope.ids)
        .filter(status=Stay.Status.LEFT, left_on__gte=scope.start, left_on__lt=scope.end)
        .exclude(ending=Stay.Ending.DIED)  # death is no destination
        .values_list("scheme", "track", "destination")
        .annotate(stays=Count("*"))
    )
    by_kind: dict[Kind, dict[str, int]] = defaultdict(dict)
    for scheme, track, destination, count in counted:
        if counts_outcomes((scheme, track)):
            by_kind[scheme, track][destination] = count
    rows: list[FigureRow] = []
    headlines = []
    for kind in sorted(by_kind, key=in_order):
        of_kind, headline = _of_kind(kind, scope.kind(*kind), by_kind[kind])
        rows += of_kind
        headlines.append(headline)
    return Figure(
        name=NAME,
        title=_("Where they went"),
        definition=(
            _("Stays that ended in the period, by where the citizen went on the day of leaving."),
            _(
                "Back in own home = own home with or without support ÷ the stays whose destination "
                "is known. Not known is counted for itself."
            ),
            _(
                "All stays are counted. The report's “over 75 %%” is another count: a random "
                "sample of cases in Herning's management supervision."
            )
            % {},
            _("Guests of a night are not counted: they came from home. Nor are deaths."),
            _("It says where they went, not where they are now."),
            _("How each counts in the national count of homelessness is our reading of its list."),
        ),
        source="V § 2.9",
        columns=(
            Column("kind", _("Kind of place"), Unit.TEXT),
            Column("destination", _("Went to"), Unit.TEXT),
            Column("national", _("In the national count of homelessness"), Unit.TEXT),
            Column("stays", _("Stays"), persons=True),
            Column("share", _("Share of the known"), Unit.PER_CENT, of_persons=True),
        ),
        rows=tuple(rows),
        empty=_("No stay ended in the period."),
        headline=" · ".join(headlines),
    )


def _of_kind(kind: Kind, name: str, counts: dict[str, int]) -> tuple[list[FigureRow], str]:
    known = sum(n for destination, n in counts.items() if destination != "unknown")
    rows = [
        FigureRow(
            (
                name,
                str(Stay.Destination(key).label),
                _(IN_THE_NATIONAL_COUNT[key]),
                counts[key],
                per_cent_of_persons(counts[key], known) if key != "unknown" else None,
            ),
            key=(kind, key),
        )
        for key in Stay.Destination.values
        if key in counts
    ]
    home = sum(counts.get(key, 0) for key in OWN_HOME)
    share = per_cent_of_persons(home, known)
    back = (name, _("Back in own home"), "", home, share)
    rows.append(FigureRow(back, is_total=True, key=(kind, None)))
    rows.append(
        FigureRow(
            (name, _("All stays"), "", sum(counts.values()), None), is_total=True, key=(kind, None)
        )
    )
    words = _("%(kind)s: %(home)s of %(known)s known back in own home (%(share)s)") % {
        "kind": name,
        "home": home,
        "known": known,
        "share": shown(share, Column("", "", Unit.PER_CENT)),
    }
    return rows, words
