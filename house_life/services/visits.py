"""Visitors by agreement: whom, when, agreed with whom."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated
from house_life.colleagues import colleagues_at
from house_life.events import VisitEvent
from house_life.models import Visit
from house_life.models.visit import MOST_CHILDREN
from house_life.rules import RULES, Verb
from house_life.services.locking import check_without_numbers, own_stay
from organisations.actors import Actor
from organisations.models import User
from placements.models import Stay

#: Ours: who sleeps over is a guest of the house, with a place.
LONGEST: Final = timedelta(hours=24)
FURTHEST: Final = timedelta(days=366)


@transaction.atomic
def agree_visit(
    *,
    by: Actor,
    stay: Stay,
    who: str,
    children: int | None,
    on: date | None,
    begins: time | None,
    ends: time | None,
    agreed_with: User | None,
    note: str,
    now: datetime,
) -> Visit:
    """Somebody comes to see the citizen. The same again is one.

    Raises :class:`Problems` at the fields, :class:`Conflict` where the stay is over.
    """
    row = own_stay(by, stay, Verb.AGREE_VISIT)
    checks = Checks()
    today = timezone.localdate(now)
    visitor = checks.text("who", who, missing=_("Write who comes."))
    more = checks.text("note", note, longest=200)
    check_without_numbers(checks, who=visitor, note=more)
    many = checks.whole("children", children, least=0, most=MOST_CHILDREN)
    day = checks.day("on", on, missing=_("Write the day."))
    if day is not None and not today <= day <= today + FURTHEST:
        checks.add("outside", _("Choose today or a day within a year."), field="on")
    for name, value in (("begins", begins), ("ends", ends)):
        if value is None:
            checks.add("missing", _("Write the time."), field=name)
    colleague = agreed_with if agreed_with in colleagues_at(row.facility, today) else None
    if colleague is None:
        checks.add("not_a_choice", _("Choose who agreed to it."), field="agreed_with")
    checks.raise_any()
    assert day is not None
    assert begins is not None
    assert ends is not None
    assert colleague is not None
    start = timezone.make_aware(datetime.combine(day, begins))
    last = day if ends > begins else day + timedelta(days=1)
    end = timezone.make_aware(datetime.combine(last, ends))
    standing = Visit.objects.standing().filter(stay=row)
    if (same := repeated(standing, who=visitor, starts_at=start)) is not None:
        return same
    visit = Visit.objects.create(
        controller_id=row.controller_id,
        stay=row,
        who=visitor,
        children=many or 0,
        starts_at=start,
        ends_at=end,
        agreed_with=colleague,
        note=more,
        by=by.user,
        at=now,
    )
    record(visit, VisitEvent.AGREED, by=by, at=now, on=day)
    return visit


@transaction.atomic
def call_off_visit(*, by: Actor, visit: Visit, now: datetime) -> Visit:
    """Twice is once. Raises :class:`Conflict` where it is over."""
    RULES[Verb.AGREE_VISIT].must(by)
    rows = Visit.objects.filter(stay__in=Stay.objects.visible_to(by)).select_related("stay")
    row = own_row(rows, visit.pk, not_yours=_("The citizen is not one of yours."))
    if row.cancelled_at is not None:
        return row
    if row.ends_at <= now:
        raise Conflict("visit_over", _("The visit is over."))
    row.cancelled_at, row.cancelled_by = now, by.user
    row.save(update_fields=["cancelled_at", "cancelled_by"])
    record(row, VisitEvent.CALLED_OFF, by=by, at=now, on=timezone.localdate(row.starts_at))
    return row
