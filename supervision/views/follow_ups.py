"""Follow-ups held in time, as a page and a file; what is late, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access, log_shown
from core.pages import page_of
from core.spreadsheets import Value, as_csv_file, as_xlsx_file
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from supervision.in_time import KindAtHouse, Line, Period, in_time, period_of
from supervision.late_now import late_now, late_rows, not_done
from supervision.views.houses import houses_asked_for

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _period(request: ActorRequest) -> Period:
    today = timezone.localdate()
    return period_of(request.GET.get("fra", ""), request.GET.get("til", ""), today)


@require_safe
@needs(Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
def in_time_page(request: ActorRequest) -> HttpResponse:
    """By house, kind and month. It names nobody."""
    houses, period = houses_asked_for(request), _period(request)
    kinds = in_time(request.actor, houses.chosen, period, timezone.localdate())
    context = {
        "section": "overview",
        "houses": houses,
        "period": period,
        "by_house": _by_house(kinds),
        "tab": "in_time",
        "sees_samples": request.actor.may(Permission.SEE_SUPERVISION),
    }
    return render(request, "supervision/in_time.html", context)


def _by_house(kinds: Sequence[KindAtHouse]) -> list[tuple[str, list[KindAtHouse]]]:
    by_house: dict[str, list[KindAtHouse]] = {}
    for kind in kinds:
        by_house.setdefault(kind.whole.house.name, []).append(kind)
    return list(by_house.items())


@require_safe
@needs(Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
def in_time_file(request: ActorRequest, kind: str) -> HttpResponse:
    """The table's months as csv or xlsx. A count of one is somebody, so whoever takes it is
    logged."""
    if kind not in _TYPES:
        raise Http404
    houses, period, today = houses_asked_for(request), _period(request), timezone.localdate()
    lines = [
        line
        for each in in_time(request.actor, houses.chosen, period, today)
        for line in each.months
    ]
    log_access(
        by=request.actor,
        action=AccessLog.Action.EXPORT,
        what="follow-ups in time",
        purpose=Purpose.FIGURES,
    )
    heading, rows = _heading(), _rows(lines)
    written = (
        as_csv_file(heading, rows) if kind == "csv" else as_xlsx_file(_("On time"), heading, rows)
    )
    name = f"{_('on-time')}-{period.first:%Y-%m}-{period.last:%Y-%m}.{kind}"
    # Django has it as no HttpResponse, though it is a response.
    response: Any = FileResponse(
        written, as_attachment=True, filename=name, content_type=_TYPES[kind]
    )
    answer: HttpResponse = response
    return answer


def _heading() -> list[str]:
    return [
        _("Facility"),
        _("Follow-up"),
        _("Month"),
        _("Were due"),
        _("On time"),
        _("Late"),
        _("Days late, median"),
        _("Not done"),
        _("Still open"),
        _("Date moved"),
    ]


def _rows(lines: Sequence[Line]) -> Iterator[Sequence[Value]]:
    for line in lines:
        median = "" if line.median_late is None else f"{line.median_late:g}".replace(".", ",")
        yield [
            line.house.name,
            line.title,
            f"{line.month:%Y-%m}",
            line.due,
            line.in_time,
            line.late,
            median,
            line.not_done,
            line.open,
            line.moved,
        ]


@require_safe
@needs(Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
def late_page(request: ActorRequest) -> HttpResponse:
    """What is late now, whom it stands on and why its date was moved; or what was not done."""
    houses, period, today = houses_asked_for(request), _period(request), timezone.localdate()
    shows_not_done = request.GET.get("vis") == "ikke-holdt"
    rows = (
        not_done(request.actor, houses.chosen, period)
        if shows_not_done
        else late_now(request.actor, houses.chosen, today)
    )
    page = page_of(request, rows)
    log_shown(
        {(row.controller_id, row.stay.citizen_id) for row in page},
        by=request.actor,
        what="late follow-ups",
        purpose=Purpose.SUPERVISION,
    )
    context = {
        "section": "overview",
        "houses": houses,
        "period": period,
        "page": page,
        "rows": late_rows(list(page), today),
        "shows_not_done": shows_not_done,
        "months": [date_format(day, "F Y") for day in (period.first, period.last)],
        "tab": "late",
        "sees_samples": request.actor.may(Permission.SEE_SUPERVISION),
    }
    return render(request, "supervision/late.html", context)
