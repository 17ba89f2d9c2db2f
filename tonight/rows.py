"""The houses somebody may know of tonight: one's own in sight, and those one may refer to.

Of another organisation's house the same is told as by the API (``referrals.services.
open_facilities``): its name, whose it is, and how many places are free. Whom to ring there is what
that organisation shows to whoever refers, or has published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import Contact
from contacts.services import contacts_in_sight, read_as
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.matching import staffed_at_night
from placements.models import Facility, PlaceNeed
from placements.nights import KindTaken, places_taken_on
from placements.tonight import (
    ASKED_AT_NIGHT,
    Carries,
    HouseTonight,
    houses_tonight,
    kinds_of,
)
from public.published import published_houses
from referrals.services.open_facilities import OpenFacility, facilities_open_to
from schemes.base import Track
from tonight.forms import HoldTonightForm

#: Who reads this stands with somebody at the door: the first few are rung.
MOST_NUMBERS: Final = 4


@dataclass(frozen=True)
class Ring:
    """A number to ring, and who answers when."""

    who: str
    phone: str
    hours: str = ""


@dataclass
class Row:
    house: HouseTonight
    #: None where it is one's own organisation.
    run_by: Organisation | None = None
    rings: list[Ring] = field(default_factory=list)
    #: None where the asker can't keep a place here, or none is free.
    form: HoldTonightForm | None = None

    @property
    def ways_in(self) -> list[Track]:
        return [kind.track for kind in self.house.kinds]


def rows_for(by: Actor, *, now: datetime) -> list[Row]:
    """What is free stands on top. As many statements for one house as for a hundred."""
    rows = []
    if by.may(Permission.SEE_PLACES):
        rows += [Row(house) for house in houses_tonight(by, now=now)]
    if by.only_sends:
        rows += _across_the_wall(by, now)
    _say_whom_to_ring(by, rows, now)
    return sorted(rows, key=lambda row: not row.house.free)


def offer_holds(rows: Iterable[Row], bound: HoldTonightForm | None, at: Facility | None) -> None:
    """A form for each of one's own houses with a free place. ``bound`` is the one that was sent:
    it stands ``at`` the house of its place, or at the first where no place was chosen."""
    for row in rows:
        if not row.house.free_places:
            continue
        if bound is not None and at in (None, row.house.facility):
            bound.offer(row.house.free_places)
            row.form, bound = bound, None
        else:
            row.form = HoldTonightForm(places=row.house.free_places, of=row.house.facility.pk)


def _across_the_wall(by: Actor, now: datetime) -> list[Row]:
    today = timezone.localdate(now)
    open_to = facilities_open_to(by, on=today)
    controllers = sorted({each.facility.controller_id for each in open_to})
    facilities = [each.facility.pk for each in open_to]
    taken: dict[int, list[KindTaken]] = {}
    if facilities:
        with acting(*controllers):
            for kind in places_taken_on(facilities, today, controllers=controllers, now=now):
                taken.setdefault(kind.facility_id, []).append(kind)
    return [
        Row(_known_of(each, taken.get(each.facility.pk, []), now), run_by=each.facility.controller)
        for each in open_to
    ]


def _known_of(each: OpenFacility, taken: list[KindTaken], now: datetime) -> HouseTonight:
    """Of the ways of being there that the asker may refer to. What the places have is not told
    across the wall; what is so of all the scheme's houses is no secret."""
    version = each.offers[0].version
    may_refer_to = {offer.track.key for offer in each.offers}
    open_kinds = [kind for kind in taken if kind.track in may_refer_to]
    at_night = {PlaceNeed.NIGHT_STAFF: staffed_at_night(each.facility, on=timezone.localdate(now))}
    carries = [Carries.of_answers(need, [at_night.get(need)]) for need in ASKED_AT_NIGHT]
    places = Counter({kind.track: kind.places.capacity for kind in open_kinds})
    free = Counter({kind.track: kind.places.free for kind in open_kinds})
    return HouseTonight(each.facility, version, kinds_of(version, places, free), [], carries)


def _say_whom_to_ring(by: Actor, rows: list[Row], now: datetime) -> None:
    with read_as(by):
        sight = contacts_in_sight(by, words="", on=timezone.localdate(now), also_past=False)
        shown = list(sight.filter(side=Contact.Side.OURS))
    published = {house.facility_id: house.phone for house in published_houses()}
    for row in rows:
        facility = row.house.facility
        steady = [
            contact
            for contact in shown
            if contact.controller_id == facility.controller_id
            and contact.facility_id in (None, facility.pk)
            and _is_for(by, contact)
        ]
        of_house = facility.phone if row.run_by is None else published.get(facility.pk, "")
        row.rings = list(_rings(facility, of_house, steady, row.run_by or by.organisation))


def _is_for(by: Actor, contact: Contact) -> bool:
    """Kept for everybody; what is kept for one ward is for that ward, and no other is shown it."""
    return by.only_sends or (contact.party_id is None and not contact.party_text)


def _rings(
    facility: Facility, of_house: str, steady: list[Contact], runs_it: Organisation
) -> Iterable[Ring]:
    if of_house:
        yield Ring(facility.name, of_house)
    for contact in steady[:MOST_NUMBERS]:
        who = ", ".join(filter(None, (contact.person, contact.function)))
        yield Ring(who, contact.phone, contact.hours)
        if contact.deputy:
            yield Ring(_("%(who)s (deputy)") % {"who": contact.deputy}, contact.deputy_phone)
    if not of_house and not steady and runs_it.phone:
        yield Ring(runs_it.name, runs_it.phone, runs_it.phone_hours)
