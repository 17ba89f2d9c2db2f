"""Who is in a house tonight, by the same statements as the board: who sleeps where, who sleeps
elsewhere, who is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from organisations.actors import Actor
from placements.models import Absence, Booking, Facility, Stay


@dataclass(frozen=True)
class Sleeper:
    stay: Stay
    place: str
    #: Where they are instead, if not in the house; None: they are in.
    away: Absence | None = None
    is_trial: bool = False


@dataclass(frozen=True)
class Tonight:
    inside: list[Sleeper]
    away: list[Sleeper]
    #: Are to come today, and nobody has written that they have.
    expected: list[Sleeper]

    @property
    def citizens(self) -> Iterator[tuple[int, int | None]]:
        for each in (*self.inside, *self.away, *self.expected):
            yield each.stay.controller_id, each.stay.citizen_id


def in_tonight(by: Actor, house: Facility, today: date) -> Tonight:
    """Two statements. Whoever has not been written as having left is in bed, whatever was planned
    (``Booking.slept_in_on``)."""
    away = Absence.objects.on(today)
    own = Booking.objects.visible_to(by, today).filter(
        place__facility=house, stay__in=Stay.objects.visible_to(by)
    )
    slept = own.slept_in_on(today)
    comes = own.standing().filter(
        Q(kind=Booking.Kind.STAY, stay__status=Stay.Status.PLANNED) | Q(kind=Booking.Kind.TRIAL),
        Q(ends_on=None) | Q(ends_on__gt=today),
        starts_on__lte=today,
    )
    bookings = (
        (slept | comes)
        .select_related("place", "stay__citizen", "stay__facility")
        .prefetch_related(Prefetch("stay__absences", away, to_attr="away_tonight"))
        .order_by("place__order", "place__name", "pk")
    )
    inside, elsewhere, expected = [], [], []
    for booking in bookings:
        stay = booking.stay
        assert stay is not None
        gone = next(iter(stay.away_tonight), None)  # type: ignore[attr-defined]
        if booking.kind == Booking.Kind.TRIAL:
            expected.append(Sleeper(stay, booking.place.name, is_trial=True))
        elif stay.status == Stay.Status.PLANNED:
            expected.append(Sleeper(stay, booking.place.name))
        elif gone is not None:
            elsewhere.append(Sleeper(stay, booking.place.name, gone))
        else:
            inside.append(Sleeper(stay, booking.place.name))
    return Tonight(inside, elsewhere, expected)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """From midnight to midnight."""
    start = timezone.make_aware(datetime.combine(day, time()))
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    return start, end
