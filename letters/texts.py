"""The letters' texts that an organisation may say in its own words: which there are, and what each
says on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from citizens.written_to import Edition
from core.problems import Text
from letters.models import TextBlock
from organisations.models import Organisation
from schemes.base import Track
from schemes.letters import TextKey

#: What each is called where it is edited, and what it is for.
KEYS: Final[dict[str, tuple[Text, Text]]] = {
    TextKey.GREETING: (_("Greeting"), _("The first line.")),
    TextKey.COMPLAINT: (
        _("How to complain"),
        _("Where a decision can be complained of: to whom, by when, and what follows."),
    ),
    TextKey.NO_COMPLAINT: (
        _("What to do where nobody can be complained to"),
        _("In the other letters: whom to talk with."),
    ),
    TextKey.REPRESENTATION: (
        _("Help from somebody else"),
        _("That somebody may speak for the citizen, or come along."),
    ),
    TextKey.CONTACT: (_("Whom to ring"), _("If something in the letter is not clear.")),
    TextKey.OPENING_HOURS: (
        _("Opening hours"),
        _("When the phone is answered. Nothing is said where it is empty."),
    ),
    TextKey.CLOSING: (_("Closing words"), _("Above the name of whoever signs.")),
    TextKey.HEARING: (
        _("Hearing: why you write"),
        _("That the citizen has the right to be heard before the decision (§ 19)."),
    ),
    TextKey.HEARING_ANSWER: (
        _("Hearing: what can be answered"),
        _("That nobody has to answer, and that the case can be seen."),
    ),
    TextKey.HEARING_REPLY: (
        _("Hearing: by when, and to whom"),
        _("With the day until which an answer is waited for."),
    ),
}


@dataclass(frozen=True)
class Texts:
    """What the texts of a track's letters say: the organisation's words, else the scheme's."""

    track: Track
    #: {(key, language, edition): text}
    own: Mapping[tuple[str, str, str], str]

    def text(self, key: str, language: str, edition: str) -> str:
        """With its fields still in it."""
        own = self.own.get((key, language, edition), "")
        return own or self.of_the_scheme(key, language, edition)

    def of_the_scheme(self, key: str, language: str, edition: str) -> str:
        source = self.track.letters.text(key, easy=edition == Edition.EASY)
        with override(language):
            return gettext(source) if source else ""


def texts_on(day: date, *, controller: Organisation | int, scheme: str, track: Track) -> Texts:
    """As they are in force that day. One statement."""
    rows = TextBlock.objects.of(controller, scheme).in_force_on(day)
    return Texts(track, {(row.key, row.language, row.edition): row.text for row in rows})
