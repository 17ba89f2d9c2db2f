"""What the letter of a hearing has to say, before it is put into words.

The Public Administration Act (§ 19): who may be decided against on facts that others gave, and does
not know that they are there, is told them and has time to say something to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from citizens.models import Citizen
from core.problems import Text
from letters.frame import Frame
from letters.models import SentLetter, translations_of
from letters.texts import texts_on
from organisations.models import Organisation
from referrals.models import Hearing, Referral
from schemes.base import Referrer

#: What the letter is called, on the timeline too.
TITLE: Final = gettext_noop("Hearing before we decide your case")
#: What a hearing is loaded with to be put into a letter.
JOINED: Final = (
    "referral__citizen",
    "referral__controller",
    "referral__sender",
    "referral__facility",
    "by",
)


@dataclass(frozen=True, kw_only=True)
class HearingContent(Frame):
    """A hearing with all that its letter names."""

    hearing: Hearing

    @property
    def referral(self) -> Referral:
        return self.hearing.referral

    @property
    def citizen(self) -> Citizen:
        return self.referral.citizen

    @property
    def controller(self) -> Organisation:
        return self.referral.controller

    @property
    def signed_by(self) -> str:
        return self.hearing.by.name if self.hearing.by else ""

    @property
    def title(self) -> str:
        return _(TITLE)

    @property
    def own_words(self) -> dict[str, tuple[Text, str]]:
        return {"facts": (_("What we have been told"), self.hearing.facts)}

    @property
    def lacks(self) -> list[str]:
        return [] if self.has_sender else [_("the sender's address and phone")]

    @property
    def fallen(self) -> str:
        return past_in_words(self.hearing)

    @property
    def case(self) -> str:
        """What is to be decided, who asked for it, and when."""
        name = _(self.track.name_to_citizen or self.track.name)
        day = date_format(self.referral.submitted_on, "DATE_FORMAT")
        if self.referral.referrer == Referrer.CITIZEN:
            return _("On %(day)s you asked for: %(what)s.") % {
                "what": name,
                "day": day,
            }
        return _("On %(day)s %(who)s asked for this for you: %(what)s.") % {
            "what": name,
            "who": self.referral.sender.name,
            "day": day,
        }

    @property
    def fields(self) -> dict[str, str]:
        return super().fields | {"svardag": date_format(self.hearing.reply_by, "DATE_FORMAT")}


def past_in_words(hearing: Hearing) -> str:
    """That no reply is waited for any more, and why; "" while it is."""
    if hearing.is_called_off:
        return _("This hearing is not needed any more. Since %(day)s: %(why)s") % {
            "day": _day_of(hearing),
            "why": hearing.called_off_because,
        }
    if hearing.outcome == Hearing.Outcome.REPLY:
        return _("The reply to this letter came, and was written down on %(day)s.") % {
            "day": _day_of(hearing)
        }
    if hearing.outcome == Hearing.Outcome.NONE:
        return _("No reply to this letter came by its day.")
    if hearing.referral.status != Referral.Status.SUBMITTED:
        return _("The case is settled. No reply to this letter is waited for any more.")
    return ""


def since_sent_in_words(kept: SentLetter) -> str:
    """What has become of the hearing since the letter was sent; "" where it says all."""
    hearing = kept.hearing
    if hearing is None:
        return ""
    if past := past_in_words(hearing):
        return past
    if kept.reply_by == hearing.reply_by:
        return ""
    return _("There is more time than this letter says: until %(day)s.") % {
        "day": date_format(hearing.reply_by, "DATE_FORMAT")
    }


def _day_of(hearing: Hearing) -> str:
    assert hearing.ended_at is not None, "it has ended"
    return date_format(timezone.localdate(hearing.ended_at), "DATE_FORMAT")


def hearing_content_of(hearing: Hearing, *, on: date) -> HearingContent:
    """Two statements. ``hearing`` comes with what :data:`JOINED` names."""
    referral = hearing.referral
    return HearingContent(
        hearing=hearing,
        on=on,
        texts=texts_on(
            on,
            controller=referral.controller_id,
            scheme=referral.scheme,
            track=referral.scheme_track,
        ),
        reference=referral.reference,
        facility=referral.facility,
        translations=translations_of(hearing=hearing),
    )
