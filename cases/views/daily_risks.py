"""A citizen's last weeks in green, yellow and red: the picture, and the same in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.views.stays import case_context, open_case
from daily_risk.reading import strip
from daily_risk.rules import REGISTER, uses_daily_risk
from organisations.access import ActorRequest, needs
from organisations.roles import Permission

#: Ours, a setting; an address names other numbers (``uger``).
USUAL_WEEKS: Final = 4
MOST_WEEKS: Final = 26
CHOICES: Final = (2, USUAL_WEEKS, 12, MOST_WEEKS)


@require_safe
@needs(Permission.SEE_CITIZENS)
def daily_risks(request: ActorRequest, pk: int) -> HttpResponse:
    """The last weeks; of a stay that is over those before it ended."""
    case = open_case(request, pk)
    if not uses_daily_risk(case.stay):
        raise Http404
    weeks = _weeks(request.GET.get("uger", ""))
    last = case.stay.left_on or case.today
    since = last - timedelta(days=7 * weeks - 1)
    shown = strip(case.stay, since, until=last, now=timezone.now())
    context = case_context(case, "daily_risks", request.actor) | {
        "strip": shown,
        "counts": [(level, shown.count(level)) for level in ("green", "yellow", "red", "")],
        "shifts": case.stay.version.shifts,
        "weeks": weeks,
        "choices": CHOICES,
        "may_register": REGISTER.may(request.actor),
    }
    return render(request, "cases/daily_risks.html", context)


def _weeks(asked: str) -> int:
    if not asked.isdecimal() or len(asked) > 3:
        return USUAL_WEEKS
    return min(max(int(asked), 1), MOST_WEEKS)
