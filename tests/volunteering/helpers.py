"""A house with volunteers, and what is done with them, in a line each."""

from __future__ import annotations

from datetime import date, time

from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Facility
from tests.world import NOW, House, day
from volunteering.models import Shift, Volunteer
from volunteering.services.people import VolunteerFacts, add_volunteer
from volunteering.services.shifts import ShiftPlan, plan_shifts

SIGNED = day(-100)


def person(
    house: House,
    name: str = "Jonna Vig",
    *,
    account: Actor | None = None,
    facility: Facility | None = None,
    by: Actor | None = None,
    **changed,
) -> Volunteer:
    facts = {
        "kind": "volunteer",
        "name": name,
        "phone": "20 30 40 50",
        "mail": "",
        "account": account.user.pk if account and account.user else None,
        "confidential_on": SIGNED,
        "criminal_record_on": None,
        "child_certificate_on": None,
    }
    return add_volunteer(
        by=by or house.leader,
        house=facility or house.first,
        facts=VolunteerFacts(**facts | changed),
        now=NOW,
    )


def with_account(house: House, **changed) -> Volunteer:
    """The house's volunteer who signs in."""
    return person(house, account=house.actors[Role.VOLUNTEER], **changed)


def plan_of(n: int = 1, **changed) -> ShiftPlan:
    facts = {
        "activity": "cook",
        "title": "Aftensmad til otte",
        "place": "Køkkenet",
        "on": day(n),
        "begins": time(16),
        "ends": time(19),
        "needed": 1,
    }
    return ShiftPlan(**facts | changed)


def shift(
    house: House,
    n: int = 1,
    *,
    facility: Facility | None = None,
    by: Actor | None = None,
    **changed,
) -> Shift:
    return series(house, n, 0, None, facility=facility, by=by, **changed)[0]


def series(
    house: House,
    n: int,
    every: int,
    until: date | None,
    *,
    facility: Facility | None = None,
    by: Actor | None = None,
    **changed,
) -> list[Shift]:
    return plan_shifts(
        by=by or house.staff,
        house=facility or house.first,
        plan=plan_of(n, **changed),
        every_weeks=every,
        until=until,
        now=NOW,
    )
