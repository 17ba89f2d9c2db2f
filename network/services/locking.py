"""What is changed here, for who may: the stay first, as everybody locks it, then the citizen."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from network import rules
from network.models import Appointment, NetworkActor, Pause, Relative, TreatmentOrder
from network.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_citizen, lock_stay


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """The stay through which the citizen is seen, locked with the citizen: what is written on a
    citizen can come from two stays at once.

    Raises :class:`NotAllowed`, and what stands against writing (``rules.obstacle``).
    """
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    if problem := rules.obstacle(row):
        raise problem
    lock_citizen(row.citizen)
    return row


def own_actor(stay: Stay, actor: NetworkActor) -> NetworkActor:
    return _of_the_citizen(NetworkActor, stay, actor.pk)


def own_relative(stay: Stay, relative: Relative) -> Relative:
    return _of_the_citizen(Relative, stay, relative.pk)


def own_order(stay: Stay, order: TreatmentOrder) -> TreatmentOrder:
    return _of_the_citizen(TreatmentOrder, stay, order.pk)


def own_appointment(stay: Stay, appointment: Appointment) -> Appointment:
    order = own_order(stay, appointment.order)
    rows = Appointment.objects.filter(order=order)
    row = own_row(rows, appointment.pk, not_yours=_("It is not one of this citizen's."))
    row.order = order
    return row


def standing_pause(actor: NetworkActor) -> Pause | None:
    pause = Pause.objects.select_for_update().filter(actor=actor, restored_on=None).first()
    if pause is not None:
        pause.actor = actor
    return pause


def check_without_numbers(checks: Checks, **texts: str) -> None:
    """No CPR number in what is typed."""
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)


def _of_the_citizen[Row: Model](model: type[Row], stay: Stay, pk: int) -> Row:
    rows = model._default_manager.filter(citizen=stay.citizen_id)
    return own_row(rows, pk, not_yours=_("It is not one of this citizen's."))
