"""How many nights a standing agreement still gives: at a time, and in the month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from core.problems import Conflict
from placements.models import Booking, StandingAgreement

_NIGHT: Final = timedelta(days=1)


def check_agreed(agreement: StandingAgreement, nights: int, *, on: date) -> None:
    """Raise :class:`Conflict` where the agreement does not give ``nights`` from ``on``. The citizen
    is locked, so that two calls at once count each other."""
    agreement.refresh_from_db(fields=["withdrawn_at", "starts_on", "ends_on"])
    if not agreement.in_force_on(on) or agreement.citizen.died_on:
        raise Conflict("agreement_ended", _("The agreement is not in force any more."))
    most = nights_left(agreement, _slept([agreement], on)[agreement.pk], on=on)
    if nights > most:
        raise Conflict("not_agreed", why_none(agreement, most), field="nights")


def why_none(agreement: StandingAgreement, most: int) -> str:
    """Why it gives no more than ``most`` nights, and what can be done."""
    if most:
        return _("The agreement gives %(most)d night(s) now. More takes an assessment.") % {
            "most": most
        }
    return _(
        "The nights of the agreement are used: %(at_a_time)d at a time, %(a_month)d a month. The "
        "guest can be granted a night in the ordinary way."
    ) % {"at_a_time": agreement.nights_at_a_time, "a_month": agreement.nights_a_month}


def nights_left(agreement: StandingAgreement, slept: Collection[date], *, on: date) -> int:
    """From ``on``: as many as are agreed at a time, those just before counted in, and in each month
    no more than are agreed."""
    in_a_row = 0
    while on - (in_a_row + 1) * _NIGHT in slept:
        in_a_row += 1
    used: defaultdict[tuple[int, int], int] = defaultdict(int)
    for night in slept:
        used[night.year, night.month] += 1
    nights = 0
    while in_a_row + nights < agreement.nights_at_a_time:
        night = on + nights * _NIGHT
        month = (night.year, night.month)
        ended = agreement.ends_on is not None and night >= agreement.ends_on
        if ended or used[month] >= agreement.nights_a_month:
            break
        used[month] += 1
        nights += 1
    return nights


def _next_month(day: date) -> date:
    return (day.replace(day=28) + 4 * _NIGHT).replace(day=1)


def used_in_month(slept: Collection[date], *, on: date) -> int:
    return sum(1 for night in slept if (night.year, night.month) == (on.year, on.month))


def slept_by(agreements: Iterable[StandingAgreement], on: date) -> dict[int, set[date]]:
    """{agreement's id: nights} taken by its citizen in its kind of place, from some days before the
    month of ``on`` to the end of the month after. One statement."""
    return _slept(list(agreements), on)


def _slept(agreements: list[StandingAgreement], on: date) -> dict[int, set[date]]:
    first = on.replace(day=1) - 31 * _NIGHT
    last = _next_month(_next_month(on))
    bookings = Booking.objects.standing().filter(
        kind=Booking.Kind.STAY,
        citizen__in={agreement.citizen_id for agreement in agreements},
        starts_on__lt=last,
        ends_on__gt=first,
    )
    rows = bookings.values_list(
        "citizen", "place__facility", "place__track", "starts_on", "ends_on"
    )
    taken: defaultdict[tuple[int, int, str], set[date]] = defaultdict(set)
    for citizen, facility, track, starts_on, ends_on in rows if agreements else ():
        assert citizen is not None
        assert ends_on is not None
        start, end = max(starts_on, first), min(ends_on, last)
        nights = taken[citizen, facility, track]
        nights |= {start + n * _NIGHT for n in range((end - start).days)}
    return {
        agreement.pk: taken[agreement.citizen_id, agreement.facility_id, agreement.track]
        for agreement in agreements
    }
