"""Stays in other houses, as they were told: they count among the days with refund."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeats
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Stay, StayElsewhere
from placements.rules import Verb
from placements.services.stay_lock import lock_stay


@transaction.atomic
def record_stay_elsewhere(
    *, by: Actor, stay: Stay, house: str, admitted_on: date, left_on: date, now: datetime
) -> StayElsewhere:
    """The citizen of ``stay`` was in another house [``admitted_on``, ``left_on``).

    The same again is once; the same house and first day with another last day raises
    :class:`Conflict` ``told_otherwise``. Raises :class:`Problems` at the field.
    """
    rules.must(by, Verb.ELSEWHERE)
    row = lock_stay(by, stay)
    rules.check(row, Verb.ELSEWHERE)
    checks = Checks()
    house = checks.text("house", house, missing=_("Write which house it was."))
    checks.day("admitted_on", admitted_on)
    checks.day("left_on", left_on)
    if left_on <= admitted_on:
        checks.add(
            "before_admission", _("The citizen left after the day of admission."), field="left_on"
        )
    elif left_on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="left_on")
    checks.raise_any()
    known = StayElsewhere.objects.standing().filter(
        citizen=row.citizen_id, house=house, admitted_on=admitted_on
    )
    if (standing := known.first()) is not None:
        if repeats(standing, left_on=left_on):
            return standing
        raise Conflict(
            "told_otherwise",
            _("That stay is written down with another last day. Remove it first."),
            field="left_on",
        )
    elsewhere = StayElsewhere.objects.create(
        controller_id=row.controller_id,
        citizen_id=row.citizen_id,
        house=house,
        admitted_on=admitted_on,
        left_on=left_on,
        by=by.user,
        at=now,
    )
    record(
        row,
        StayEvent.ELSEWHERE_RECORDED,
        by=by,
        at=now,
        house=house,
        admitted_on=admitted_on,
        left_on=left_on,
    )
    return elsewhere


@transaction.atomic
def remove_stay_elsewhere(
    *, by: Actor, stay: Stay, elsewhere: StayElsewhere, now: datetime
) -> StayElsewhere:
    """It was told wrongly, and counts no more. Twice is once."""
    rules.must(by, Verb.ELSEWHERE)
    row = lock_stay(by, stay)
    rules.check(row, Verb.ELSEWHERE)
    fact = own_row(
        StayElsewhere.objects.filter(citizen=row.citizen_id),
        elsewhere.pk,
        not_yours=_("The stay is not one of yours."),
    )
    if fact.removed_at is None:
        fact.removed_at, fact.removed_by = now, by.user
        fact.save(update_fields=["removed_at", "removed_by"])
        record(
            row,
            StayEvent.ELSEWHERE_REMOVED,
            by=by,
            at=now,
            house=fact.house,
            admitted_on=fact.admitted_on,
        )
    return fact
