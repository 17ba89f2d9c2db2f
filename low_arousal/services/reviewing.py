"""Which dialogues are outdated: said once, to whoever works with the citizen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from audit.services import record_many
from low_arousal.events import DialogueEvent
from low_arousal.models import Dialogue, DialogueQuerySet
from low_arousal.rules import rule_of
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Absence, Stay

Outdated = Dialogue.Outdated
_TOLD: Final = {
    DialogueEvent.OUTDATED: Outdated.AGE,
    DialogueEvent.OUTDATED_BY_HOSPITAL: Outdated.HOSPITAL,
}


def to_review(on: date) -> DialogueQuerySet:
    """Those that count, of citizens who are here, that are outdated by the day and not noted so."""
    newer = Dialogue.objects.done().filter(stay=OuterRef("stay"), number__gt=OuterRef("number"))
    return (
        Dialogue.objects.done()
        .filter(outdated="", stay__status=Stay.Status.HERE)
        .annotate(in_hospital=Exists(_in_hospital_since(on)))
        .filter(Q(review_by__lte=on) | Q(in_hospital=True))
        .exclude(Exists(newer))
    )


def _in_hospital_since(on: date) -> QuerySet[Absence]:
    return Absence.objects.standing().filter(
        stay=OuterRef("stay"),
        kind=Absence.Kind.HOSPITAL,
        starts_on__gte=OuterRef("talked_on"),
        starts_on__lte=on,
    )


@transaction.atomic
def note_outdated(*, organisation: Organisation, now: datetime) -> int:
    """Each is noted once, however often this runs and however many run it: the row says so, and is
    locked. How many were."""
    today = timezone.localdate(now)
    by = Actor.system(organisation)
    rows = (
        to_review(today)
        .filter(controller=organisation)
        .select_related("stay__citizen")
        .order_by("pk")
        .select_for_update(of=("self",), skip_locked=True)
    )
    noted = [(row, why) for row in rows if (why := _why(row, today))]
    for row, why in noted:
        row.outdated, row.outdated_on = why, today
    Dialogue.objects.bulk_update([row for row, _why in noted], ["outdated", "outdated_on"])
    for kind, because in _TOLD.items():
        happened = [(row, {"number": row.number}) for row, why in noted if why is because]
        if happened:
            record_many(happened, kind, by=by, at=now)
    return len(noted)


def _why(dialogue: Dialogue, on: date) -> Dialogue.Outdated | None:
    """By the rule of the stay's track; None where that outdates nothing."""
    rule = rule_of(dialogue.stay)
    if rule is None:
        return None
    if rule.reviewed_after_hospital and getattr(dialogue, "in_hospital", False):
        return Outdated.HOSPITAL
    if dialogue.review_by is not None and dialogue.review_by <= on:
        return Outdated.AGE
    return None
