"""What may be done with volunteers, their shifts and their board, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import NotAllowed
from organisations.actors import Actor
from organisations.roles import Permission, Role
from organisations.verb_rules import VerbRule
from placements.models import Stay


class Verb(StrEnum):
    SEE_SHIFTS = "see_shifts"
    PLAN = "plan"
    CHANGE = "change"
    CALL_OFF = "call_off"
    TAKE = "take"
    PUT_ON = "put_on"
    POST = "post"
    SEE_PEOPLE = "see_people"
    ADD = "add"
    CHANGE_PERSON = "change_person"
    SET_TERMS = "set_terms"
    LINK = "link"
    SET_MEETING = "set_meeting"


_HOUSE: Final = (Permission.HOUSE_LIFE,)
_LEADER: Final = (Permission.RUN_VOLUNTEERS,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.SEE_SHIFTS: VerbRule(
        permissions=(Permission.TAKE_SHIFTS, Permission.HOUSE_LIFE),
        label=_("Shifts"),
        address="shifts",
    ),
    Verb.PLAN: VerbRule(permissions=_HOUSE, label=_("Plan a shift"), address="plan_shift"),
    Verb.CHANGE: VerbRule(permissions=_HOUSE, label=_("Change the shift"), address="change_shift"),
    Verb.CALL_OFF: VerbRule(
        permissions=_HOUSE, label=_("Call the shift off"), address="call_off_shift"
    ),
    Verb.TAKE: VerbRule(
        permissions=(Permission.TAKE_SHIFTS,), label=_("Take the shift"), address="take_shift"
    ),
    Verb.PUT_ON: VerbRule(
        permissions=_HOUSE, label=_("Put a volunteer on the shift"), address="put_on_shift"
    ),
    Verb.POST: VerbRule(permissions=_HOUSE, label=_("Put up a notice"), address="post_notice"),
    Verb.SEE_PEOPLE: VerbRule(
        permissions=_HOUSE, label=_("Volunteers and peers"), address="volunteers"
    ),
    Verb.ADD: VerbRule(permissions=_LEADER, label=_("Add a person"), address="add_volunteer"),
    Verb.CHANGE_PERSON: VerbRule(
        permissions=_LEADER, label=_("Change the person"), address="change_volunteer"
    ),
    Verb.SET_TERMS: VerbRule(
        permissions=(Permission.RUN_HOUSES,),
        label=_("What the house asks of volunteers"),
        address="volunteer_terms",
    ),
    Verb.LINK: VerbRule(permissions=_HOUSE, label=_("Ask a peer along"), address="bridges"),
    Verb.SET_MEETING: VerbRule(
        permissions=_HOUSE, label=_("Write when they meet"), address="set_bridge_meeting"
    ),
}


def must_carry(by: Actor, stay: Stay) -> None:
    """The key worker asks a peer along, since they know what the citizen agreed to; or the leader.

    Raises :class:`NotAllowed`.
    """
    is_key_worker = by.user is not None and stay.key_worker_id == by.user.pk
    if not (by.is_system or is_key_worker or by.role is Role.FACILITY_LEADER):
        raise NotAllowed(
            "not_key_worker", _("The key worker of the citizen does this, or the leader.")
        )
