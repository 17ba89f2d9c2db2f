"""Promises between ward and municipality that nobody has answered or confirmed, on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.day_words import date_format
from core.read_together import under
from discharge.models import Promise
from discharge.rules import side_of
from discharge.services.promises import silent_promises
from organisations.actors import Actor
from reporting.my_day.groups import Group, of_many, total_of
from reporting.my_day.task_lines import OF_CITIZEN, TaskLine, when


def promise_query(actor: Actor, today: date, most: int) -> QuerySet[Promise]:
    """The first ``most`` by their day. The citizen's row is the receiver's, so a sender reads the
    name in the frozen copy."""
    name = ("frozen", "citizen_id") if actor.only_sends else under("citizen", OF_CITIZEN)
    return of_many(
        silent_promises(actor, today),
        (
            *("text", "due_on", "outcome", "side", "owner_side", "owner_name"),
            *under("referral", ("reference", "controller_id", "sender_id", "sender_unit_id")),
            *under("referral", name),
        ),
        most,
    )


def promise_rows(actor: Actor, promises: Sequence[Promise], today: date) -> Group[TaskLine]:
    return Group(_rows(actor, promises, today), total_of(promises))


def _rows(actor: Actor, promises: Sequence[Promise], today: date) -> Iterator[TaskLine]:
    for promise in promises:
        referral = promise.referral
        side = side_of(actor, referral)
        overdue = promise.is_overdue(today)
        is_mine = promise.owner_side == side if overdue else promise.side != side
        due = _("due on %(day)s") % {"day": date_format(promise.due_on, "MONTH_DAY_FORMAT")}
        silence = _("Not answered") if overdue else _("Not confirmed as received")
        if not overdue:
            action = _("Confirm") if is_mine else _("Open")
        else:
            action = _("Say how it went") if is_mine else _("Open")
        name = referral.frozen["called"] if actor.only_sends else referral.citizen.called
        yield TaskLine(
            due_on=promise.due_on,
            when=when(promise.due_on, today) if overdue else due,
            who=name,
            who_more=f"{referral.reference} · {promise.owner_name}",
            what=promise.text,
            what_more=silence,
            action=action,
            url=f"{reverse('discharge', args=[referral.pk])}#opgave-{promise.pk}",
            is_mine=is_mine,
            is_step=is_mine,
            citizen_id=referral.citizen_id,
            controller_id=referral.controller_id,
        )
