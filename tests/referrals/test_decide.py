"""The answer: who gives it, what blocks, what can be set aside, and that it is given once."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Decision
from referrals.models import AssessmentNote, Referral
from referrals.services.answering import add_note, answer_question
from referrals.services.referrals import withdraw_referral
from tests.referrals.asked import JONAS, refer, settle
from tests.referrals.deciding import accept, refuse
from tests.world import NOW

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def events(house, referral):
    with acting(house.organisation):
        return list(
            Event.objects.filter(referral_id=referral.pk)
            .order_by("pk")
            .values_list("kind", flat=True)
        )


def codes(caught):
    return {problem.code for problem in caught.value.problems}


@pytest.fixture
def referral(nurse, herning):
    """Assessed, and nothing speaks against."""
    made = refer(nurse, herning)
    settle(herning.caseworker, made)
    return made


def test_the_caseworker_awards_the_stay(herning, referral):
    decision = accept(herning.caseworker, referral, reasons="Målet er at komme hjem.")
    with acting(herning.organisation):
        referral.refresh_from_db()
    assert referral.status == Referral.Status.ACCEPTED
    assert decision.decided_by == herning.caseworker.user
    assert (decision.legal_basis, decision.target_group) == ("84_2", "2")
    assert decision.told_length
    assert events(herning, referral)[-1] == "referral.accepted"


def test_the_sender_reads_the_decision_but_no_note(nurse, herning, referral):
    with acting(herning.organisation):
        add_note(by=herning.caseworker, referral=referral, text="Ringede til E3.", now=NOW)
    accept(herning.caseworker, referral)
    with acting(nurse.organisation):
        assert Decision.objects.get(referral=referral).outcome == "accepted"
        assert Referral.objects.get().status == "accepted"
        assert not AssessmentNote.objects.exists()


def test_the_same_decision_twice_is_one(herning, referral):
    assert accept(herning.caseworker, referral) == accept(herning.caseworker, referral)
    assert events(herning, referral).count("referral.accepted") == 1


def test_another_decision_afterwards_is_a_conflict(herning, referral):
    accept(herning.caseworker, referral)
    with pytest.raises(Conflict) as caught:
        refuse(herning.caseworker, referral)
    assert caught.value.code == "already_accepted"
    with pytest.raises(Conflict):
        accept(herning.caseworker, referral, goals="Noget andet")


@pytest.mark.parametrize("who", ["leader", "staff"])
def test_who_does_not_decide_in_polaris(herning, nurse, who):
    referral = refer(nurse, herning, facility=herning.first)
    with pytest.raises(NotAllowed) as caught:
        accept(getattr(herning, who), referral)
    assert caught.value.code == "not_decider"


def test_neither_the_sender_nor_a_sweep_nor_a_stranger_decides(nurse, herning, holstebro, referral):
    for one in (nurse, Actor.system(herning.organisation), holstebro.caseworker):
        with pytest.raises(NotAllowed):
            accept(one, referral)
        with pytest.raises(NotAllowed):
            refuse(one, referral)
    assert "referral.accepted" not in events(herning, referral)


def test_a_statutory_refusal_blocks_whatever_is_said(nurse, herning):
    elsewhere = JONAS | {"home_municipality": "0661"}
    referral = refer(nurse, herning, citizen=elsewhere, answers={"own_citizen": "no"})
    settle(herning.caseworker, referral)
    with pytest.raises(Problems) as caught:
        accept(herning.caseworker, referral, overrides={"own_citizen": "Han flytter nok"})
    assert codes(caught) == {"own_citizen", "nothing_to_override"}


def test_open_questions_and_missing_reasons_are_all_said_at_once(nurse, herning):
    referral = refer(nurse, herning, answers={"cooperates": "unknown", "long_term_need": "yes"})
    with pytest.raises(Problems) as caught:
        accept(herning.caseworker, referral, legal_basis="", target_group="9", intensity=0)
    fields = {problem.field for problem in caught.value.problems}
    assert fields == {
        "legal_basis",
        "target_group",
        "intensity",
        "overrides.long_term_need",
        "answers.cooperates",
        "answers.met_and_seen",
    }


def test_a_judgement_is_set_aside_with_a_reason_and_both_are_kept(nurse, herning):
    referral = refer(nurse, herning, answers={"long_term_need": "yes"})
    settle(herning.caseworker, referral)
    why = "Botilbuddet er klar om tre måneder."
    decision = accept(herning.caseworker, referral, overrides={"long_term_need": why})
    assert [(one["code"], one["reason"]) for one in decision.overrides] == [("long_term_need", why)]
    assert [one["code"] for one in decision.refusals] == ["long_term_need"]
    assert all(one["text"] and one["source"] for one in decision.overrides)


def test_a_refusal_takes_reasons(herning, referral):
    with pytest.raises(Problems) as caught:
        refuse(herning.caseworker, referral, reasons="  ")
    assert caught.value.field == "reasons"
    assert refuse(herning.caseworker, referral).outcome == "refused"
    assert refuse(herning.caseworker, referral).outcome == "refused"
    assert events(herning, referral).count("referral.refused") == 1


# --- answering and noting


def answer(by, referral, key, value):
    with acting(by.organisation):
        return answer_question(by=by, referral=referral, key=key, answer=value, now=NOW)


def test_an_answer_is_settled_and_told_of_in_words(nurse, herning):
    referral = refer(nurse, herning)
    answer(herning.caseworker, referral, "met_and_seen", "yes")
    answer(herning.caseworker, referral, "met_and_seen", "yes")
    with acting(herning.organisation):
        told = Event.objects.get(kind="referral.question_answered").facts
    assert told["key"] == "met_and_seen"
    assert told["question"]
    assert told["answer"] in {"ja", "yes"}


@pytest.mark.parametrize(
    ("key", "value"),
    [("met_and_seen", "maybe"), ("met_and_seen", ""), ("nonsense", "yes"), ("adult", "yes")],
)
def test_an_answer_that_is_none_is_refused(nurse, herning, key, value):
    referral = refer(nurse, herning)
    with pytest.raises(Problem):
        answer(herning.caseworker, referral, key, value)


def test_a_decided_referral_is_not_reopened_by_an_answer(herning, referral):
    refuse(herning.caseworker, referral)
    with pytest.raises(Conflict):
        answer(herning.caseworker, referral, "cooperates", "no")


def test_only_assessors_answer_and_note(nurse, herning):
    referral = refer(nurse, herning, facility=herning.first)
    for one in (nurse, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            answer(one, referral, "met_and_seen", "yes")
        with pytest.raises(NotAllowed), acting(one.organisation):
            add_note(by=one, referral=referral, text="x", now=NOW)


# --- taking it back


def withdraw(by, referral, reason="Borgeren vil hjem."):
    with acting(by.organisation):
        return withdraw_referral(by=by, referral=referral, reason=reason, now=NOW)


def test_the_sender_withdraws_and_twice_is_once(nurse, herning, referral):
    withdraw(nurse, referral)
    assert withdraw(nurse, referral).status == Referral.Status.WITHDRAWN
    assert events(herning, referral).count("referral.withdrawn") == 1


def test_a_withdrawal_says_why(nurse, referral):
    with pytest.raises(Problems) as caught:
        withdraw(nurse, referral, reason=" ")
    assert caught.value.field == "reason"


def test_nobody_else_withdraws(holstebro, referral):
    with pytest.raises(NotAllowed):
        withdraw(holstebro.caseworker, referral)


def test_a_refused_referral_is_not_withdrawn(nurse, herning, referral):
    refuse(herning.caseworker, referral)
    with pytest.raises(Conflict) as caught:
        withdraw(nurse, referral)
    assert caught.value.code == "already_refused"
