"""Stays from a file: who, where, from when until when, how it ended.

Each row becomes a stay as the product would have written it, judged by the scheme's rules on the
day of arrival; which nights it takes is looked at in ``nights``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from citizens.models import Citizen
from core.problems import Problem
from imports.columns import folded, kinds_by_word
from imports.services.citizens import Known, number_of
from imports.services.new_stay import MUNICIPALITIES, NewStay
from imports.services.nights import check_nights
from imports.services.places import BATCH, house_of
from imports.services.rows import Outcome, Row
from imports.services.stays_here import StaysHere
from organisations.actors import Actor
from placements.models import Facility, Place, Stay
from placements.services.conflicts import period_in_words
from placements.services.leaving import checked_leaving
from placements.services.length import problem_of_end
from placements.services.place_lock import check_period
from schemes.base import NoVersion, UnknownTrack

#: At which column a field of the rules is said.
_COLUMN_OF: Final = {"on": "left", "starts_on": "arrived", "ends_on": "planned_end"}


def check_stays(
    by: Actor, rows: list[Row], now: datetime, so_far: Callable[[int], object]
) -> Outcome[NewStay]:
    """What of it is new, already here, or wrong."""
    outcome: Outcome[NewStay] = Outcome()
    citizens = _citizens_of(by, rows)
    houses = {folded(house.name): house for house in Facility.objects.run_by(by)}
    for house in houses.values():
        house.controller = by.organisation
    places = {(place.facility_id, folded(place.name)): place for place in Place.objects.run_by(by)}
    read = []
    for n, (row, citizen) in enumerate(zip(rows, citizens, strict=True)):
        each = _read(by, row, citizen, houses, places, now)
        if each is not None and not row.is_wrong:
            read.append(each)
        if n % BATCH == 0:
            so_far(n)
    here = StaysHere(by, read)
    for each in read:
        if here.has(each):
            outcome.there += not each.row.is_wrong
        elif not each.row.is_wrong:
            outcome.new.append(each)
    here.log()
    check_nights(by, [each for each in outcome.new if each.is_new], now)
    _check_deaths(by, outcome.new)
    outcome.only_keys = len(here.only_keys)
    outcome.new = [each for each in [*outcome.new, *here.only_keys] if not each.row.is_wrong]
    for row in rows:
        outcome.wrong += row.wrong
    return outcome


def _citizens_of(by: Actor, rows: Iterable[Row]) -> list[Citizen | None]:
    """Whose stay each row is; who is not known is said at the row."""
    rows = list(rows)
    numbers = [number_of(row, row.number_of("number")) for row in rows]
    keys = [row.key("citizen_key") for row in rows]
    known = Known(by, numbers, keys)
    citizens = []
    for row, identifier, key in zip(rows, numbers, keys, strict=True):
        by_number = (
            known.by_number.get((identifier.system, identifier.value)) if identifier else None
        )
        by_key = known.by_key.get(key)
        if not identifier and not key and not row.is_wrong:
            row.add("number", _("Write the citizen's CPR number or key."))
        elif identifier and by_number is None:
            row.add("number", _("No citizen here has this number. Bring the citizens in first."))
        elif key and by_key is None and not row.is_wrong:
            row.add("citizen_key", _("No citizen here has this key. Bring the citizens in first."))
        elif by_number and by_key and by_number != by_key:
            row.add("citizen_key", _("The key belongs to a citizen without this CPR number."))
        citizens.append(by_number or by_key)
    return citizens


def _read(
    by: Actor,
    row: Row,
    citizen: Citizen | None,
    houses: dict[str, Facility],
    places: dict[tuple[int, str], Place],
    now: datetime,
) -> NewStay | None:
    key, house = row.key("key"), house_of(row, houses)
    arrived = row.day("arrived", missing=_("Write the day of arrival."))
    left, planned_end = row.day("left"), row.day("planned_end")
    ending = row.word("ending", {str(each.label): each.value for each in Stay.Ending})
    destination = row.word(
        "destination", {str(each.label): each.value for each in Stay.Destination}
    )
    note = row.text("note", longest=5000)
    municipalities = {name: row.municipality(name) for name in MUNICIPALITIES}
    place = _place_of(row, house, places)
    track = _track_of(row, house, place)
    if row.is_wrong or citizen is None or house is None or arrived is None:
        return None
    stay = Stay(
        controller=by.organisation,
        citizen=citizen,
        facility=house,
        status=Stay.Status.HERE if left is None else Stay.Status.LEFT,
        scheme=house.scheme,
        track=track,
        rules_on=arrived,
        moved_in_on=arrived,
        left_on=left,
        ending=ending,
        destination=destination,
        outcome_note=note,
        created_by=by.user,
        **municipalities,
    )
    stay.home_municipality = stay.home_municipality or citizen.home_municipality
    new = NewStay(row, key, stay, place, None)
    if _knows_its_rules(new):
        _check_course(new, left, planned_end, now)
    return new


def _place_of(
    row: Row, house: Facility | None, places: dict[tuple[int, str], Place]
) -> Place | None:
    name = row.text("place")
    if house is None or not name:
        return None
    place = places.get((house.pk, folded(name)))
    if place is None:
        row.add("place", _("The house has no place by that name. Bring the places in first."))
        return None
    place.facility = house
    return place


def _track_of(row: Row, house: Facility | None, place: Place | None) -> str:
    if house is None:
        return ""
    words = kinds_by_word(house)
    written = row.word("track", words)
    if place is not None:
        if written and written != place.track:
            row.add("track", _("The place is of another kind."))
        return place.track
    if written in kinds_by_word(house, with_place=True).values():
        row.add("place", _("Write which place the citizen had."))
    elif not written and not row.is_wrong:
        row.add("place", _("Write which place the citizen had, or that it was outreach."))
    return written


def _knows_its_rules(new: NewStay) -> bool:
    """The house's rules on the day of arrival had such a kind, and took in such a citizen."""
    row, stay = new.row, new.stay
    try:
        version = stay.version
        takes_place = stay.scheme_track.takes_place
    except NoVersion:
        row.add("arrived", _("The house's offer has no rules on that day."))
        return False
    except UnknownTrack:
        row.add("track", _("The house's offer had no such kind on that day."))
        return False
    if takes_place != (new.place is not None):
        row.add("place", _("Write which place the citizen had."))
    if stay.citizen.is_anonymous and not version.anonymous_allowed:
        row.add("number", _("The house's offer takes in nobody who is anonymous."))
    return not row.is_wrong


def _check_course(new: NewStay, left: date | None, planned_end: date | None, now: datetime) -> None:
    row, stay, today = new.row, new.stay, timezone.localdate(now)
    arrived = stay.moved_in_on
    assert arrived is not None, "a row without a day of arrival was refused"
    if arrived > today:
        row.add("arrived", _("Choose today or an earlier day."))
        return
    if not stay.facility.is_open_on(arrived):
        row.add("arrived", _("The house is closed from that day."))
    if stay.citizen.died_on and (left is None or left > stay.citizen.died_on):
        row.add("left" if left else "arrived", _("The citizen had died by then."))
    if left is None:
        _check_under_way(new, planned_end, today)
    else:
        try:
            stay.outcome_note = checked_leaving(
                Actor.system(stay.controller),
                stay,
                left,
                stay.ending,
                stay.destination,
                stay.outcome_note,
                now,
            )
        except Problem as problem:
            row.add_from(problem, _COLUMN_OF)
        if stay.ending == Stay.Ending.DIED:
            stay.destination = ""
        if planned_end and stay.scheme_track.length.end_set_at_start:
            stay.planned_end_on = planned_end
    if new.place is not None and not row.is_wrong:
        last = left or (new.nights[1] if new.nights else arrived)
        new.nights = (arrived, last) if last > arrived else None
        _check_place_is_there(new, arrived, last)


def _check_under_way(new: NewStay, planned_end: date | None, today: date) -> None:
    """Still here: nothing of leaving is written, and until when the place is taken."""
    row, stay = new.row, new.stay
    for column, value in (("ending", stay.ending), ("destination", stay.destination)):
        if value:
            row.add(column, _("Write the day of leaving too, or leave this out."))
    if stay.outcome_note:
        row.add("note", _("Write the day of leaving too, or leave this out."))
    assert stay.moved_in_on is not None
    if new.place is None:
        stay.expected_on = stay.moved_in_on
        if planned_end:
            row.add("planned_end", _("Outreach has no planned end."))
        return
    until = _taken_until(new, planned_end, today)
    if until is None:
        row.add("planned_end", _("Choose the day the stay is planned to end."))
        return
    try:
        check_period(stay.moved_in_on, until, on=today, back=False)
    except Problem as problem:
        row.add_from(problem, _COLUMN_OF)
    # Somebody is in the bed tonight, whatever was planned.
    new.nights = (stay.moved_in_on, max(until, today + timedelta(days=1)))


def _taken_until(new: NewStay, planned_end: date | None, today: date) -> date | None:
    """The planned end; where the track sets none, the next review that is still to come."""
    stay = new.stay
    assert stay.moved_in_on is not None
    if stay.scheme_track.length.end_set_at_start:
        stay.planned_end_on = planned_end
        if planned_end is not None:
            _say_length_is_not_ours(stay, planned_end)
        return planned_end
    first = planned_end or stay.version.review_on(stay.track, stay.moved_in_on)
    if first is None or first <= today:
        return stay.version.review_on(stay.track, today)
    return first


def _say_length_is_not_ours(stay: Stay, planned_end: date) -> None:
    """Longer or shorter than the scheme says takes a reason; what was agreed elsewhere says so."""
    if planned_end > (stay.moved_in_on or planned_end) and problem_of_end(stay, planned_end):
        with translation.override(settings.LANGUAGE_CODE):
            stay.length_reason = _(
                "It was agreed before the stay was brought in from another system."
            )


def _check_place_is_there(new: NewStay, arrived: date, last: date) -> None:
    place = new.place
    assert place is not None
    if arrived < place.opens_on or (place.closes_on is not None and last > place.closes_on):
        words = _("The place exists only %(period)s.")
        period = period_in_words(place.opens_on, place.closes_on)
        column = (
            "arrived" if arrived < place.opens_on else "left" if new.stay.left_on else "planned_end"
        )
        new.row.add(column, words % {"period": period})


def _check_deaths(by: Actor, stays: list[NewStay]) -> None:
    """Nobody stays after the day of their death, in the file or here."""
    died: dict[int, NewStay] = {}
    for each in stays:
        if each.is_new and each.stay.ending == Stay.Ending.DIED:
            died.setdefault(each.stay.citizen_id, each)
    goes_on = [Stay.Status.PLANNED, Stay.Status.HERE]
    open_ones = Stay.objects.filter(controller=by.organisation, status__in=goes_on)
    still_here: set[int] = set()
    for some in batched(sorted(died), 2000):
        still_here |= set(open_ones.filter(citizen__in=some).values_list("citizen", flat=True))
    for each in stays:
        death = died.get(each.stay.citizen_id)
        if death is each and each.stay.citizen_id in still_here:
            each.row.add("ending", _("The citizen has a stay here that is not over."))
        elif death is each and each.stay.citizen.died_on not in (None, each.stay.left_on):
            each.row.add("left", _("Another day of death is known here."))
        elif death is not None and death is not each and _is_later(each.stay, death.stay):
            words = _("By row %(n)s of the file the citizen had died by then.")
            each.row.add("left", words % {"n": death.row.number})


def _is_later(stay: Stay, death: Stay) -> bool:
    if stay.left_on is None or death.left_on is None:
        return True
    return stay.left_on > death.left_on
