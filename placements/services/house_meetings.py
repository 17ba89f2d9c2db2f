"""The house's standing meetings: one meeting about all whom it concerns, never one per citizen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max, Prefetch, Q
from django.utils.translation import gettext as _

from core.own_row import own_row
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Absence, Facility, HouseMeetingHeld, Stay
from placements.models.stay import of_the_municipality, own_code
from schemes.meetings import About, MeetingRule, rules_about

_OF_A_HOUSE: Final = (About.HOUSE, About.ORGANISATIONS)


@dataclass(frozen=True)
class NextMeeting:
    facility: Facility
    meeting: MeetingRule
    on: date


def standing_meetings(facility: Facility, on: date) -> list[MeetingRule]:
    """Those that come again, in force on a day."""
    rules = rules_about(facility.rules_on(on).meetings, *_OF_A_HOUSE)
    return [rule for rule in rules if rule.days is not None]


def next_day_of(meeting: MeetingRule, last_held: date | None, today: date) -> date:
    """When it is to be held next: today where it never was."""
    return meeting.next_on(last_held) if last_held else today


def next_meetings(facilities: Iterable[Facility], today: date) -> Iterator[NextMeeting]:
    """Of those whose scheme has any."""
    due = [
        (facility, meeting)
        for facility in facilities
        for meeting in standing_meetings(facility, today)
    ]
    if not due:
        return
    held = HouseMeetingHeld.objects.filter(facility__in={facility for facility, _meeting in due})
    last = {
        (facility, kind): day
        for facility, kind, day in held.order_by()
        .values_list("facility", "kind")
        .annotate(last=Max("held_on"))
    }
    for facility, meeting in due:
        held_on = last.get((facility.pk, meeting.kind))
        yield NextMeeting(facility, meeting, next_day_of(meeting, held_on, today))


def stays_to_go_through(
    actor: Actor, facility: Facility, meeting: MeetingRule, today: date
) -> list[Stay]:
    """Those in the house whom the meeting is about, with ``away_tonight``: their absences then."""
    stays = Stay.objects.visible_to(actor).in_house().filter(facility=facility)
    if meeting.own_citizens_only:
        stays = stays.filter(
            of_the_municipality(actor)
            | Q(home_municipality="", citizen__home_municipality=own_code(actor))
        )
    away = Prefetch("absences", Absence.objects.on(today), to_attr="away_tonight")
    in_order = stays.select_related("citizen").order_by("moved_in_on", "pk")
    return list(in_order.prefetch_related(away))


@transaction.atomic
def note_house_meeting(
    *, by: Actor, facility: Facility, kind: str, on: date, now: datetime
) -> HouseMeetingHeld:
    """Write down that it was held on ``on``: the next is counted from there. Twice is once."""
    by.must(Permission.FOLLOW_UP)
    houses = Facility.objects.visible_to(by)
    house = own_row(houses, facility.pk, not_yours=_("The facility is not one of yours."))
    held, _is_new = HouseMeetingHeld.objects.get_or_create(
        controller_id=house.controller_id,
        facility=house,
        kind=kind,
        held_on=on,
        defaults={"by": by.user, "at": now},
    )
    return held
