"""What nobody could help: noting a call, and how often it happens, when and why."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.contrib import messages
from django.db.models import Count
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay, TruncMonth
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.forms.unmet import UnmetForm
from referrals.models import UnmetDemand
from referrals.services.unmet import WHO_IS_ASKED, kinds_asked, may_note

#: The table looks back a year, the month that runs included.
MONTHS: Final = 12


@require_http_methods(["GET", "POST"])
@needs()
def unmet_new(request: ActorRequest) -> HttpResponse:
    """Note a call, or somebody at the door, that nobody could help."""
    if not may_note(request.actor):
        request.actor.must(WHO_IS_ASKED[0])
    now = timezone.now()
    kinds = kinds_asked(request.actor, on=timezone.localdate(now))
    form = UnmetForm(posted(request), kinds=kinds)
    # With one press from the guest door.
    at_once = request.GET.get("fra") == "gaest"
    noted = attempt(
        request,
        form,
        lambda: form.note(
            by=request.actor, happened_at=form.happened_at(now), now=now, at_once=at_once
        ),
    )
    if noted is not None:
        messages.success(request, _("It is noted, without a name. Thank you for writing it down."))
        return redirect("guest_night" if at_once else "unmet_new")
    context = {
        "section": "referrals",
        "form": form,
        "may_see_table": request.actor.may(Permission.SEE_FIGURES),
    }
    return render(request, "referrals/unmet_new.html", context, status=form.status)


@require_safe
@needs(Permission.SEE_FIGURES)
def unmet_demand(request: ActorRequest) -> HttpResponse:
    """A year of it: by weekday and time of day, and by reason and month. Names nobody."""
    today = timezone.localdate()
    months = _months(today)
    start = timezone.make_aware(datetime.combine(months[0], datetime.min.time()))
    rows = UnmetDemand.objects.visible_to(request.actor).filter(happened_at__gte=start)
    counted = (
        rows.order_by()
        .annotate(
            weekday=ExtractIsoWeekDay("happened_at"),
            hour=ExtractHour("happened_at"),
            month=TruncMonth("happened_at"),
        )
        .values_list("weekday", "hour", "month", "because")
        .annotate(n=Count("pk"))
    )
    by_time: Counter[tuple[int, int]] = Counter()
    by_reason: Counter[tuple[str, date]] = Counter()
    for weekday, hour, month, because, n in counted:
        by_time[hour, weekday] += n
        by_reason[because, timezone.localdate(month)] += n
    context = {
        "section": "referrals",
        "total": by_time.total(),
        "weekdays": [WEEKDAYS[n] for n in range(7)],
        # Hours in which nobody was turned away are left out.
        "by_time": [
            (f"{hour:02}–{hour + 1:02}", _cells([by_time[hour, day] for day in range(1, 8)]))
            for hour in sorted({hour for hour, _weekday in by_time})
        ],
        "months": months,
        "by_reason": [
            (because.label, _cells([by_reason[because, month] for month in months]))
            for because in UnmetDemand.Because
        ],
        "may_note": may_note(request.actor),
    }
    return render(request, "referrals/unmet_demand.html", context)


def _cells(numbers: list[int]) -> dict[str, Any]:
    return {"numbers": numbers, "total": sum(numbers)}


def _months(today: date) -> list[date]:
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    return months
