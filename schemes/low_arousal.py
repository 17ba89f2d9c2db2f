"""The hand-over dialogue (LA2, low arousal): what is asked, and when it is gone through again.

V § 2.8: at an internal hand-over a form is filled in, as a rule together with the citizen, on signs
of strain, warning signs and signs of well-being, and on the strategies and the support that can be
drawn on. The wording of the questions is ours; no printed form is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from schemes.texts import _


@dataclass(frozen=True, kw_only=True)
class DialogueQuestion:
    key: str
    #: What it is about, as a heading.
    name: str
    #: As it is put to the citizen, and answered in the citizen's words.
    question: str
    #: What helps to find words.
    hint: str


@dataclass(frozen=True, kw_only=True)
class DialogueEdition:
    """The questions as they are put from a day on. Kept with each dialogue that was made by it."""

    key: str
    starts_on: date
    source: str
    questions: tuple[DialogueQuestion, ...]


@dataclass(frozen=True, kw_only=True)
class HandOverDialogue:
    """That a track has the dialogue, and when one is outdated."""

    edition: DialogueEdition
    source: str
    #: It is gone through again so many months after the talk.
    review_after_months: int
    #: A night in hospital outdates it: what shows how the citizen is may have changed.
    reviewed_after_hospital: bool
    review_source: str


_EDITION_2023: Final = DialogueEdition(
    key="2023",
    starts_on=date(2017, 1, 1),
    source="V § 2.8",
    questions=(
        DialogueQuestion(
            key="strain",
            name=_("Signs of strain"),
            question=_("How can others see that I am under strain?"),
            hint=_("For example: I sleep less, I stay in my room, I talk faster."),
        ),
        DialogueQuestion(
            key="warning",
            name=_("Warning signs"),
            question=_("How can others see that it is getting too much?"),
            hint=_("What comes just before it goes wrong."),
        ),
        DialogueQuestion(
            key="well_being",
            name=_("Signs of well-being"),
            question=_("How can others see that I am well?"),
            hint=_("For example: I cook, I go out, I make jokes."),
        ),
        DialogueQuestion(
            key="strategies",
            name=_("What I do myself"),
            question=_("What do I do myself that helps?"),
            hint=_("For example: I go for a walk, I put music on, I ring somebody."),
        ),
        DialogueQuestion(
            key="support",
            name=_("Support that works"),
            question=_("What can others do that helps, and what makes it worse?"),
            hint=_("For example: sit beside me and say nothing. Do not touch me."),
        ),
    ),
)
EDITIONS: Final = {edition.key: edition for edition in (_EDITION_2023,)}

#: Half a year is ours, a setting: the source tells of the form at a hand-over, and names no time
#: after which it is gone through again.
LA2: Final = HandOverDialogue(
    edition=_EDITION_2023,
    source="V § 2.8",
    review_after_months=6,
    reviewed_after_hospital=True,
    review_source=_("our own setting"),
)
