"""What Pitstop says in writing, where somebody asks for it: no law, nobody to complain to, but
whom to talk with (V § 4.4)."""

from __future__ import annotations

from typing import Final

from schemes.letters import LetterTexts, TextKey
from schemes.texts import _

ROOM_LETTERS: Final = LetterTexts(
    easy_cost=_("It costs you nothing."),
    ordinary={
        TextKey.GREETING: _("Hello {navn}"),
        TextKey.NO_COMPLAINT: _(
            "If you disagree, talk with the forstander: ring {tilbud} on {telefon}. You can also "
            "ask the one who referred you to ring."
        ),
        TextKey.REPRESENTATION: _("You may have somebody with you when we talk."),
    },
    easy={
        TextKey.NO_COMPLAINT: _(
            "Talk with the forstander.\nYou can ring {tilbud}.\nThe phone number is {telefon}."
        ),
        TextKey.REPRESENTATION: _("You may have somebody with you when we talk."),
    },
    easy_decisions={
        "award": _("You get a room at Pitstop.\nYou can be here for up to 14 days."),
        "refusal": _("You cannot get a room at Pitstop now.\nBelow you can read why."),
        "extension": _("You can stay longer at Pitstop.\nBelow you can read for how long."),
        "extension_refused": _(
            "You cannot stay longer at Pitstop.\nYour stay ends as planned.\n"
            "Below you can read why."
        ),
        "expulsion": _("You can no longer be at Pitstop.\nBelow you can read why."),
    },
)
