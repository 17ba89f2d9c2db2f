"""The month's sheet that both sides print and sign, and what a day costs."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.checks import EARLIEST, LATEST
from core.forms import attempt, posted
from discharge.forms import PriceForm
from discharge.models import DayPrice
from discharge.services.waiting import set_day_price
from discharge.sheet import first_declared, month_of, sheets_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.SEE_REFERRALS)
def month(request: ActorRequest, year: int, month: int) -> HttpResponse:
    """The ready-for-discharge days of a month: a sheet for each ward and municipality."""
    if not (EARLIEST.year < year < LATEST.year and 1 <= month <= 12):
        raise Http404
    today = timezone.localdate()
    first, end = month_of(year, month)
    sheets = sheets_of(request.actor, first, end, today)
    log_shown(
        {
            (row.referral.controller_id, row.referral.citizen_id)
            for sheet in sheets
            for row in sheet.rows
        },
        by=request.actor,
        what="ready_days_sheet",
        purpose=Purpose.WORKLIST,
    )
    earliest = first_declared(request.actor)
    context = {
        "section": "referrals",
        "sheets": sheets,
        "first": first,
        "last": end - timedelta(days=1),
        "before": first - timedelta(days=1) if earliest and earliest < first else None,
        "after": end if end <= today else None,
        "is_running": first <= today < end,
        "has_other_receivers": any(sheet.days_elsewhere for sheet in sheets),
        "only_sends": request.actor.only_sends,
        "may_set_price": request.actor.may(Permission.SET_DAY_PRICE),
    }
    return render(request, "discharge/sheet.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SET_DAY_PRICE)
def prices(request: ActorRequest) -> HttpResponse:
    """What a ready-for-discharge day costs, and from when."""
    form = PriceForm(posted(request))
    saved = attempt(
        request,
        form,
        lambda: set_day_price(by=request.actor, now=timezone.now(), **form.cleaned_data),
    )
    if saved is not None:
        messages.success(request, _("The price is saved."))
        return redirect("day_prices")
    context = {
        "section": "referrals",
        "form": form,
        "prices": DayPrice.objects.filter(controller=request.actor.organisation),
        "today": timezone.localdate(),
    }
    return render(request, "discharge/prices.html", context, status=form.status)
