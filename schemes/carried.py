"""Answers of one scheme that say the same in another, for a referral that is sent on.

The same key is not the same question: ``own_citizen`` asks about Herning in POLARIS and about
Aarhus at Pitstop. So an answer goes along only where it stands in the table, and it stands there
only where whoever gave it has thereby given the other, whatever else is true of the citizen. What
does not stand there is asked anew, beside the copy of what was answered first.

V = VIVE 2023, "Fleksible pladser".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from schemes.criteria import YES, AnswerType, Criterion


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """An answer that was given to a question of a scheme."""

    scheme: str
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Carried:
    first: GivenAnswer
    #: What is said by it.
    then: GivenAnswer
    source: str


TABLE: Final = (
    Carried(
        # Functionally homeless: cannot use the home, or has none.
        first=GivenAnswer(scheme="mpo", question="target_group", answer=YES),
        then=GivenAnswer(scheme="pitstop", question="exposed", answer=YES),
        source="V §§ 3.2, 4.2",
    ),
    Carried(
        # A room to avoid an admission: one threatens.
        first=GivenAnswer(scheme="pitstop", question="situation", answer="instead"),
        then=GivenAnswer(scheme="mpo", question="situation", answer="getting_worse"),
        source="V §§ 4.2, 3.2",
    ),
)


def carried_into(
    scheme: str, asked: Criterion, *, first_scheme: str, answers: Mapping[str, str]
) -> Carried | None:
    """What answers the question of ``scheme`` by what was answered in ``first_scheme``, if anything
    does; a choice that the version does not have answers nothing."""
    for row in TABLE:
        known = (first_scheme, answers.get(row.first.question)) == (
            row.first.scheme,
            row.first.answer,
        )
        if known and (row.then.scheme, row.then.question) == (scheme, asked.key):
            choices = {choice.key for choice in asked.choices}
            if asked.answer_type is not AnswerType.CHOICE or row.then.answer in choices:
                return row
    return None
