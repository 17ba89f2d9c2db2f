"""Which state change of a stay is legal. The table is the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from organisations.problems import Conflict
from placements.models import Stay

_S = Stay.Status


class Verb(StrEnum):
    MOVE_IN = "move_in"
    EXTEND = "extend"
    MOVE_OUT = "move_out"
    CANCEL = "cancel"
    RECORD_NO_SHOW = "record_no_show"


@dataclass(frozen=True)
class Transition:
    begins_in: frozenset[Stay.Status]
    #: None where only dates change.
    ends_in: Stay.Status | None


TRANSITIONS: dict[Verb, Transition] = {
    Verb.MOVE_IN: Transition(frozenset({_S.PLANNED}), _S.HERE),
    Verb.EXTEND: Transition(frozenset({_S.PLANNED, _S.HERE}), None),
    Verb.MOVE_OUT: Transition(frozenset({_S.HERE}), _S.LEFT),
    Verb.CANCEL: Transition(frozenset({_S.PLANNED}), _S.CANCELLED),
    Verb.RECORD_NO_SHOW: Transition(frozenset({_S.PLANNED}), _S.NO_SHOW),
}


def is_legal(stay: Stay, verb: Verb) -> bool:
    return Stay.Status(stay.status) in TRANSITIONS[verb].begins_in


def check(stay: Stay, verb: Verb) -> None:
    """Raise :class:`Conflict` "already_<status>" (or "not_moved_in") unless the verb is legal."""
    if is_legal(stay, verb):
        return
    status = Stay.Status(stay.status)
    if status is _S.PLANNED:
        raise Conflict("not_moved_in", _("The citizen has not moved in yet."))
    said = {
        _S.HERE: _("The citizen has already moved in."),
        _S.LEFT: _("The stay has already ended."),
        _S.CANCELLED: _("The stay is already cancelled."),
        _S.NO_SHOW: _("It is already noted that the citizen did not come."),
    }
    raise Conflict(f"already_{status}", said[status])


def advance(stay: Stay, verb: Verb) -> None:
    """Set the status the verb leads to. The caller has checked and saves."""
    ends_in = TRANSITIONS[verb].ends_in
    if ends_in is not None:
        stay.status = ends_in
