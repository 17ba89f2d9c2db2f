"""Answers that say the same in another scheme: by a table, and never because of a key."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.base import AnswerType, Criterion
from schemes.carried import TABLE, Carried, GivenAnswer, carried_into

TODAY = date(2026, 3, 17)


def asked(scheme: str) -> dict[str, Criterion]:
    version = schemes.get(scheme).on(TODAY)
    return {
        criterion.key: criterion
        for track in version.tracks
        for criterion in version.asked(track.key)
    }


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.first.scheme}.{row.first.question}")
def test_both_answers_can_be_given_today_and_it_says_where_from(row: Carried) -> None:
    def can_be_given(said: GivenAnswer) -> bool:
        criterion = asked(said.scheme)[said.question]
        choices = {choice.key for choice in criterion.choices}
        return said.answer in (
            choices if criterion.answer_type is AnswerType.CHOICE else ("yes", "no")
        )

    assert can_be_given(row.first)
    assert can_be_given(row.then)
    assert row.first.scheme != row.then.scheme
    assert row.source.startswith("V ")


def test_each_question_is_answered_by_one_at_most() -> None:
    pairs = [(row.first, row.then.scheme, row.then.question) for row in TABLE]
    assert len(pairs) == len(set(pairs))


def test_the_same_key_is_not_the_same_question() -> None:
    belongs = asked("pitstop")["own_citizen"]
    told = {"own_citizen": "yes"}
    assert carried_into("pitstop", belongs, first_scheme="polaris", answers=told) is None


def test_an_answer_says_the_other_only_where_it_was_given() -> None:
    exposed = asked("pitstop")["exposed"]
    for answer, then in (("yes", "yes"), ("no", None), ("unknown", None)):
        row = carried_into("pitstop", exposed, first_scheme="mpo", answers={"target_group": answer})
        assert (row.then.answer if row else None) == then
