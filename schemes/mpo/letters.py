"""MPO's letters: what its decisions come to, easy to read, and what can't be complained of."""

from __future__ import annotations

from typing import Final

from schemes.letters import LetterTexts, TextKey
from schemes.texts import _

PLACE_LETTERS: Final = LetterTexts(
    easy_cost=_(
        "Your municipality pays for the place.\nYou also pay a part yourself.\n"
        "Your municipality tells you how much."
    ),
    easy_besides_share=_("Your municipality pays for the place."),
    ordinary={
        # An expulsion alone can't be (L 130/2025; DOMAIN.md § 7); a discharge can.
        TextKey.NO_COMPLAINT: _(
            "An expulsion cannot be appealed to Ankestyrelsen. You can talk with the leader of "
            "{tilbud} about what happened: ring {telefon}. You may also ask for a place again. If "
            "you get a decision that you are discharged, you can complain of that one."
        ),
    },
    easy={
        TextKey.NO_COMPLAINT: _(
            "You cannot complain to Ankestyrelsen of being expelled.\n"
            "But you can talk with the leader about what happened.\n"
            "You can ring {tilbud}.\n"
            "The phone number is {telefon}.\n"
            "You may ask for a place again.\n"
            "If you get a letter that you are discharged, you can complain of that."
        ),
    },
    easy_decisions={
        "award": _(
            "You get a place at Skovvang.\n"
            "You can sleep there, eat there and get help.\n"
            "It is for a time.\n"
            "We have not set a last day.\n"
            "We talk with you often about how it goes."
        ),
        "refusal": _("You do not get a place at Skovvang.\nBelow you can read why."),
        "discharge": _(
            "Your stay at Skovvang ends.\nYou are to move out.\nThe leader has decided it.\n"
            "Below you can read when and why."
        ),
        "expulsion": _(
            "You can no longer be at Skovvang.\nYou must leave the house.\n"
            "The leader has decided it.\nBelow you can read why."
        ),
    },
)

#: A stay in the project had an end, and Skovvang was where it was.
PROJECT_LETTERS: Final = LetterTexts(
    easy_cost=_("The project pays for your stay."),
    easy_decisions={
        "award": _(
            "You get a place at Skovvang.\nYou can be there for up to 8 weeks.\n"
            "You get help while you are there."
        ),
        "refusal": _("You do not get a place at Skovvang.\nBelow you can read why."),
    },
)

#: Not a word of payment: it costs nobody anything.
OUTREACH_LETTERS: Final = LetterTexts(
    easy_decisions={
        "award": _(
            "We come to you.\nYou do not move.\nWe meet where you are.\nYou say when it is enough."
        ),
        "refusal": _("We cannot come to you now.\nBelow you can read why."),
        "award_ended": _("We no longer come to you.\nBelow you can read why."),
    },
)
