"""Places from a file: matched by house and name, and opened by the rules of opening places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any, Final

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_many
from core.plain_text import one_line
from imports.columns import folded, kinds_by_word
from imports.events import ImportEvent
from imports.models import Import, Kind, Origin
from imports.services.rows import Outcome, Row, differs
from organisations.actors import Actor
from placements.models import Facility, Place, PlaceNeed
from placements.services.houses import kinds_of_places
from placements.services.place_openings import checked_closing, checked_place

BATCH: Final = 500


@dataclass(frozen=True)
class NewPlace:
    row: int
    place: Place


def check_places(
    by: Actor, rows: list[Row], now: datetime, so_far: Callable[[int], object]
) -> Outcome[NewPlace]:
    """What of it is new, already here, or wrong."""
    houses = {folded(house.name): house for house in Facility.objects.run_by(by)}
    known: dict[tuple[int, str], Place] = {
        (place.facility_id, place.name): place for place in Place.objects.run_by(by)
    }
    earlier: dict[tuple[int, str], int] = {}
    outcome: Outcome[NewPlace] = Outcome()
    for n, row in enumerate(rows):
        place = _read(row, houses, now)
        if place is not None and not row.is_wrong:
            same = (place.facility_id, place.name)
            if same in earlier:
                _compare(row, place, known[same], of_row=earlier[same])
            elif same in known:
                _compare(row, place, known[same])
            else:
                known[same], earlier[same] = place, row.number
                outcome.new.append(NewPlace(row.number, place))
                continue
            outcome.there += not row.is_wrong
        outcome.wrong += row.wrong
        if n % BATCH == 0:
            so_far(n)
    return outcome


def _read(row: Row, houses: dict[str, Facility], now: datetime) -> Place | None:
    house = house_of(row, houses)
    opens_on, closes_on = row.day("opens_on"), row.day("closes_on")
    if house is None:
        return None
    words = kinds_by_word(house, with_place=True)
    track = row.word("track", words)
    kinds = kinds_of_places(house, on=opens_on) if opens_on else []
    if not row.text("track") and len(kinds) == 1:
        track = kinds[0].key
    typed: dict[str, Any] = {
        "name": row.text("name"),
        "track": track,
        "description": row.text("description"),
        "equipment": _equipment(row),
        "opens_on": opens_on,
        "turnaround_days": row.whole("turnaround_days"),
    }
    if row.is_wrong:
        return None
    values = checked_place(row.checks, house, typed, now)
    values["closes_on"] = checked_closing(row.checks, house, opens_on, closes_on)
    return Place(controller_id=house.controller_id, facility=house, **values)


def house_of(row: Row, houses: dict[str, Facility]) -> Facility | None:
    """The house that is named; a name that nobody has is a fault."""
    name = row.text("house", missing=_("Write the name of the house."))
    house = houses.get(folded(name))
    if name and house is None:
        names = ", ".join(each.name for each in houses.values()) or _("none")
        row.add(
            "house",
            _("There is no house by that name here. There are: %(names)s.") % {"names": names},
        )
    return house


def _equipment(row: Row) -> list[str]:
    words = {folded(str(need.label)): need.value for need in PlaceNeed}
    typed = [one_line(word) for word in row.text("equipment", longest=400).split(",")]
    keys = [words.get(folded(word), "") for word in typed if word]
    if "" in keys:
        allowed = ", ".join(str(need.label) for need in PlaceNeed)
        row.add("equipment", _("Write one of these: %(words)s.") % {"words": allowed})
    return [key for key in keys if key]


def _compare(row: Row, mine: Place, held: Place, *, of_row: int = 0) -> None:
    before = len(row.checks.problems)
    tracks = {key: word for word, key in kinds_by_word(mine.facility).items()}
    differs(row, "opens_on", mine.opens_on, held.opens_on)
    differs(row, "closes_on", mine.closes_on, held.closes_on)
    differs(row, "track", *(tracks.get(each.track, each.track) for each in (mine, held)))
    differs(row, "turnaround_days", mine.turnaround_days, held.turnaround_days)
    differs(row, "description", mine.description, held.description)
    differs(row, "equipment", *(", ".join(each.equipment_in_words) for each in (mine, held)))
    if of_row and len(row.checks.problems) > before:
        say_row(row, of_row)


def say_row(row: Row, earlier: int) -> None:
    """With which row of the same file it does not agree."""
    row.add("", _("Row %(n)s of the file says otherwise.") % {"n": earlier})


def write_places(
    by: Actor,
    import_of: Import,
    outcome: Outcome[NewPlace],
    now: datetime,
    so_far: Callable[[int], object],
) -> None:
    """All that is new. The houses' rows are locked, as for whoever opens places."""
    ids = {each.place.facility_id for each in outcome.new}
    houses = Facility.objects.run_by(by).filter(pk__in=ids).order_by("pk")
    list(houses.select_for_update(of=("self",), no_key=True))
    last: defaultdict[int, int] = defaultdict(int)
    orders = Place.objects.filter(facility__in=ids).order_by().values("facility")
    for each in orders.annotate(last=Max("order")):
        last[each["facility"]] = each["last"]
    for new in outcome.new:
        last[new.place.facility_id] += 1
        new.place.order = last[new.place.facility_id]
    done = 0
    for some in batched(outcome.new, BATCH):
        Place.objects.bulk_create([new.place for new in some])
        Origin.objects.bulk_create(
            Origin(
                controller_id=import_of.controller_id,
                import_of=import_of,
                kind=Kind.PLACES,
                place=new.place,
                on=timezone.localdate(now),
            )
            for new in some
        )
        record_many(
            [
                (new.place, {"place": new.place.name, "number": import_of.pk, "row": new.row})
                for new in some
            ],
            ImportEvent.PLACE,
            by=by,
            at=now,
        )
        so_far(done := done + len(some))
