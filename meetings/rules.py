"""What may be done with meetings, when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from meetings.models import Meeting
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Facility, Stay
from referrals.models import Referral

#: What a meeting can be about.
Subject = Stay | Referral | Facility


class Verb(StrEnum):
    CALL = "call"
    CHANGE = "change"
    CALL_OFF = "call_off"
    ADD_POINT = "add_point"
    WRITE_MINUTES = "write_minutes"
    CORRECT = "correct"
    KEEP_AGREEMENT = "keep_agreement"


#: Whoever follows up meets; before there is a stay, whoever assesses.
_WHO: Final = (Permission.FOLLOW_UP, Permission.ASSESS)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.CALL: VerbRule(permissions=_WHO, label=_("Call a meeting"), address="call_meeting"),
    Verb.CHANGE: VerbRule(
        permissions=_WHO, label=_("Move or change the meeting"), address="change_meeting"
    ),
    Verb.CALL_OFF: VerbRule(
        permissions=_WHO, label=_("Call the meeting off"), address="call_off_meeting"
    ),
    Verb.ADD_POINT: VerbRule(permissions=_WHO, label=_("Add a point"), address="add_point"),
    Verb.WRITE_MINUTES: VerbRule(
        permissions=_WHO, label=_("Write the minutes"), address="write_minutes"
    ),
    Verb.CORRECT: VerbRule(
        permissions=_WHO, label=_("Correct the minutes"), address="correct_minutes"
    ),
    Verb.KEEP_AGREEMENT: VerbRule(
        permissions=_WHO, label=_("It is done"), address="keep_agreement"
    ),
}


def against_calling(subject: Subject) -> Problem | None:
    """Why nobody is called to a meeting about it, whoever asks; None where they can be."""
    if isinstance(subject, Facility):
        return None
    if subject.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if isinstance(subject, Stay):
        if not subject.is_open:
            return Conflict("stay_ended", _("The stay is over: it can be read, and not changed."))
        return None
    if subject.stay_id is not None:
        return Conflict("has_stay", _("The citizen has a stay: call the meeting there."))
    if subject.status not in (Referral.Status.SUBMITTED, Referral.Status.ACCEPTED):
        return Conflict("referral_over", _("The referral is answered: nothing more is planned."))
    return None


def obstacle(meeting: Meeting, verb: Verb) -> Conflict | None:
    """Why it can't be done with the meeting, whoever asks."""
    if verb is Verb.CORRECT:
        if meeting.held_at is None:
            return Conflict("not_held", _("The meeting has not been held yet."))
        return None
    if meeting.called_off_at is not None:
        return Conflict("called_off", _("The meeting is called off."))
    if meeting.held_at is not None:
        return Conflict("already_held", _("A colleague has written the meeting down."))
    if verb is Verb.CHANGE and meeting.is_correction:
        return Conflict("is_correction", _("Of a correction only the minutes are written."))
    return None
