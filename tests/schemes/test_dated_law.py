"""Rules that begin on a day: what is asked the day before, and on the day."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.assess import assess
from schemes.base import Facts, Referrer

HOME = {
    "own_citizen": "yes",
    "need": "clarification",
    "long_term_need": "no",
    "cooperates": "yes",
    "motive_to_save": "no",
    "met_and_seen": "yes",
    "target_group": "1",
}


def judged(on: date, *, age: int | None = 40, track: str = "home", **answers: str):
    facts = Facts(
        track=track,
        on=on,
        age=age,
        home_municipality="0657",
        referrer=Referrer.PSYCHIATRY,
        answers=HOME | answers,
    )
    verdict = assess(schemes.get("polaris").on(on), facts)
    hard = [refusal.code for refusal in verdict.blocking]
    return hard, [question.code for question in verdict.blocking_questions]


BEFORE, FROM = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("on", "age", "answer", "hard", "open_"),
    [
        (BEFORE, 80, "yes", [], []),
        (FROM, 40, "", [], []),  # the Eldercare Act is for those of pension age
        (FROM, 40, "yes", ["eldercare_act"], []),  # ... unless it is said
        (FROM, 66, "", [], []),
        (FROM, 67, "", [], ["eldercare_act"]),
        (FROM, 67, "unknown", [], ["eldercare_act"]),
        (FROM, 67, "no", [], []),
        (FROM, 80, "yes", ["eldercare_act"], []),
    ],
)
def test_who_is_covered_by_the_eldercare_act_cannot_get_section_84(on, age, answer, hard, open_):
    assert judged(on, age=age, eldercare_act=answer) == (hard, open_)


def to_override(**answers: str) -> list[str]:
    facts = Facts(
        track="home",
        on=FROM,
        age=40,
        home_municipality="0657",
        referrer=Referrer.PSYCHIATRY,
        answers=HOME | answers,
    )
    return [refusal.code for refusal in assess(schemes.get("polaris").on(FROM), facts).to_override]


def test_the_target_group_is_asked_before_what_it_turns_off():
    keys = [criterion.key for criterion in schemes.get("polaris").on(FROM).asked("home")]
    assert keys.index("target_group") < keys.index("long_term_need")
    assert to_override(target_group="1", long_term_need="yes") == ["long_term_need"]
    assert to_override(target_group="3", long_term_need="yes") == []
    assert to_override(target_group="unknown", long_term_need="yes") == ["long_term_need"]


def test_every_criterion_that_another_turns_off_comes_after_it():
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            keys = [criterion.key for criterion in version.criteria]
            for criterion in version.criteria:
                if criterion.off_when is not None:
                    assert keys.index(criterion.off_when[0]) < keys.index(criterion.key)


@pytest.mark.parametrize(
    ("on", "plan"),
    [(date(2023, 9, 30), "§\u00a0141"), (date(2023, 10, 1), "§\u00a0142")],
)
def test_the_plan_the_municipality_owes(on: date, plan: str):
    version = schemes.get("mpo").on(on)
    (asked,) = [each for each in version.asked("place") if each.key == "other_plans"]
    task = version.track("place").follow_up_rule("coordinate_plans").task
    assert plan in asked.question
    assert plan in task


def test_the_project_s_own_rules_ended_with_it():
    project, today = (schemes.get("mpo").on(day) for day in (date(2022, 12, 31), date(2026, 1, 1)))

    def keys(version):
        return {criterion.key for criterion in version.criteria}

    def situations(version):
        (asked,) = [each for each in version.criteria if each.key == "situation"]
        return {choice.key for choice in asked.choices}

    assert {"dual_diagnosis", "not_assessed"} == situations(project) - situations(today)
    assert "health_purpose" in keys(project) - keys(today)
    assert "health purpose" not in today.track("outreach").length.in_words
