"""The house's standing meetings: one meeting about all whom it concerns, never one per citizen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Absence, Facility, HouseMeetingHeld, Stay
from placements.models.stay import of_the_municipality, own_code
from schemes.base import HouseMeeting


@dataclass(frozen=True)
class NextMeeting:
    facility: Facility
    meeting: HouseMeeting
    #: Today where none has been held yet.
    on: date


def next_meetings(facilities: Iterable[Facility], today: date) -> Iterator[NextMeeting]:
    """Of those whose scheme has any."""
    due = [
        (facility, meeting)
        for facility in facilities
        for meeting in facility.rules_on(today).house_meetings
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
        yield NextMeeting(facility, meeting, meeting.next_on(held_on) if held_on else today)


def stays_to_go_through(
    actor: Actor, facility: Facility, meeting: HouseMeeting, today: date
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
def hold_house_meeting(
    *, by: Actor, facility: Facility, kind: str, on: date, notes: str, now: datetime
) -> HouseMeetingHeld:
    """Write down that it was held on ``on``. The same again is once."""
    by.must(Permission.FOLLOW_UP)
    if not Facility.objects.visible_to(by).filter(pk=facility.pk).exists():
        raise NotAllowed("not_yours", _("The facility is not one of yours."))
    checks = Checks()
    checks.day("on", on)
    if on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="on")
    notes = checks.text("notes", notes, longest=LONG_TEXT)
    checks.raise_any()
    Facility.objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    held = HouseMeetingHeld.objects.filter(facility=facility, kind=kind, held_on=on).first()
    if held is not None:
        if repeats(held, notes=notes):
            return held
        raise Conflict("already_held", _("The meeting of that day is already written down."))
    return HouseMeetingHeld.objects.create(
        controller_id=facility.controller_id,
        facility=facility,
        kind=kind,
        held_on=on,
        notes=notes,
        by=by.user,
        at=now,
    )
