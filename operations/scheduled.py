"""What runs by itself, in words: what it does, and what is missing when it has not run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Text


@dataclass(frozen=True)
class Scheduled:
    does: Text
    #: Said with the moment it ran last; and where it never has.
    silent_since: Text
    #: Later than this after its last run it is late: several of its turns, or some hours.
    within: timedelta


_SOON: Final = timedelta(minutes=5)
_HOURLY: Final = timedelta(hours=3)
_DAILY: Final = timedelta(hours=30)
_FORGETS: Final = _("What should be forgotten has been kept since %(since)s: %(does)s.")

#: By the schedule's names (``flexplads.schedule``), in the order in which people miss them.
SCHEDULED: Final[dict[str, Scheduled]] = {
    "sweep-reminders": Scheduled(
        _("Reminds of follow-ups"), _("Nobody has been reminded since %(since)s."), _SOON
    ),
    "send-mails": Scheduled(
        _("Sends mail with reminders"), _("No mail has been sent since %(since)s."), _SOON
    ),
    "send-password-links": Scheduled(
        _("Sends links to choose a password"),
        _("No link to choose a password has been sent since %(since)s."),
        _SOON,
    ),
    "send-lock-links": Scheduled(
        _("Sends questions on the way out"),
        _("No question on the way out has been sent since %(since)s."),
        _SOON,
    ),
    "send-description-links": Scheduled(
        _("Sends questions for descriptions"),
        _("No question for a description has been sent since %(since)s."),
        _SOON,
    ),
    "remind-partners": Scheduled(
        _("Reminds partners of their description"),
        _("No partner has been reminded of a description since %(since)s."),
        timedelta(minutes=20),
    ),
    "note-outdated-dialogues": Scheduled(
        _("Sees which hand-over dialogues are outdated"),
        _("Nobody has seen which hand-over dialogues are outdated since %(since)s."),
        _DAILY,
    ),
    "put-questions": Scheduled(
        _("Asks citizens the three questions"),
        _("No citizen has been asked the three questions since %(since)s."),
        timedelta(hours=1),
    ),
    "send-asking-mails": Scheduled(
        _("Sends citizens word of the three questions"),
        _("No citizen has had word of the three questions since %(since)s."),
        _SOON,
    ),
    "remind-volunteers": Scheduled(
        _("Reminds volunteers of their shifts"),
        _("No volunteer has been reminded of a shift since %(since)s."),
        timedelta(minutes=20),
    ),
    "remind-of-incident-tasks": Scheduled(
        _("Reminds of what is done about incidents"),
        _("Nobody has been reminded of what is done about incidents since %(since)s."),
        _DAILY,
    ),
    "send-invitations": Scheduled(
        _("Sends invitations to meetings"),
        _("No invitation to a meeting has been sent since %(since)s."),
        _SOON,
    ),
    "remind-of-restoring": Scheduled(
        _("Reminds of support that is to be restored"),
        _("Nobody has been reminded of support to be restored since %(since)s."),
        timedelta(minutes=20),
    ),
    "remind-of-appointments": Scheduled(
        _("Reminds of compulsory appointments"),
        _("Nobody has been reminded of compulsory appointments since %(since)s."),
        timedelta(minutes=20),
    ),
    "remind-of-plan-actions": Scheduled(
        _("Reminds of what is to be done by stay plans"),
        _("Nobody has been reminded of what is to be done by stay plans since %(since)s."),
        _DAILY,
    ),
    "tell-of-consents": Scheduled(
        _("Tells of consents that run out"),
        _("Nobody has been told of consents that run out since %(since)s."),
        _DAILY,
    ),
    "lapse-holds": Scheduled(
        _("Lets go of places that were kept"),
        _("Places that were kept have not been let go since %(since)s."),
        timedelta(minutes=20),
    ),
    "work-on-files": Scheduled(
        _("Brings in files of other systems"),
        _("Files of other systems have not been worked on since %(since)s."),
        _SOON,
    ),
    "carry-on-overdue-stays": Scheduled(
        _("Keeps the place of who is still here"),
        _("The places of those who are still here have not been kept since %(since)s."),
        _DAILY,
    ),
    "count-months": Scheduled(
        _("Counts the nights of past months"),
        _("The nights of past months have not been counted since %(since)s."),
        timedelta(hours=1),
    ),
    "check-months": Scheduled(
        _("Checks the counted nights"),
        _("The counted nights have not been checked since %(since)s."),
        _HOURLY,
    ),
    "forget-password-links": Scheduled(_("Forgets old links to a password"), _FORGETS, _DAILY),
    "forget-files": Scheduled(_("Forgets files nobody brought in"), _FORGETS, _HOURLY),
    "forget-public-drafts": Scheduled(
        _("Forgets what citizens began and did not send"), _FORGETS, _HOURLY
    ),
    "forget-own-pages": Scheduled(
        _("Forgets closed pages of citizens, and guests' cards long unused"), _FORGETS, _DAILY
    ),
    "forget-sessions": Scheduled(_("Forgets ended sessions"), _FORGETS, _DAILY),
    "forget-drafts": Scheduled(_("Forgets drafts nobody went on with"), _FORGETS, _DAILY),
    "forget-answers-and-tokens": Scheduled(
        _("Forgets the API's kept answers and tokens"), _FORGETS, _DAILY
    ),
}
