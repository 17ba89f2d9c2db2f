"""Saying that one has read what the shifts before wrote."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.own_row import own_row
from core.problems import Problem
from notes.events import HandOverEvent
from notes.models import HandOverReading, Note
from notes.rules import RULES, Verb, keeps_notes
from organisations.actors import Actor
from placements.models import Facility, Stay

#: Longer ago than this the page says nothing of what is to be known now. Ours, a setting.
LONGEST_OPEN: Final = timedelta(hours=12)


@transaction.atomic
def read_hand_over(
    *, by: Actor, facility: Facility, opened_at: datetime | None, now: datetime
) -> HandOverReading:
    """What stood on the page when it was opened is read. Where nothing was written since the same
    person's last word, it is that.

    Raises :class:`NotAllowed`, :class:`Problem` where nobody knows what was read.
    """
    RULES[Verb.READ].must(by)
    house = own_row(
        Facility.objects.visible_to(by),
        facility.pk,
        not_yours=_("The house is not one of yours."),
    )
    if not keeps_notes(house, timezone.localdate(now)):
        raise Problem("no_notes", _("Here no notes are kept of a stay."))
    if opened_at is None or not now - LONGEST_OPEN < opened_at <= now:
        raise Problem("opened_long_ago", _("Open the hand-over again, and read it."))
    of_house = Stay.objects.visible_to(by, facilities=[house.pk])
    newest = Note.objects.filter(controller=by.organisation, stay__in=of_house, at__lte=opened_at)
    written = newest.order_by("-at").values_list("at", flat=True).first()
    before = HandOverReading.objects.filter(facility=house, by=by.user).first()
    if before is not None and (written is None or before.opened_at >= written):
        return before
    reading = HandOverReading.objects.create(
        controller_id=house.controller_id, facility=house, opened_at=opened_at, by=by.user, at=now
    )
    record(reading, HandOverEvent.READ, by=by, at=now, house=house.name)
    return reading
