"""What is late now and what was not done, why, and who it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from organisations.actors import Actor
from placements.models import DateChange, Facility, FollowUp
from placements.models.follow_up import FollowUpQuerySet
from placements.responsible import person_for
from supervision.in_time import Period


@dataclass(frozen=True, kw_only=True)
class LateRow:
    follow_up: FollowUp
    days: int
    #: Why its date was moved the last time; of what was not done, why not. "" where nothing is.
    why: str
    #: Whom it stands on; "" where it is the office's, and nobody's by name.
    person: str

    @property
    def title(self) -> str:
        return _(self.follow_up.rule.title)


def late_now(actor: Actor, houses: Sequence[Facility], today: date) -> QuerySet[FollowUp, FollowUp]:
    """Open though their day has passed, the oldest first."""
    rows = FollowUp.objects.visible_to(actor, [house.pk for house in houses])
    return _with_why(rows.open().filter(due_on__lt=today)).order_by("due_on", "pk")


def not_done(
    actor: Actor, houses: Sequence[Facility], period: Period
) -> QuerySet[FollowUp, FollowUp]:
    """Of those due in the period, the latest first."""
    rows = FollowUp.objects.visible_to(actor, [house.pk for house in houses]).filter(
        status=FollowUp.Status.NOT_DONE, due_on__gte=period.first, due_on__lt=period.ends_on
    )
    return _with_why(rows).order_by("-due_on", "pk")


def _with_why(rows: FollowUpQuerySet) -> FollowUpQuerySet:
    latest = DateChange.objects.filter(follow_up=OuterRef("pk")).order_by("-at", "-pk")
    return rows.select_related(
        "stay__citizen",
        "stay__facility",
        "stay__key_worker",
        "stay__coordinator",
        "responsible",
        "completed_by",
    ).annotate(moved_because=Subquery(latest.values("reason")[:1]))


def late_rows(follow_ups: Sequence[FollowUp], today: date) -> list[LateRow]:
    return [_row(follow_up, today) for follow_up in follow_ups]


def _row(follow_up: FollowUp, today: date) -> LateRow:
    is_open = follow_up.status == FollowUp.Status.OPEN
    person = person_for(follow_up) if is_open else follow_up.completed_by
    return LateRow(
        follow_up=follow_up,
        days=(today - follow_up.due_on).days,
        why=(vars(follow_up)["moved_because"] or "") if is_open else follow_up.outcome,
        person=person.name if person else "",
    )
