"""What is done about an incident afterwards, by whom and by when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record, record_many
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated, repeats
from house_life.colleagues import colleagues_at
from house_life.events import IncidentEvent
from house_life.models import Incident, IncidentTask
from house_life.rules import Verb
from house_life.services.incidents import latest_account
from house_life.services.locking import check_without_numbers, own_incident
from organisations.actors import Actor
from organisations.models import Organisation, User
from placements.models import Stay
from placements.services.agreeing import agree_follow_up, who_can_follow_up

FURTHEST: Final = timedelta(days=366)


@transaction.atomic
def give_task(
    *,
    by: Actor,
    incident: Incident,
    what: str,
    owner: User | None,
    due_on: date | None,
    stay: Stay | None,
    now: datetime,
) -> IncidentTask:
    """Somebody does something about it by a day. About one of its citizens (``stay``) it is a
    follow-up of their stay too, and is done there. The same again is one.

    Raises :class:`Problems` at the fields.
    """
    row = own_incident(by, incident, Verb.GIVE_TASK)
    today = timezone.localdate(now)
    checks = Checks()
    text = checks.text("what", what, missing=_("Write what is to be done."), longest=200)
    check_without_numbers(checks, what=text)
    day = checks.day("due_on", due_on, missing=_("Write by which day."))
    if day is not None and not today <= day <= today + FURTHEST:
        checks.add("outside", _("Choose today or a day within a year."), field="due_on")
    about = _of_the_incident(checks, by, row, stay)
    can = who_can_follow_up(about, today) if about else []
    people = [each.user for each in can] if about else colleagues_at(row.facility, today)
    whose = owner if owner in people else None
    if whose is None:
        checks.add("not_a_choice", _("Choose who does it."), field="owner")
    checks.raise_any()
    assert day is not None
    assert whose is not None
    if same := repeated(row.tasks.filter(done_on=None), what=text, owner=whose, due_on=day):
        return same
    follow_up = None
    if about is not None:
        follow_up = agree_follow_up(
            by=by, stay=about, title=text, due_on=day, responsible=whose, now=now
        )
    task = IncidentTask.objects.create(
        controller_id=row.controller_id,
        incident=row,
        follow_up=follow_up,
        what=text,
        owner=whose,
        due_on=day,
        by=by.user,
        at=now,
    )
    record(
        task,
        IncidentEvent.TASK_GIVEN,
        by=by,
        at=now,
        whose=whose.name,
        on=day,
        house=row.facility.name,
        to_id=whose.pk,
    )
    return task


@transaction.atomic
def do_task(
    *, by: Actor, task: IncidentTask, on: date | None, outcome: str, now: datetime
) -> IncidentTask:
    """How it went. The same again is a no-op; otherwise it conflicts.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``done_already``, ``of_the_stay``.
    """
    incident = own_incident(by, task.incident, Verb.DO_TASK)
    row = IncidentTask.objects.select_for_update().get(incident=incident, pk=task.pk)
    if row.follow_up_id is not None:
        raise Conflict("of_the_stay", _("It is a follow-up of the citizen's stay: do it there."))
    checks = Checks()
    words = checks.text("outcome", outcome, missing=_("Write what came of it."), longest=LONG_TEXT)
    check_without_numbers(checks, outcome=words)
    day = checks.day("on", on, missing=_("Write on which day."))
    if day is not None and not timezone.localdate(row.at) <= day <= timezone.localdate(now):
        checks.add("outside", _("Choose a day from when it was agreed until today."), field="on")
    checks.raise_any()
    if row.done_on is not None:
        if repeats(row, done_on=day, outcome=words):
            return row
        raise Conflict("done_already", _("It is written already how it went."))
    row.done_on, row.outcome, row.done_by = day, words, by.user
    row.save(update_fields=["done_on", "outcome", "done_by"])
    record(
        row,
        IncidentEvent.TASK_DONE,
        by=by,
        at=now,
        house=incident.facility.name,
        house_id=incident.facility_id,
    )
    return row


@transaction.atomic
def remind_of_tasks(*, organisation: Organisation, now: datetime) -> int:
    """Owners and leaders of what is due are told once; returns how many tasks. Acting for the
    organisation, in any number of processes."""
    due = tasks_due(now).filter(controller=organisation)
    rows = list(
        due.select_for_update(of=("self",), skip_locked=True, no_key=True).select_related(
            "incident__facility", "owner"
        )
    )
    for row in rows:
        row.reminded_at = now
    IncidentTask.objects.bulk_update(rows, ["reminded_at"])
    if rows:
        record_many(
            [
                (
                    row,
                    {
                        "whose": row.owner.name,
                        "house": row.incident.facility.name,
                        "house_id": row.incident.facility_id,
                        "to_id": row.owner_id,
                    },
                )
                for row in rows
            ],
            IncidentEvent.TASK_DUE,
            by=Actor.system(organisation),
            at=now,
        )
    return len(rows)


def tasks_due(now: datetime) -> QuerySet[IncidentTask]:
    """What stands on its own, and nobody was reminded of."""
    return IncidentTask.objects.filter(
        done_on=None, follow_up=None, reminded_at=None, due_on__lte=timezone.localdate(now)
    )


def _of_the_incident(
    checks: Checks, by: Actor, incident: Incident, stay: Stay | None
) -> Stay | None:
    if stay is None:
        return None
    named = {each.stay_id for each in latest_account(incident).citizens.all()}
    own = Stay.objects.visible_to(by).filter(pk=stay.pk, pk__in=named).first()
    if own is None:
        checks.add("not_a_choice", _("Choose from the list."), field="stay")
    return own
