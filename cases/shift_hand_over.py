"""What a shift takes over from those before it: a house's citizens on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from daily_risk.models import RiskEntry
from daily_risk.reading import latest_of
from notes.models import CareAgreement, KnownFirst, Note
from notes.reading import Reading, care_of, pinned_of, readings_of, written_between
from organisations.actors import Actor
from placements.models import Absence, Booking, Facility, Stay
from schemes.shifts import HouseShifts, ShiftOfDay, lately, named

USUAL_HOURS: Final = 24
#: Shifts one can choose among; an address names any.
SHIFTS_SHOWN: Final = 3


@dataclass(frozen=True, kw_only=True)
class Window:
    """What is looked at: what was written in these hours, by a shift's name or the last 24."""

    begins: datetime
    ends: datetime
    shift: ShiftOfDay | None = None


@dataclass(frozen=True, kw_only=True)
class CitizenLine:
    stay: Stay
    #: "Værelse 4"; "" of who sleeps elsewhere.
    place: str
    is_away: bool
    risk: RiskEntry | None
    pinned: list[KnownFirst]
    care: list[CareAgreement]
    #: Newest first.
    notes: list[Note]

    @property
    def for_next_shift(self) -> list[Note]:
        return [note for note in self.notes if note.for_next_shift]

    @property
    def others(self) -> list[Note]:
        return [note for note in self.notes if not note.for_next_shift]


@dataclass(frozen=True, kw_only=True)
class HandOver:
    house: Facility
    window: Window
    lines: list[CitizenLine]
    readings: list[Reading]

    @property
    def to_know(self) -> list[tuple[CitizenLine, Note]]:
        """What the next shift must know, across citizens."""
        return [(line, note) for line in self.lines for note in line.for_next_shift]

    @property
    def with_notes(self) -> list[CitizenLine]:
        return [line for line in self.lines if line.notes or line.pinned or line.care]

    @property
    def quiet(self) -> list[CitizenLine]:
        """Of whom nothing is to be said."""
        return [line for line in self.lines if line not in self.with_notes]

    @property
    def notes(self) -> int:
        return sum(len(line.notes) for line in self.lines)


def window_of(shifts: HouseShifts, key: str, now: datetime) -> Window | None:
    """The shift that is named; else the last 24 hours. None where none is named so."""
    if not key:
        return Window(begins=now - timedelta(hours=USUAL_HOURS), ends=now)
    shift = named(shifts, key)
    if shift is None or timezone.make_aware(shift.begins) > now:
        return None
    begins, ends = timezone.make_aware(shift.begins), timezone.make_aware(shift.ends)
    return Window(begins=begins, ends=min(ends, now), shift=shift)


def shifts_lately(shifts: HouseShifts, now: datetime) -> list[ShiftOfDay]:
    local = timezone.localtime(now).replace(tzinfo=None)
    return lately(shifts, local, SHIFTS_SHOWN)


def hand_over_of(by: Actor, house: Facility, window: Window, *, now: datetime) -> HandOver:
    """Six statements, however many citizens and notes."""
    today = timezone.localdate(now)
    stays = list(_stays(by, house, window, today))
    ids = [stay.pk for stay in stays]
    notes = written_between(ids, window.begins, window.ends)
    pinned, care, risks = pinned_of(ids), care_of(ids, today), latest_of(ids)
    lines = [
        CitizenLine(
            stay=stay,
            place=getattr(stay, "place_name", None) or "",
            is_away=bool(getattr(stay, "is_away", False)),
            risk=risks.get(stay.pk),
            pinned=pinned.get(stay.pk, []),
            care=care.get(stay.pk, []) if stay.is_open else [],
            notes=notes.get(stay.pk, []),
        )
        for stay in stays
    ]
    written = [note for line in lines for note in line.notes]
    return HandOver(
        house=house,
        window=window,
        lines=lines,
        readings=readings_of(house, window.begins, written),
    )


def _stays(by: Actor, house: Facility, window: Window, today: date) -> QuerySet[Stay]:
    """Who is here, and of whom something was written in the window."""
    written = Note.objects.filter(stay=OuterRef("pk"), at__gte=window.begins, at__lt=window.ends)
    place = (
        Booking.objects.standing()
        .filter(stay=OuterRef("pk"), kind=Booking.Kind.STAY, starts_on__lte=today)
        .order_by("-starts_on", "-pk")
        .values("place__name")[:1]
    )
    away = Absence.objects.on(today).filter(stay=OuterRef("pk"))
    return (
        Stay.objects.visible_to(by, facilities=[house.pk])
        .filter(Q(status=Stay.Status.HERE) | Exists(written), facility=house)
        .select_related("citizen", "facility", "key_worker")
        .annotate(place_name=Subquery(place), is_away=Exists(away))
        .order_by("citizen__name_key", "citizen__alias", "pk")
    )
