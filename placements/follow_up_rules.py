"""What may be done with a follow-up, and by whom: a row per verb, as in ``placements.rules``."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import FollowUp, Stay
from placements.verbs import FollowUpVerb as FollowUpVerb
from schemes.base import Window

#: How long a mistake can be taken back by whoever made it. Ours, a setting.
UNDO_WITHIN: Final = timedelta(minutes=10)

#: All but the last only while the follow-up is open. Done stays done; what the scheme no longer
#: plans lapses, and opens again when it is planned again (``services/planning.py``).
FOLLOW_UP_RULES: Final[dict[FollowUpVerb, VerbRule]] = {
    FollowUpVerb.COMPLETE: VerbRule(
        permissions=(Permission.FOLLOW_UP,), label=_("Do it"), address="complete_follow_up"
    ),
    FollowUpVerb.MOVE: VerbRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Move the follow-up"),
        address="move_follow_up",
    ),
    FollowUpVerb.NOT_DONE: VerbRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Was not done"),
        address="follow_up_not_done",
    ),
    FollowUpVerb.UNDO: VerbRule(
        permissions=(Permission.FOLLOW_UP,), label=_("Undo"), address="undo_follow_up"
    ),
}


def follow_up_obstacle(follow_up: FollowUp, verb: FollowUpVerb) -> Problem | None:
    """Why the verb can't be done with the follow-up, whoever asks; None if it can."""
    if verb is FollowUpVerb.MOVE and is_review(follow_up):
        return Problem("is_review", _("Move the next review on the page of the stay."))
    if follow_up.status == FollowUp.Status.DONE:
        return Conflict("already_done", _("The follow-up has already been done."))
    if follow_up.status == FollowUp.Status.CANCELLED:
        return Conflict("lapsed", _("The follow-up has lapsed."))
    if follow_up.status == FollowUp.Status.NOT_DONE:
        return Conflict("not_done", _("It has been written that the follow-up was not done."))
    if verb is FollowUpVerb.NOT_DONE and follow_up.stay.status != Stay.Status.LEFT:
        return Conflict("stay_goes_on", _("The stay goes on: do it, or move it."))
    return None


def undo_obstacle(follow_up: FollowUp, *, by: Actor, now: datetime) -> Problem | None:
    """Why it can't be taken back that it was done, or was not; None if it can."""
    if follow_up.status not in (FollowUp.Status.DONE, FollowUp.Status.NOT_DONE):
        return Conflict("not_done_yet", _("There is nothing to take back."))
    if is_review(follow_up) and follow_up.stay.status != Stay.Status.HERE:
        return Conflict(
            "stay_over",
            _("The stay has ended since. Correct that on the page of the stay first."),
        )
    if follow_up.stay.ending == Stay.Ending.DIED:
        return Conflict("has_died", _("The citizen has died. Nothing is planned any more."))
    if by.user is None or follow_up.completed_by_id != by.user.pk:
        return Conflict("not_yours", _("Only the person who wrote it can take it back."))
    if follow_up.completed_at is None or now - follow_up.completed_at > UNDO_WITHIN:
        return Conflict("too_late", _("It can be taken back for ten minutes, and they are over."))
    return None


def is_review(follow_up: FollowUp) -> bool:
    """The look at a stay without an end, which sets the next one."""
    return follow_up.rule.window is Window.REVIEW and follow_up.stay.is_open_ended
