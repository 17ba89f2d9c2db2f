"""The board of the volunteers: put up and taken down by the house."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.repeats import AGAIN, repeated
from organisations.actors import Actor
from placements.models import Facility
from volunteering.events import NoticeEvent
from volunteering.models import Notice
from volunteering.rules import RULES, Verb
from volunteering.services.checking import check_without_citizens, own_house

LONGEST: Final = 1000


@transaction.atomic
def post_notice(
    *,
    by: Actor,
    house: Facility,
    text: str,
    until: date | None,
    now: datetime,
    names_nobody: bool = False,
) -> Notice:
    """For all volunteers of the house, until its last day. The same within some minutes is one.

    Raises :class:`Problems` at the fields.
    """
    RULES[Verb.POST].must(by)
    row = own_house(by, house)
    checks = Checks()
    words = checks.text("text", text, missing=_("Write the notice."), longest=LONG_TEXT)
    if len(words) > LONGEST:
        checks.add(
            "too_long", _("Write at most %(most)d characters.") % {"most": LONGEST}, field="text"
        )
    check_without_citizens(checks, row, names_nobody=names_nobody, text=words)
    last = checks.day("until", until)
    if last is not None and last < timezone.localdate(now):
        checks.add("in_the_past", _("Choose today or a later day."), field="until")
    checks.raise_any()
    recent = Notice.objects.filter(facility=row, at__gt=now - AGAIN, removed_at=None)
    if (same := repeated(recent, text=words, until=last)) is not None:
        return same
    notice = Notice.objects.create(
        controller_id=row.controller_id, facility=row, text=words, until=last, by=by.user, at=now
    )
    record(notice, NoticeEvent.POSTED, by=by, at=now, house=row.name)
    return notice


@transaction.atomic
def take_down_notice(*, by: Actor, notice: Notice, now: datetime) -> Notice:
    """Twice is once."""
    RULES[Verb.POST].must(by)
    rows = Notice.objects.visible_to(by).select_related("facility")
    row = own_row(rows, notice.pk, not_yours=_("The notice is not of your house."))
    if row.removed_at is None:
        row.removed_at, row.removed_by = now, by.user
        row.save(update_fields=["removed_at", "removed_by"])
        record(row, NoticeEvent.TAKEN_DOWN, by=by, at=now, house=row.facility.name)
    return row
