"""Which verbs a referral allows in which state, and where they take it.

submitted ──accept──▶ accepted ──book, start──▶ (a stay; waits again if it comes to nothing)
    ├─────refuse────▶ refused
    └────withdraw───▶ withdrawn ◀──withdraw── accepted, until a place is booked
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.problems import Conflict
from referrals.models import Referral

SUBMITTED: Final = Referral.Status.SUBMITTED
ACCEPTED: Final = Referral.Status.ACCEPTED
REFUSED: Final = Referral.Status.REFUSED
WITHDRAWN: Final = Referral.Status.WITHDRAWN


class Verb(StrEnum):
    ANSWER = "answer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    HOLD = "hold"
    BOOK = "book"
    START = "start"  # help without a place
    SET_MUNICIPALITIES = "set_municipalities"


@dataclass(frozen=True, kw_only=True)
class Transition:
    before: frozenset[Referral.Status]
    #: None: the verb leaves the status as it is.
    after: Referral.Status | None = None
    #: Not once the citizen has been given a place, unless that came to nothing.
    before_a_place_only: bool = False


TRANSITIONS: Final[dict[Verb, Transition]] = {
    Verb.ANSWER: Transition(before=frozenset({SUBMITTED})),
    Verb.ACCEPT: Transition(before=frozenset({SUBMITTED}), after=ACCEPTED),
    Verb.REFUSE: Transition(before=frozenset({SUBMITTED}), after=REFUSED),
    Verb.WITHDRAW: Transition(
        before=frozenset({SUBMITTED, ACCEPTED}), after=WITHDRAWN, before_a_place_only=True
    ),
    # A place may be kept free while the referral is being decided.
    Verb.HOLD: Transition(before=frozenset({SUBMITTED, ACCEPTED}), before_a_place_only=True),
    Verb.BOOK: Transition(before=frozenset({ACCEPTED}), before_a_place_only=True),
    Verb.START: Transition(before=frozenset({ACCEPTED}), before_a_place_only=True),
    Verb.SET_MUNICIPALITIES: Transition(
        before=frozenset({SUBMITTED, ACCEPTED}), before_a_place_only=True
    ),
}

WHY_NOT: Final[dict[str, Promise]] = {
    SUBMITTED: _("The referral has not been decided yet."),
    ACCEPTED: _("The referral has already been accepted."),
    REFUSED: _("The referral has been refused. The citizen can be referred again."),
    WITHDRAWN: _("The referral has been withdrawn. The citizen can be referred again."),
}
HAS_PLACE: Final = _("The citizen has already been given a place through this referral.")
HAS_BEGUN: Final = _("The help has already begun through this referral.")


def obstacle(referral: Referral, verb: Verb) -> Conflict | None:
    """Why the referral's state does not allow the verb; None if it does."""
    transition = TRANSITIONS[verb]
    if referral.status not in transition.before:
        code = "not_decided" if referral.status == SUBMITTED else f"already_{referral.status}"
        return Conflict(code, WHY_NOT[referral.status])
    if transition.before_a_place_only and referral.has_place:
        takes_place = referral.scheme_track.takes_place
        return Conflict("already_placed", HAS_PLACE if takes_place else HAS_BEGUN)
    return None


def apply(referral: Referral, verb: Verb) -> None:
    """Move the referral (unsaved) along the verb's transition, or raise ``Conflict``."""
    if problem := obstacle(referral, verb):
        raise problem
    after = TRANSITIONS[verb].after
    if after is not None:
        referral.status = after
