"""What may be done around a citizen's network, when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from schemes.base import Part


class Verb(StrEnum):
    ADD_ACTOR = "add_actor"
    CORRECT_ACTOR = "correct_actor"
    END_ACTOR = "end_actor"
    PAUSE = "pause"
    MOVE_RESTORING = "move_restoring"
    RESTORE = "restore"
    ADD_RELATIVE = "add_relative"
    CORRECT_RELATIVE = "correct_relative"
    END_RELATIVE = "end_relative"
    WRITE_ORDER = "write_order"
    CORRECT_ORDER = "correct_order"
    END_ORDER = "end_order"
    MAKE_APPOINTMENT = "make_appointment"
    MOVE_APPOINTMENT = "move_appointment"
    WRITE_OUTCOME = "write_outcome"


_CASE: Final = (Permission.FOLLOW_UP,)
RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ADD_ACTOR: VerbRule(
        permissions=_CASE,
        label=_("Add somebody who works with the citizen"),
        address="add_network_actor",
    ),
    Verb.CORRECT_ACTOR: VerbRule(
        permissions=_CASE, label=_("Correct"), address="correct_network_actor"
    ),
    Verb.END_ACTOR: VerbRule(
        permissions=_CASE, label=_("Works with the citizen no more"), address="end_network_actor"
    ),
    Verb.PAUSE: VerbRule(permissions=_CASE, label=_("Put on pause"), address="pause_network_actor"),
    Verb.MOVE_RESTORING: VerbRule(
        permissions=_CASE, label=_("Move the day of restoring"), address="move_restoring"
    ),
    Verb.RESTORE: VerbRule(
        permissions=_CASE, label=_("Is restored"), address="restore_network_actor"
    ),
    Verb.ADD_RELATIVE: VerbRule(
        permissions=_CASE, label=_("Add a relative"), address="add_relative"
    ),
    Verb.CORRECT_RELATIVE: VerbRule(
        permissions=_CASE, label=_("Correct"), address="correct_relative"
    ),
    Verb.END_RELATIVE: VerbRule(
        permissions=_CASE, label=_("Is no longer to stand here"), address="end_relative"
    ),
    Verb.WRITE_ORDER: VerbRule(
        permissions=_CASE, label=_("Write down a treatment order"), address="write_treatment_order"
    ),
    Verb.CORRECT_ORDER: VerbRule(
        permissions=_CASE, label=_("Correct"), address="correct_treatment_order"
    ),
    Verb.END_ORDER: VerbRule(
        permissions=_CASE, label=_("The treatment order has ended"), address="end_treatment_order"
    ),
    Verb.MAKE_APPOINTMENT: VerbRule(
        permissions=_CASE, label=_("Write a compulsory appointment"), address="make_appointment"
    ),
    Verb.MOVE_APPOINTMENT: VerbRule(
        permissions=_CASE, label=_("Move the appointment"), address="move_appointment"
    ),
    Verb.WRITE_OUTCOME: VerbRule(
        permissions=_CASE, label=_("How did it go?"), address="appointment_outcome"
    ),
}


def has_network(stay: Stay) -> bool:
    """Whether the stay's scheme keeps who is around the citizen."""
    return Part.NETWORK in stay.version.parts and not stay.citizen.is_anonymous


def obstacle(stay: Stay) -> Problem | None:
    """Why nothing is written; None where it can be. After the stay the network goes on: what was
    on pause is to be restored."""
    if not has_network(stay):
        return Problem("no_network", _("Here nobody writes down who is around the citizen."))
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if stay.status in (Stay.Status.CANCELLED, Stay.Status.NO_SHOW):
        return Conflict("stay_ended", _("The stay did not come about."))
    return None
