"""The few ways in which facts become met, not met or unknown.

Every judge answers UNKNOWN to a missing answer, to "we do not know" and to anything it does not
understand: a rule never refuses a citizen because of a value it cannot read.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemes.criteria import NO, YES, Facts, Judge, State


def yes_meets(key: str) -> Judge:
    return one_of(key, met=[YES], not_met=[NO])


def no_meets(key: str) -> Judge:
    return one_of(key, met=[NO], not_met=[YES])


def yes_settles(key: str) -> Judge:
    """For what has to happen first: "no" means "not yet", so it stays open and never refuses."""
    return one_of(key, met=[YES], not_met=[])


def one_of(key: str, *, met: Iterable[str], not_met: Iterable[str]) -> Judge:
    """Answers named in neither list leave the question open."""
    states = dict.fromkeys(met, State.MET) | dict.fromkeys(not_met, State.NOT_MET)

    def judge(facts: Facts) -> State:
        return states.get(facts.answers.get(key, ""), State.UNKNOWN)

    return judge


def anything_said(key: str) -> Judge:
    """For questions answered in the referrer's own words."""

    def judge(facts: Facts) -> State:
        return State.MET if facts.answers.get(key, "").strip() else State.UNKNOWN

    return judge


def at_least(years: int) -> Judge:
    def judge(facts: Facts) -> State:
        if facts.age is None:
            return State.UNKNOWN
        return State.MET if facts.age >= years else State.NOT_MET

    return judge


def younger_or(years: int, judge: Judge) -> Judge:
    """Met by itself below an age, unless the answer says otherwise; from then on it is asked."""

    def judge_by_age(facts: Facts) -> State:
        state = judge(facts)
        young = facts.age is not None and facts.age < years
        return State.MET if young and state is State.UNKNOWN else state

    return judge_by_age


def lives_in(municipality: str) -> Judge:
    def judge(facts: Facts) -> State:
        if facts.home_municipality is None:
            return State.UNKNOWN
        return State.MET if facts.home_municipality == municipality else State.NOT_MET

    return judge


def belongs_to(municipality: str, key: str) -> Judge:
    """Home municipality, or the answer to "does the citizen belong here, or is moving here?".

    A home municipality elsewhere does not refuse by itself, since the citizen may be on the way.
    Where the register says "here" and the answer says "no", one of them is wrong: it stays open.
    """
    meets = yes_meets(key)

    def judge(facts: Facts) -> State:
        answer = meets(facts)
        if facts.home_municipality == municipality:
            return State.UNKNOWN if answer is State.NOT_MET else State.MET
        return answer

    return judge
