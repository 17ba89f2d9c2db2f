"""Reminding of what somebody does in a plan: once before its day, and once when it has passed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from audit.services import record_many
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Stay
from stay_plan.events import PlanEvent
from stay_plan.models import Action, Nearness, Progress

#: Days before. Ours, a setting.
SOON: Final = timedelta(days=3)
#: Of a stay that is to come or is under way: what was left undone is nobody's after it.
_UNDER_WAY: Final = (Stay.Status.PLANNED, Stay.Status.HERE)
_SETTLED: Final = (Nearness.MET, Nearness.GIVEN_UP)


@transaction.atomic
def remind_of_actions(*, organisation: Organisation, now: datetime) -> int:
    """Each once for the day it has, however often this runs and however many run it: the row says
    so, and is locked. How many."""
    rows = actions_due(Action.objects.filter(controller=organisation), now)
    rows = rows.select_related("goal__stay__citizen").order_by("pk")
    due = list(rows.select_for_update(of=("self",), skip_locked=True))
    today, by = timezone.localdate(now), Actor.system(organisation)
    late = [each for each in due if each.is_late_on(today)]
    soon = [each for each in due if not each.is_late_on(today)]
    for kind, rows_of_kind in ((PlanEvent.ACTION_SOON, soon), (PlanEvent.ACTION_LATE, late)):
        facts = [(row, {"due_on": row.due_on, "to_id": row.owner_id}) for row in rows_of_kind]
        record_many(facts, kind, by=by, at=now)
    _of(soon).update(soon_told_of=F("due_on"))
    _of(late).update(late_told_of=F("due_on"))
    return len(due)


def actions_due(rows: QuerySet[Action], now: datetime) -> QuerySet[Action]:
    """That stand and are not done, of goals that are worked on, and nobody was reminded of."""
    today = timezone.localdate(now)
    latest = Progress.objects.filter(goal=OuterRef("goal"), corrected_by=None)
    nearness = latest.order_by("-on", "-at", "-pk").values("nearness")[:1]
    is_soon = Q(due_on__gte=today, due_on__lte=today + SOON)
    not_told = Q(soon_told_of=None) | ~Q(soon_told_of=F("due_on"))
    not_told_late = Q(late_told_of=None) | ~Q(late_told_of=F("due_on"))
    return rows.annotate(nearness=Subquery(nearness)).filter(
        is_soon & not_told | Q(due_on__lt=today) & not_told_late,
        Q(nearness=None) | ~Q(nearness__in=_SETTLED),
        done_at=None,
        taken_out_at=None,
        goal__taken_out_at=None,
        goal__stay__status__in=_UNDER_WAY,
        goal__stay__citizen__died_on=None,
    )


def _of(rows: list[Action]) -> QuerySet[Action]:
    return Action.objects.filter(pk__in=[row.pk for row in rows])
