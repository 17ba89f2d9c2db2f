"""A month of one's own days."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.checks import EARLIEST, LATEST
from my_calendar.entries import House, entries_of, houses_of
from my_calendar.month import days_of, month_of
from organisations.access import ActorRequest, needs


@require_safe
@needs()
def month(request: ActorRequest) -> HttpResponse:
    """The month in the address (``maaned``), with all of a day (``dag``), of a house (``hus``)."""
    actor, now = request.actor, timezone.now()
    today = timezone.localdate(now)
    chosen = _day(request.GET.get("dag", ""))
    first = _first_of(request.GET.get("maaned", ""), chosen or today)
    start, end = days_of(first)
    houses = houses_of(actor, start, end)
    house = _asked_for(request.GET.get("hus", ""), houses)
    entries = entries_of(actor, start, end, houses=houses, now=now)
    if house is not None:
        entries = [entry for entry in entries if entry.facility_id == house.facility.pk]
    shown = month_of(first, entries, [house] if house else houses, today=today, chosen=chosen)
    named = [
        (entry.controller_id or actor.organisation.pk, entry.citizen_id)
        for entry in shown.named
        if entry.citizen_id
    ]
    if named:
        log_shown(named, by=actor, what="calendar", purpose=Purpose.OWN_WORK)
    context = {
        "section": "my_day",
        "month": shown,
        "houses": [each.facility for each in houses],
        "house": house.facility if house else None,
        "today": today,
        "of_house": f"&hus={house.facility.pk}" if house else "",
    }
    return render(request, "my_calendar/month.html", context)


def _day(asked: str) -> date | None:
    try:
        day = parse_date(asked)
    except ValueError:
        return None
    return day if day is not None and _is_sane(day) else None


def _first_of(asked: str, otherwise: date) -> date:
    return (_day(f"{asked}-01") or otherwise).replace(day=1)


def _is_sane(day: date) -> bool:
    """With a month before and after it."""
    return EARLIEST.year < day.year < LATEST.year


def _asked_for(asked: str, houses: list[House]) -> House | None:
    return next((house for house in houses if str(house.facility.pk) == asked), None)
