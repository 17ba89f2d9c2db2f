"""What a letter to a citizen says besides the decision: how to complain, whom to call.

Each text is there twice: as letters are written, and easy to read, with one thought on each line.
Both are written by people; neither is made from the other. An organisation may say a text in its
own words (``letters``); where it has not, these are used.

The words in braces are filled in: ``{navn}`` is the citizen, ``{tilbud}`` the house, ``{telefon}``
its phone, ``{kommune}`` whose decision it is, ``{svarfrist}`` how long there is to complain,
``{afsender}`` who signs, ``{svardag}`` the day until which a hearing can be answered.

Sources: the general law on complaints, representation and guidance, as DOMAIN.md § 7 has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from schemes.texts import _


class TextKey(StrEnum):
    """The texts of a letter that an organisation may say in its own words."""

    GREETING = "greeting"
    #: How to complain of a decision that can be complained of.
    COMPLAINT = "complaint"
    #: What one can do instead, where it can't.
    NO_COMPLAINT = "no_complaint"
    #: That somebody else may speak for the citizen, or come along.
    REPRESENTATION = "representation"
    CONTACT = "contact"
    OPENING_HOURS = "opening_hours"
    CLOSING = "closing"
    #: The hearing before a decision: why the citizen is written to, what may be answered, until
    #: when and to whom.
    HEARING = "hearing"
    HEARING_ANSWER = "hearing_answer"
    HEARING_REPLY = "hearing_reply"


#: Those that stand in the letter of a hearing alone.
OF_HEARING: Final = frozenset({TextKey.HEARING, TextKey.HEARING_ANSWER, TextKey.HEARING_REPLY})


ORDINARY_TEXTS: Final[Mapping[str, str]] = {
    TextKey.GREETING: _("Dear {navn}"),
    TextKey.COMPLAINT: _(
        "You can complain of this decision. You must complain within {svarfrist} of getting it. "
        "Write to us or ring us: address and phone stand at the top of this letter. It costs "
        "nothing.\n"
        "We then look at the decision once more. If we do not agree with you in full, we send "
        "your complaint and the papers of the case to Ankestyrelsen, which is independent of us "
        "and settles it."
    ),
    TextKey.NO_COMPLAINT: _(
        "This cannot be appealed to Ankestyrelsen. If you disagree, talk with us: ring {tilbud} "
        "on {telefon}."
    ),
    TextKey.REPRESENTATION: _(
        "You may let somebody else speak for you, and you may have somebody with you when you "
        "meet us: a relative, a friend, or somebody from an organisation."
    ),
    TextKey.CONTACT: _(
        "If you have questions, or something in this letter is not clear, ring {tilbud} on "
        "{telefon}."
    ),
    TextKey.OPENING_HOURS: "",
    TextKey.CLOSING: _("Kind regards"),
    # FVL § 19: what speaks against the party, and time to say something to it.
    TextKey.HEARING: _(
        "We are to make a decision in your case. Before we do, you have the right to know what "
        "speaks against you in what we have been told, and to say what you think of it."
    ),
    TextKey.HEARING_ANSWER: _(
        "You may say that something is wrong or missing, and what you think yourself. You may tell "
        "us more, and send us papers. You need not answer. If we do not hear from you, we decide "
        "on what we know.\n"
        "You may see what is written in your case. Ring us or write to us if you want that."
    ),
    TextKey.HEARING_REPLY: _(
        "Answer by {svardag}. Ring {tilbud} on {telefon}, or write to us: the address stands at "
        "the top of this letter. If you need more time, ring us before then."
    ),
}

EASY_TEXTS: Final[Mapping[str, str]] = {
    TextKey.GREETING: _("Hello {navn}"),
    TextKey.COMPLAINT: _(
        "You can complain.\n"
        "To complain is to say that you disagree.\n"
        "You can ring us. You can write to us.\n"
        "Our phone number is {telefon}.\n"
        "You have {svarfrist} to complain.\n"
        "The time begins on the day you get this letter.\n"
        "It costs nothing.\n"
        "When you have complained, we look at it again.\n"
        "If we still do not agree with you, others look at it.\n"
        "They are called Ankestyrelsen.\n"
        "They decide if we are right."
    ),
    TextKey.NO_COMPLAINT: _(
        "You cannot complain to Ankestyrelsen of this.\n"
        "But you can talk with us.\n"
        "You can ring {tilbud}.\n"
        "The phone number is {telefon}."
    ),
    TextKey.REPRESENTATION: _(
        "You can get help from somebody you trust.\n"
        "It can be a friend or somebody from your family.\n"
        "They can come along when we meet.\n"
        "They can also speak for you."
    ),
    TextKey.CONTACT: _(
        "Do you have questions?\nYou can ring {tilbud}.\nThe phone number is {telefon}."
    ),
    TextKey.OPENING_HOURS: "",
    TextKey.CLOSING: _("Kind regards"),
    TextKey.HEARING: _(
        "We are to decide something about you.\n"
        "We have been told something that speaks against you.\n"
        "You can read it here, before we decide.\n"
        "And you can say what you think."
    ),
    TextKey.HEARING_ANSWER: _(
        "You can say that something is wrong.\n"
        "You can say that something is missing.\n"
        "You can tell us more.\n"
        "You do not have to answer.\n"
        "If you do not answer, we decide with what we know.\n"
        "You may see what we have written in your case.\n"
        "Then ring us or write to us."
    ),
    TextKey.HEARING_REPLY: _(
        "You can answer until {svardag}.\n"
        "You can ring us. You can write to us.\n"
        "The phone number is {telefon}.\n"
        "Do you need more time?\n"
        "Then ring us before that day."
    ),
}

#: By the kind of decision: what was decided.
EASY_DECISIONS: Final[Mapping[str, str]] = {
    "award": _("You get a stay with us.\nYou can be here for a time.\nIt is not for ever."),
    "partial": _(
        "You get some of what you asked for.\nYou do not get all of it.\nBelow you can read why."
    ),
    "refusal": _("You do not get a stay with us.\nBelow you can read why."),
    "extension": _("You can stay with us longer.\nBelow you can read for how long."),
    "extension_refused": _("You cannot stay with us longer.\nBelow you can read why."),
    "intensity": _("We change how much help you get.\nBelow you can read what is new."),
    "award_ended": _(
        "Your stay with us ends.\nIt ends before the day we first told you.\n"
        "Below you can read why."
    ),
    "discharge": _(
        "Your stay with us ends.\nYou are to move out.\nBelow you can read when and why."
    ),
    "municipality_discharge": _(
        "Your municipality has decided that you are to move.\nYou have got a home.\n"
        "You get help in your home.\nBelow you can read when and why."
    ),
    "expulsion": _("You can no longer be in the house.\nYou must leave.\nBelow you can read why."),
}


@dataclass(frozen=True, kw_only=True)
class LetterTexts:
    """The texts of a track's letters. English source texts; what a scheme leaves out is usual."""

    ordinary: Mapping[str, str] = field(default_factory=dict)
    easy: Mapping[str, str] = field(default_factory=dict)
    #: Easy to read, by the kind of decision.
    easy_decisions: Mapping[str, str] = field(default_factory=dict)
    #: Easy to read: what it costs the citizen; "" where nothing is said.
    easy_cost: str = ""
    #: The same besides the citizen's own share, once that is known.
    easy_besides_share: str = ""

    def text(self, key: str, *, easy: bool) -> str:
        """ "" where nothing is said."""
        usual, own = (EASY_TEXTS, self.easy) if easy else (ORDINARY_TEXTS, self.ordinary)
        return own.get(key, usual[key])

    def decision_in_easy_words(self, kind: str) -> str:
        return self.easy_decisions.get(kind) or EASY_DECISIONS[kind]


USUAL_LETTERS: Final = LetterTexts()
