"""What a scheme asks, and what the answers come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from schemes.people import Referrer
from schemes.texts import _

YES: Final = "yes"
NO: Final = "no"
#: An honest answer that leaves the question open: "we do not know (yet)".
UNKNOWN: Final = "unknown"
#: In what is said to the citizen of an answer: whatever it is.
ANY: Final = "*"
#: {answer: sentence to the citizen}; "" where nothing is said of it. ``{answer}`` in a sentence is
#: filled in with the answer, in words; of a free text the sentence leads up to it.
ToCitizen = Mapping[str, str]


class AnswerType(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"


class Weight(StrEnum):
    """What an unmet criterion means."""

    #: Blocks: nobody can accept against it.
    HARD = "hard"
    #: Speaks against; the one who decides can override it with a reason.
    JUDGEMENT = "judgement"
    #: Asked because it matters; never refuses. (It may still be ``needed_to_accept``: a meeting
    #: that has not been held yet is no reason for a refusal, only for waiting.)
    INFORMATION = "information"


class State(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


#: What is wrong where a target group contradicts the home municipality.
LIVES_ELSEWHERE: Final = _(
    "The citizen lives in another municipality. Choose the target group for that, or correct the "
    "home municipality."
)
LIVES_HERE: Final = _(
    "The target group is for citizens from another municipality, and the citizen lives here. "
    "Choose another group, or correct the home municipality."
)


@dataclass(frozen=True, kw_only=True)
class Choice:
    key: str
    label: str
    #: A target group of citizens whose home is in another municipality.
    from_elsewhere: bool = False
    #: A target group in which the relatives are the ones who ask.
    relative_applies: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about one referral on one day. ``answers`` holds what was asked."""

    track: str
    on: date
    referrer: Referrer | None = None
    #: Whole years on ``on``; None where no birth date is known (anonymous citizens).
    age: int | None = None
    #: Four-digit municipality code of the citizen's home municipality, None if unknown.
    home_municipality: str | None = None
    #: Who decides about help, and who has agreed to pay in its place; "" while it is not known,
    #: None where nobody asks.
    acting_municipality: str | None = None
    paying_municipality: str | None = None
    anonymous: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


#: Reads State out of the facts. ``None`` answer or UNKNOWN must give ``State.UNKNOWN``.
Judge = Callable[[Facts], State]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One question of a scheme, or (``asked=False``) a rule read from facts already known.

    ``source`` cites the report's section ("V § 2.2") or the law ("§ 84"). ``refusal`` is the
    text used, word for word, where the criterion is not met.
    """

    key: str
    #: Forms show one page per theme, in the order the themes first appear.
    theme: str
    question: str
    source: str
    weight: Weight
    judge: Judge
    #: The section it is decided by; "": the version's own (``Version.criteria_law``).
    law: str = ""
    refusal: str = ""
    #: Said where the answer is missing: what must be found out, and by whom. Empty (only where
    #: the weight is INFORMATION): a missing answer is not worth asking for again.
    open_question: str = ""
    help: str = ""
    #: The question as it is read aloud to a citizen who asks for themselves.
    aloud: str = ""
    #: What helps to answer it, to the same citizen.
    aloud_help: str = ""
    #: The theme's heading to the same citizen, where the theme speaks of "the citizen"; on the
    #: theme's first question.
    aloud_theme: str = ""
    answer_type: AnswerType = AnswerType.YES_NO
    #: Without "unknown": every question can be answered with ``UNKNOWN`` besides.
    choices: tuple[Choice, ...] = ()
    #: What each answer comes to, in a letter to the citizen; of what is not known nothing is said.
    to_citizen: ToCitizen = field(default_factory=dict, hash=False)
    asked: bool = True
    #: Where ``asked`` is False: the name of the fact that is shown as the answer ("age").
    fact: str = ""
    #: Must be answered before anyone can decide to accept.
    needed_to_accept: bool = False
    #: Who settles it: the referrer answers at intake, the one who decides during assessment.
    settled_in_assessment: bool = False
    #: "Yes" is somebody's word: who they are and what they said is written beside it.
    names_a_professional: bool = False
    #: Key of the item of a discharge agreement that the answer says something of.
    agreement_item: str = ""
    tracks: tuple[str, ...] = ()  # empty: all
    #: (another criterion's key, its answers) that make this one of no meaning: neither judged nor
    #: asked then. The other is asked before it.
    off_when: tuple[str, frozenset[str]] | None = None

    def __post_init__(self) -> None:
        if self.weight is not Weight.INFORMATION and not (self.refusal and self.open_question):
            raise ValueError(f"{self.key}: a criterion that can refuse says why, and what is open")

    def is_off(self, answers: Mapping[str, str]) -> bool:
        if self.off_when is None:
            return False
        key, turning_off = self.off_when
        return answers.get(key, "") in turning_off

    def applies_to(self, track_key: str) -> bool:
        return not self.tracks or track_key in self.tracks


@dataclass(frozen=True, kw_only=True)
class Finding:
    criterion: Criterion
    answer: str | None
    state: State


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A reason against. ``hard`` ones block, the others can be overridden with a reason."""

    code: str
    text: str
    source: str
    hard: bool


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    code: str
    text: str
    source: str
    #: True: no acceptance before it is answered.
    blocks: bool


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """All that the rules say at once: never only the first thing wrong."""

    findings: tuple[Finding, ...]
    refusals: tuple[Refusal, ...]
    open_questions: tuple[OpenQuestion, ...]

    @property
    def blocking(self) -> tuple[Refusal, ...]:
        return tuple(refusal for refusal in self.refusals if refusal.hard)

    @property
    def to_override(self) -> tuple[Refusal, ...]:
        return tuple(refusal for refusal in self.refusals if not refusal.hard)

    @property
    def blocking_questions(self) -> tuple[OpenQuestion, ...]:
        return tuple(question for question in self.open_questions if question.blocks)
