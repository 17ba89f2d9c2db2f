"""The meals that were not eaten, as lines of what the citizen pays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.problems import Conflict
from house_life.eating import eating_of
from house_life.events import MealEvent
from house_life.models import MealSettlement
from house_life.rules import RULES, Verb
from house_life.settled import first_month, open_months
from organisations.actors import Actor
from placements.models import Stay
from placements.offices import not_this_person
from placements.rules import Verb as StayVerb
from placements.services.stay_lock import lock_stay


@transaction.atomic
def settle_meals(*, by: Actor, stay: Stay, month: date, now: datetime) -> MealSettlement:
    """Write what the food of a month that is over comes to beside what was decided. What has been
    settled stays: only what differs from it is another line. The same again returns the last line.

    Raises :class:`Conflict` ``nothing_to_settle`` where it comes to what was decided, or the month
    is not over.
    """
    RULES[Verb.SETTLE_MEALS].must(by)
    row = lock_stay(by, stay)
    if why_not := not_this_person(by, StayVerb.SET_PAYMENT, row):
        raise why_not
    today = timezone.localdate(now)
    written = list(MealSettlement.objects.of(row))
    eating = eating_of([row], first_month(today), today)
    due = next(
        (each for each in open_months(row, eating, written, today) if each.first == month), None
    )
    if due is None:
        last = next((line for line in reversed(written) if line.month == month), None)
        if last is not None:
            return last
        raise Conflict("nothing_to_settle", _("There is nothing to settle for that month."))
    line = MealSettlement.objects.create(
        controller_id=row.controller_id,
        stay=row,
        month=month,
        decided=due.decided,
        eaten=due.eaten,
        kroner=due.kroner,
        by=by.user,
        at=now,
    )
    record(line, MealEvent.SETTLED, by=by, at=now, month=month)
    return line
