"""The week of the shifts as somebody sees it: days, who is wanted, and the board.

What a volunteer's account reads is what :class:`ShiftLine`, :class:`NoticeLine` and
:class:`MeetLine` have, and nothing else (tests/volunteering/test_fields.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility
from volunteering.models import Bridge, Notice, Shift, Volunteer

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ShiftLine:
    pk: int
    house: str
    what: str
    activity: str
    place: str
    when: str
    needed: int
    free: int
    #: First names to a volunteer; whole names, with their keys, to the house.
    helpers: list[str]
    is_mine: bool
    is_open: bool
    is_called_off: bool
    because: str
    is_repeated: bool


@dataclass(frozen=True)
class NoticeLine:
    pk: int
    house: str
    text: str
    on: date


@dataclass(frozen=True)
class MeetLine:
    """What a peer reads of a citizen."""

    called: str
    meets_at: datetime | None
    house: str
    phone: str


@dataclass(frozen=True)
class Week:
    first: date
    today: date
    days: list[tuple[date, list[ShiftLine]]]
    notices: list[NoticeLine]
    meets: list[MeetLine]
    houses: list[Facility]

    @property
    def last(self) -> date:
        return self.first + A_WEEK - timedelta(days=1)

    @property
    def before(self) -> date:
        return self.first - A_WEEK

    @property
    def after(self) -> date:
        return self.first + A_WEEK

    @property
    def gaps(self) -> int:
        """How many are wanted on shifts that are to come."""
        return sum(line.free for _day, lines in self.days for line in lines if line.is_open)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(actor: Actor, first: date, *, now: datetime) -> Week:
    """Of the houses in sight. Six statements at most, however many shifts."""
    today = timezone.localdate(now)
    own = list(Volunteer.objects.of_account(actor).select_related("facility"))
    is_house = actor.may(Permission.HOUSE_LIFE)
    houses = (
        list(Facility.objects.visible_to(actor).open_on(today))
        if is_house
        else sorted({each.facility for each in own}, key=lambda house: (house.order, house.name))
    )
    start = timezone.make_aware(datetime.combine(first, time()))
    end = timezone.make_aware(datetime.combine(first + A_WEEK, time()))
    shifts = (
        Shift.objects.visible_to(actor)
        .filter(starts_at__gte=start, starts_at__lt=end)
        .select_related("facility")
        .with_helpers()
    )
    lines: dict[date, list[ShiftLine]] = {first + timedelta(days=n): [] for n in range(7)}
    mine = {each.pk for each in own}
    for shift in shifts:
        day = timezone.localdate(shift.starts_at)
        lines[day].append(_line(shift, mine, now, whole_names=is_house))
    notices = Notice.objects.visible_to(actor).shown_on(today).select_related("facility")
    return Week(
        first,
        today,
        list(lines.items()),
        [
            NoticeLine(each.pk, each.facility.name, each.text, timezone.localdate(each.at))
            for each in notices
        ],
        _meets(actor, own, today),
        houses,
    )


def _meets(actor: Actor, own: Sequence[Volunteer], today: date) -> list[MeetLine]:
    if not any(each.kind == Volunteer.Kind.PEER for each in own):
        return []
    read = Bridge.objects.of_account(actor, today).values_list(
        "called", "meets_at", "peer__facility__name", "peer__facility__phone"
    )
    return [MeetLine(*each) for each in read.order_by("meets_at", "pk")]


def _line(shift: Shift, mine: set[int], now: datetime, *, whole_names: bool) -> ShiftLine:
    who = [each.volunteer for each in shift.comes]
    is_off = shift.cancelled_at is not None
    return ShiftLine(
        pk=shift.pk,
        house=shift.facility.name,
        what=shift.what,
        activity=str(shift.get_activity_display()) if shift.title else "",
        place=shift.place,
        when=shift.when,
        needed=shift.needed,
        free=shift.free,
        helpers=[each.name if whole_names else each.first_name for each in who],
        is_mine=any(each.pk in mine for each in who),
        is_open=not is_off and not shift.has_begun(now),
        is_called_off=is_off,
        because=shift.cancelled_because,
        is_repeated=shift.series is not None,
    )
