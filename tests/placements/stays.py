"""Planning a stay, moving in and leaving, in one line each."""

from __future__ import annotations

from dataclasses import fields

from placements.models import Booking, Stay
from placements.services.agreement import Agreement
from placements.services.stays import move_in, move_out, plan_stay
from tests.world import NOW, TODAY, House, day, make_citizen

#: What the extension test of a home asks, answered so that the stay goes on.
GOES_ON = {"within_reach": "yes", "goal_met": "no"}

#: What is agreed on a stay, beside who, where and when.
AGREED = [field.name for field in fields(Agreement)]


def plan(house: House, first: int = 0, last: int | None = 90, **changed) -> Stay:
    facts = {
        "by": house.caseworker,
        "starts_on": day(first),
        "ends_on": None if last is None else day(last),
        "scheme_rules_on": TODAY,
        "now": NOW,
    } | changed
    agreed = {name: facts.pop(name) for name in AGREED if name in facts}
    if agreed:
        facts["agreed"] = Agreement(**agreed)
    if "place" not in facts:
        facts["place"] = house.place()
    if "citizen" not in facts:
        facts["citizen"] = make_citizen(house, "Maja Eksempel")
    return plan_stay(**facts)


def here(house: House, first: int = 0, last: int | None = 90, **changed) -> Stay:
    stay = plan(house, first, last, **changed)
    return move_in(by=house.staff, stay=stay, on=day(min(first, 0)), now=NOW)


def leave(house: House, stay: Stay, on: int, **changed) -> Stay:
    facts = {
        "by": house.staff,
        "stay": stay,
        "on": day(on),
        "ending": "as_planned",
        "destination": "own_home",
        "note": "",
        "now": NOW,
    }
    return move_out(**facts | changed)


def booking_of(stay: Stay) -> Booking:
    return Booking.objects.get(stay=stay)


def open_kinds(stay: Stay) -> list[str]:
    return list(stay.follow_ups.open().values_list("kind", flat=True))
