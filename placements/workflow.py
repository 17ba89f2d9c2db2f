"""Which verbs a stay allows in which state, and where they take it.

planned ──move in──▶ here ──move out──▶ left
   ├──cancel──▶ cancelled
   └──no-show─▶ no_show
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.problems import Conflict
from placements.models import Stay

Status = Stay.Status


class Verb(StrEnum):
    MOVE_IN = "move_in"
    EXTEND = "extend"
    REVIEW = "review"
    RELAPSE = "relapse"
    MOVE_OUT = "move_out"
    CANCEL = "cancel"
    NO_SHOW = "no_show"


@dataclass(frozen=True, kw_only=True)
class Transition:
    before: frozenset[Status]
    #: None: the verb leaves the status as it is.
    after: Status | None = None


TRANSITIONS: Final[dict[Verb, Transition]] = {
    Verb.MOVE_IN: Transition(before=frozenset({Status.PLANNED}), after=Status.HERE),
    Verb.EXTEND: Transition(before=frozenset({Status.PLANNED, Status.HERE})),
    Verb.REVIEW: Transition(before=frozenset({Status.HERE})),
    Verb.RELAPSE: Transition(before=frozenset({Status.HERE})),
    Verb.MOVE_OUT: Transition(before=frozenset({Status.HERE}), after=Status.LEFT),
    Verb.CANCEL: Transition(before=frozenset({Status.PLANNED}), after=Status.CANCELLED),
    Verb.NO_SHOW: Transition(before=frozenset({Status.PLANNED}), after=Status.NO_SHOW),
}

WHY_NOT: Final[dict[str, Promise]] = {
    Status.PLANNED: _("The citizen has not arrived yet."),
    Status.HERE: _("The citizen has already arrived."),
    Status.LEFT: _("The citizen has already left."),
    Status.CANCELLED: _("The stay has been cancelled."),
    Status.NO_SHOW: _("It has been recorded that the citizen did not come."),
}


def obstacle(stay: Stay, verb: Verb) -> Conflict | None:
    """Why the stay's state does not allow the verb; None if it does."""
    if stay.status in TRANSITIONS[verb].before:
        return None
    code = "not_arrived" if stay.status == Status.PLANNED else f"already_{stay.status}"
    return Conflict(code, WHY_NOT[stay.status])


def apply(stay: Stay, verb: Verb) -> None:
    """Take the stay to its next state. Raises :class:`Conflict`."""
    if problem := obstacle(stay, verb):
        raise problem
    if (after := TRANSITIONS[verb].after) is not None:
        stay.status = after
