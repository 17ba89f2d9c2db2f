"""A treatment order: written down in its own words, put right, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated, repeats
from core.shown import Shown, merge
from network.events import NetworkEvent
from network.models import Appointment, NetworkActor, TreatmentOrder
from network.rules import Verb
from network.services.facts import RowFacts
from network.services.locking import check_without_numbers, own_order, own_stay
from organisations.actors import Actor
from placements.models import Stay


@dataclass(frozen=True, kw_only=True)
class OrderFacts(RowFacts):
    """``clinic_id`` and ``prison_service_id`` are of those who work with the citizen."""

    kind: str
    clinic_id: int | None = None
    prison_service_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    reviewed_on: date | None = None
    if_missed: str = ""


@transaction.atomic
def write_order(*, by: Actor, stay: Stay, facts: OrderFacts, now: datetime) -> TreatmentOrder:
    """The same again is a no-op. Raises :class:`Problems` at the fields."""
    row = own_stay(by, stay, Verb.WRITE_ORDER)
    values = _checked(row, facts.values)
    standing = TreatmentOrder.objects.filter(citizen=row.citizen_id, ended_on=None)
    if (again := repeated(standing, **values)) is not None:
        return again
    order = TreatmentOrder.objects.create(
        controller_id=row.controller_id, citizen=row.citizen, added_at=now, **values
    )
    record(order, NetworkEvent.ORDER_WRITTEN, by=by, at=now, also=[row])
    return order


@transaction.atomic
def correct_order(
    *,
    by: Actor,
    stay: Stay,
    order: TreatmentOrder,
    facts: OrderFacts,
    now: datetime,
    shown: Shown | None = None,
) -> TreatmentOrder:
    """Write what differs now: the latest review, another clinic. What stood is kept in the history.

    Raises :class:`Problems` at the fields, :class:`Stale`, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.CORRECT_ORDER)
    own = own_order(row, order)
    standing = OrderFacts.of(own).values
    merged = merge(
        shown, typed=facts.values, standing=standing, together=[("starts_on", "ends_on")]
    )
    if merged == standing:
        return own
    if own.ended_on is not None:
        raise Conflict("already_ended", _("The treatment order has ended."))
    for name, value in _checked(row, merged, standing=own).items():
        setattr(own, name, value)
    own.save()
    record(own, NetworkEvent.ORDER_CORRECTED, by=by, at=now, also=[row])
    return own


@transaction.atomic
def end_order(
    *,
    by: Actor,
    stay: Stay,
    order: TreatmentOrder,
    on: date | None,
    because: str,
    now: datetime,
) -> TreatmentOrder:
    """From the day ``on`` it holds no more, and what was still to come by it is called off. The
    same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.END_ORDER)
    own = own_order(row, order)
    checks = Checks()
    on = checks.day("on", on, missing=_("Write from which day."))
    because = checks.text("because", because, missing=_("Write why."), longest=200)
    check_without_numbers(checks, because=because)
    if on is not None and on < own.starts_on:
        checks.add("ends_first", _("It ends after the day it begins."), field="on")
    checks.raise_any()
    if own.ended_on is not None:
        if repeats(own, ended_on=on, ended_because=because):
            return own
        raise Conflict("already_ended", _("The treatment order has ended."))
    own.ended_on, own.ended_because = on, because
    own.save(update_fields=["ended_on", "ended_because"])
    to_come = Appointment.objects.filter(order=own, outcome="", starts_at__gt=now)
    to_come.filter(starts_at__date__gte=on).update(
        outcome=Appointment.Outcome.CALLED_OFF, note=because, outcome_at=now
    )
    record(own, NetworkEvent.ORDER_ENDED, by=by, at=now, also=[row], on=on, reason=because)
    return own


def _checked(
    stay: Stay, values: Mapping[str, Any], standing: TreatmentOrder | None = None
) -> dict[str, Any]:
    checks = Checks()
    first = checks.day("starts_on", values["starts_on"], missing=_("Write from which day."))
    last = checks.day("ends_on", values["ends_on"])
    if first is not None and last is not None and last <= first:
        checks.add("ends_first", _("It ends after the day it begins."), field="ends_on")
    checked = {
        "kind": checks.text("kind", values["kind"], missing=_("Write what the order is called.")),
        "clinic_id": values["clinic_id"],
        "prison_service_id": values["prison_service_id"],
        "starts_on": first,
        "ends_on": last,
        "reviewed_on": checks.day("reviewed_on", values["reviewed_on"]),
        "if_missed": checks.text(
            "if_missed",
            values["if_missed"],
            missing=_("Write what the order says of staying away."),
            longest=LONG_TEXT,
        ),
    }
    check_without_numbers(checks, kind=checked["kind"], if_missed=checked["if_missed"])
    kept = {standing.clinic_id, standing.prison_service_id} if standing else set()
    known = NetworkActor.objects.filter(citizen=stay.citizen_id, ends_on=None)
    choices = {*known.values_list("pk", flat=True), *kept, None}
    for name in ("clinic_id", "prison_service_id"):
        if checked[name] not in choices:
            checks.add("not_a_choice", _("Choose one of the answers."), field=name)
    checks.raise_any()
    return checked
