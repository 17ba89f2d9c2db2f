"""POLARIS' letters: what its decisions come to, easy to read."""

from __future__ import annotations

from typing import Final

from schemes.letters import LetterTexts
from schemes.texts import _

HOME_LETTERS: Final = LetterTexts(
    easy_cost=_(
        "You pay no rent.\nYou pay no electricity and no heating.\n"
        "We expect you to save money for a home of your own."
    ),
    easy_decisions={
        "award": _(
            "You get a flexible home.\n"
            "You can live there for some months.\n"
            "It is not for ever.\n"
            "You get help from us while you live there."
        ),
        "partial": _(
            "You get a stay with us.\n"
            "But you do not get all that you asked for.\n"
            "Below you can read why."
        ),
        "refusal": _("You do not get a flexible home.\nBelow you can read why."),
        "extension": _(
            "You can live in the flexible home longer.\nBelow you can read for how long."
        ),
        "extension_refused": _(
            "You cannot live in the flexible home longer.\nBelow you can read why."
        ),
        "intensity": _(
            "You get another amount of help in the home.\nBelow you can read how much and why."
        ),
        "award_ended": _(
            "You cannot live in the flexible home as long as we had decided.\n"
            "You are to move out earlier.\n"
            "Below you can read when and why."
        ),
    },
)

GUEST_LETTERS: Final = LetterTexts(
    easy_cost=_("It costs you nothing."),
    easy_decisions={
        "award": _(
            "You can sleep in our guest room.\nIt is for a night or a few nights.\n"
            "Then you go home again."
        ),
        "refusal": _("You cannot sleep in our guest room.\nBelow you can read why."),
        "extension": _("You can sleep in our guest room for more nights."),
    },
)
