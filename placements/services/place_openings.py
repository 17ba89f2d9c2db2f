"""Places: opened in a house, described, closed for good from a day, and kept open after all.

A place that is only closed for a while, for painting, is ``bookings.close_place``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.events import PlaceRunEvent
from placements.house_rules import RULES, HouseVerb
from placements.models import Booking, Facility, Place, PlaceNeed
from placements.nights import FURTHEST_AHEAD
from placements.services.against_closing import check_nothing_booked_after
from placements.services.houses import kinds_of_places, lock_house
from placements.services.place_lock import lock_place

#: Ours, a setting: a house opens with a handful of places, and a slip of the finger is none.
MOST_AT_ONCE: Final = 30
#: Ours, a setting: a place that is longer in being made ready is closed, with a reason.
MOST_TURNAROUND_DAYS: Final = 14
_LAST_IN_ORDER: Final = 999


@dataclass(frozen=True, kw_only=True)
class PlaceFacts:
    """A place as it is opened; several, where there are numbers: "Bolig 1" to "Bolig 6"."""

    name: str
    track: str
    description: str
    equipment: Sequence[str]
    opens_on: date | None
    #: Days after each stay in which the place is made ready.
    turnaround_days: int | None = 0
    #: For a place that is there for a while (an emergency bed); None: until it is closed.
    closes_on: date | None = None
    first_number: int | None = None
    last_number: int | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceDescription:
    """What is written of a place. Its kind and first day are part of the figures once it has been
    booked, and stay as they are."""

    name: str
    track: str
    description: str
    equipment: Sequence[str]
    opens_on: date | None
    order: int
    turnaround_days: int | None = 0

    @classmethod
    def of(cls, place: Place) -> PlaceDescription:
        return cls(**{name: getattr(place, name) for name in cls.__dataclass_fields__})

    @property
    def values(self) -> dict[str, Any]:
        """With the equipment as a list, as the column has it."""
        return asdict(self) | {"equipment": list(self.equipment)}


@transaction.atomic
def open_places(*, by: Actor, house: Facility, facts: PlaceFacts, now: datetime) -> list[Place]:
    """New places of the house. The same again gives the places there are.

    Raises :class:`Problems` at the fields.
    """
    RULES[HouseVerb.OPEN_PLACES].must(by)
    row = lock_house(by, house)
    checks = Checks()
    values = checked_place(checks, row, asdict(facts), now)
    opens_on = values["opens_on"]
    values["closes_on"] = checked_closing(checks, row, opens_on, facts.closes_on)
    name = values.pop("name")
    numbers = _numbers(checks, facts.first_number, facts.last_number)
    names = [f"{name} {number}" for number in numbers] if numbers else [name]
    if any(len(each) > 80 for each in names):
        checks.add("too_long", _("Write a shorter name."), field="name")
    namesakes = list(row.places.filter(name__in=names))
    if len(namesakes) == len(names) and all(repeats(each, **values) for each in namesakes):
        return namesakes
    if namesakes:
        words = _("The house has a place by that name: %(names)s.")
        taken = ", ".join(place.name for place in namesakes)
        checks.add("name_taken", words % {"names": taken}, field="name")
    checks.raise_any()
    last = row.places.aggregate(last=Max("order"))["last"] or 0
    places = Place.objects.bulk_create(
        Place(controller_id=row.controller_id, facility=row, name=each, order=last + n, **values)
        for n, each in enumerate(names, start=1)
    )
    for place in places:
        record(place, PlaceRunEvent.OPENED, by=by, at=now, place=place.name, on=opens_on)
    return places


@transaction.atomic
def describe_place(
    *,
    by: Actor,
    place: Place,
    facts: PlaceDescription,
    now: datetime,
    shown: Shown | None = None,
) -> Place:
    """Write what is right of the place. The same again changes nothing.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``.
    """
    RULES[HouseVerb.DESCRIBE_PLACE].must(by)
    house = lock_house(by, place.facility)
    row = lock_place(by, place, now=now, among=Place.objects.run_by(by))
    standing = PlaceDescription.of(row).values
    merged = merge(shown, typed=facts.values, standing=standing)
    if merged == standing:
        return row
    checks = Checks()
    values = checked_place(checks, house, merged, now)
    values["order"] = merged["order"]
    if not isinstance(merged["order"], int) or not 0 <= merged["order"] <= _LAST_IN_ORDER:
        checks.add("not_a_number", _("Write a number from 0 to 999."), field="order")
    if house.places.filter(name=values["name"]).exclude(pk=row.pk).exists():
        words = _("The house has a place by that name: %(names)s.") % {"names": values["name"]}
        checks.add("name_taken", words, field="name")
    opens_on = values["opens_on"]
    if opens_on and row.closes_on is not None and row.closes_on <= opens_on:
        checks.add("closes_first", _("It opens before the day it closes."), field="opens_on")
    moved = [name for name in ("track", "opens_on") if values[name] != standing[name]]
    if moved and row.bookings.exists():
        words = _("The place has been booked: its kind and its first day stay as they are.")
        for name in moved:
            checks.add("has_been_booked", words, field=name)
    checks.raise_any()
    if values == standing:
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    record(row, PlaceRunEvent.CHANGED, by=by, at=now, place=row.name)
    return row


@transaction.atomic
def end_place(*, by: Actor, place: Place, on: date | None, now: datetime) -> Place:
    """From the night of ``on`` the place is there no more. The same again changes nothing.

    Raises :class:`PlaceTaken` with the last that is booked after it, :class:`Conflict`
    ``already_closes`` where it closes on another day.
    """
    RULES[HouseVerb.END_PLACE].must(by)
    row = lock_place(by, place, now=now, among=Place.objects.run_by(by))
    if on is not None and row.closes_on == on:
        return row
    checks = Checks()
    on = checks.day("on", on, missing=_("Choose the first day on which the place is closed."))
    if on is not None and on < timezone.localdate(now):
        checks.add("past_date", _("Choose today or a later day."), field="on")
    elif on is not None and on <= row.opens_on:
        checks.add("closes_first", _("It closes after the day it opens."), field="on")
    checks.raise_any()
    assert on is not None, "a missing day was raised above"
    if row.closes_on is not None:
        words = _("The place closes on another day already. Let it stay open first.")
        raise Conflict("already_closes", words, field="on")
    check_nothing_booked_after(by, row, on, now=now)
    row.closes_on = on
    row.save(update_fields=["closes_on"])
    record(row, PlaceRunEvent.ENDED, by=by, at=now, place=row.name, on=on)
    return row


@transaction.atomic
def keep_place(*, by: Actor, place: Place, now: datetime) -> Place:
    """The place is open again, or still. Nights that passed meanwhile stay closed, as the figures
    of them say. Of one that does not close nothing changes.

    Raises :class:`Conflict` ``house_closes`` where the house does.
    """
    RULES[HouseVerb.KEEP_PLACE].must(by)
    house = lock_house(by, place.facility)
    row = lock_place(by, place, now=now, among=Place.objects.run_by(by))
    if row.closes_on is None:
        return row
    if house.closes_on is not None:
        words = _("The house closes. Let the house stay open first.")
        raise Conflict("house_closes", words)
    old, today = row.closes_on, timezone.localdate(now)
    row.closes_on = None
    row.save(update_fields=["closes_on"])
    if old < today:
        Booking.objects.create(
            controller_id=row.controller_id,
            place=row,
            kind=Booking.Kind.CLOSURE,
            starts_on=old,
            ends_on=today,
            reason=_("The place was closed for good, and opened again."),
            created_by=by.user,
        )
    record(row, PlaceRunEvent.KEPT, by=by, at=now, place=row.name, on=old)
    return row


def checked_place(
    checks: Checks, house: Facility, typed: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """What is written of a place, as it is kept; what is wrong with it is said at its field."""
    today = timezone.localdate(now)
    missing = _("Write the first day of the place.")
    opens_on = checks.day("opens_on", typed["opens_on"], missing=missing)
    if opens_on is not None and opens_on > today + FURTHEST_AHEAD:
        checks.add("too_far_ahead", _("That is more than two years ahead."), field="opens_on")
    kinds = [track.key for track in kinds_of_places(house, on=opens_on or today)]
    if opens_on is not None and not kinds:
        words = _("The house's offer has no rules on that day. Choose a later one.")
        checks.add("no_rules", words, field="opens_on")
        track = typed["track"]
    else:
        missing = _("Choose what kind of place it is.")
        track = checks.choice("track", typed["track"], kinds, missing=missing)
    missing = _("Write what the place is called.")
    return {
        "name": checks.text("name", typed["name"], missing=missing, longest=80),
        "track": track,
        "description": checks.text("description", typed["description"]),
        "equipment": _equipment(checks, typed["equipment"]),
        "opens_on": opens_on,
        "turnaround_days": checks.whole(
            "turnaround_days", typed.get("turnaround_days") or 0, least=0, most=MOST_TURNAROUND_DAYS
        ),
    }


def checked_closing(
    checks: Checks, house: Facility, opens_on: date | None, closes_on: date | None
) -> date | None:
    """The day a place that is there for a while closes."""
    closes_on = checks.day("closes_on", closes_on)
    if opens_on and closes_on and closes_on <= opens_on:
        checks.add("closes_first", _("It closes after the day it opens."), field="closes_on")
    if house.closes_on is not None and (closes_on is None or closes_on > house.closes_on):
        words = _("The house closes before that. Let the house stay open first.")
        checks.add("house_closes", words, field="closes_on")
    return closes_on


def _equipment(checks: Checks, typed: Sequence[str]) -> list[str]:
    """In the order of the list, each once."""
    if any(key not in PlaceNeed.values for key in typed):
        checks.add("not_a_choice", _("Choose from the list."), field="equipment")
    return [key for key in PlaceNeed.values if key in typed]


def _numbers(checks: Checks, first: int | None, last: int | None) -> range | None:
    """The numbers behind the name; None where the place has a name of its own."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        field = "first_number" if first is None else "last_number"
        checks.add("missing", _("Write both numbers, or none."), field=field)
        return None
    if not 0 <= first <= last <= _LAST_IN_ORDER:
        checks.add("wrong_order", _("The last number comes after the first."), field="last_number")
        return None
    if last - first >= MOST_AT_ONCE:
        words = _("Open at most %(most)d places at a time.") % {"most": MOST_AT_ONCE}
        checks.add("too_many", words, field="last_number")
        return None
    return range(first, last + 1)
