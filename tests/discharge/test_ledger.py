"""All acts about being ready in one ledger, and every waiting day with its cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from discharge.case import Case, case_for
from discharge.causes import Cause
from discharge.models import WaitingCause
from discharge.models.on_referral import of
from discharge.services.readiness import dispute_readiness, end_dispute
from discharge.services.waiting import set_cause
from organisations.actors import Actor
from referrals.models import Referral
from referrals.services.closing import close_referral
from referrals.services.readiness import declare_ready, expect_ready, withdraw_ready
from tests.referrals.asked import refer
from tests.referrals.deciding import refuse
from tests.world import NOW, TODAY, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def expect(by: Actor, referral: Referral, n: int, **when):
    with acting(by.organisation):
        expect_ready(by=by, referral=referral, on=day(n), now=when.get("now", NOW))


def declare(by: Actor, referral: Referral, n: int, **when):
    with acting(by.organisation):
        declare_ready(by=by, referral=referral, on=day(n), now=when.get("now", NOW))


def withdraw(by: Actor, referral: Referral, **when):
    with acting(by.organisation):
        withdraw_ready(by=by, referral=referral, reason="Feber", now=when.get("now", NOW))


def dispute(by: Actor, referral: Referral, reason: str = "Kan ikke stå alene", **when):
    with acting(by.organisation):
        return dispute_readiness(by=by, referral=referral, reason=reason, now=when.get("now", NOW))


def end(by: Actor, referral: Referral, ended: str = "settled", outcome: str = "Enige"):
    with acting(by.organisation):
        return end_dispute(by=by, referral=referral, ended=ended, outcome=outcome, now=NOW)


def cause(
    by: Actor,
    referral: Referral,
    which: str,
    first: int,
    last: int | None = None,
    note: str = "",
):
    with acting(by.organisation):
        return set_cause(
            by=by,
            referral=referral,
            cause=which,
            starts_on=day(first),
            last_on=None if last is None else day(last),
            note=note,
            now=NOW,
        )


def seen(by: Actor, referral: Referral, n: int = 0) -> Case:
    with acting(by.organisation):
        return case_for(by, referral, day(n))


def test_five_acts_stand_with_day_and_name_and_read_the_same_on_both_sides(
    nurse, herning, referral
):
    later = [NOW + timedelta(hours=n) for n in range(6)]
    expect(nurse, referral, 2)
    expect(nurse, referral, 4, now=later[1])
    declare(nurse, referral, -3, now=later[2])
    withdraw(nurse, referral, now=later[3])
    declare(nurse, referral, -1, now=later[4])
    dispute(herning.caseworker, referral, now=later[5])
    ward, municipality = seen(nurse, referral), seen(herning.caseworker, referral)
    assert ward.acts == municipality.acts
    assert [(act.words, act.who, act.more) for act in ward.acts] == [
        ("Kommunen gør indsigelse", herning.caseworker.name, "Kan ikke stå alene"),
        ("Færdigmeldt igen fra 16. marts 2026", "Nanna Nat", ""),
        ("Færdigmeldingen blev trukket tilbage", "Nanna Nat", "Feber"),
        ("Færdigmeldt fra 14. marts 2026", "Nanna Nat", ""),
        ("Forventet færdigbehandlet 21. marts 2026", "Nanna Nat", ""),
        ("Forventet færdigbehandlet 19. marts 2026", "Nanna Nat", ""),
    ]


def test_the_day_expected_when_it_was_asked_is_kept_too(nurse, herning):
    asked = refer(nurse, herning, ready_for_discharge_on=None, expected_ready_on=day(1))
    assert len(seen(nurse, asked).acts) == 1
    expect(nurse, asked, 3, now=NOW + timedelta(hours=1))
    assert [act.words for act in seen(nurse, asked).acts] == [
        "Forventet færdigbehandlet 20. marts 2026",
        "Forventet færdigbehandlet 18. marts 2026",
    ]


def test_a_dispute_stands_until_it_is_ended_and_twice_is_once(nurse, herning, referral):
    declare(nurse, referral, -3)
    first = dispute(herning.caseworker, referral)
    assert dispute(herning.caseworker, referral).pk == first.pk
    with pytest.raises(Conflict) as caught:
        dispute(herning.caseworker, referral, "Noget andet")
    assert caught.value.code == "already_disputed"
    assert seen(nurse, referral).dispute is not None
    assert seen(nurse, referral).days == 3, "the days go on"
    ended = end(herning.caseworker, referral)
    assert end(herning.caseworker, referral).pk == ended.pk
    assert seen(nurse, referral).dispute is None
    with pytest.raises(Conflict):
        end(herning.caseworker, referral, "withdrawn", "Andet")


def test_only_what_stands_is_disputed_and_taking_it_back_settles_it(nurse, herning, referral):
    with pytest.raises(Conflict) as caught:
        dispute(herning.caseworker, referral)
    assert caught.value.code == "not_declared"
    declare(nurse, referral, -3)
    dispute(herning.caseworker, referral)
    withdraw(nurse, referral)
    with pytest.raises(Conflict) as caught:
        end(herning.caseworker, referral)
    assert caught.value.code == "not_disputed"
    declare(nurse, referral, -1)
    assert seen(nurse, referral).dispute is None, "the new declaration is not disputed"


def test_the_ward_ends_no_dispute(nurse, herning, referral):
    declare(nurse, referral, -3)
    dispute(herning.caseworker, referral)
    with pytest.raises(NotAllowed):
        end(nurse, referral)


def test_each_day_has_one_cause_and_days_without_say_so(nurse, herning, referral):
    declare(nurse, referral, -10)
    cause(herning.caseworker, referral, Cause.NO_DECISION, -8, -6)
    cause(nurse, referral, Cause.TRANSPORT, -2)
    for reader in (nurse, herning.caseworker):
        case = seen(reader, referral)
        assert [(s.starts_on, s.ends_on, s.cause) for s in case.stretches] == [
            (day(-10), day(-8), ""),
            (day(-8), day(-5), "no_decision"),
            (day(-5), day(-2), ""),
            (day(-2), day(0), "transport"),
        ]
        assert case.by_cause == [
            ("Kommunen har ikke truffet afgørelse endnu", 3),
            ("Der mangler transport", 2),
            ("Ingen årsag endnu", 5),
        ]


def test_what_one_s_own_side_set_gives_way_and_the_same_twice_is_once(herning, nurse, referral):
    declare(nurse, referral, -10)
    cause(herning.caseworker, referral, Cause.NO_DECISION, -10)
    again = cause(herning.caseworker, referral, Cause.NO_PLACE, -6, -4)
    assert cause(herning.caseworker, referral, Cause.NO_PLACE, -6, -4).pk == again.pk
    assert [(s.cause, s.days) for s in seen(nurse, referral).stretches] == [
        ("no_decision", 4),
        ("no_place", 3),
        ("no_decision", 3),
    ]


def test_the_other_side_s_days_and_causes_are_left_to_it(nurse, herning, referral):
    declare(nurse, referral, -10)
    cause(herning.caseworker, referral, Cause.HOUSING, -6, -4)
    with pytest.raises(Conflict) as caught:
        cause(nurse, referral, Cause.CITIZEN_SAYS_NO, -8)
    assert caught.value.code == "others_cause"
    with pytest.raises(Problems) as faults:
        cause(nurse, referral, Cause.HOUSING, -3)
    assert (faults.value.code, faults.value.field) == ("others_to_set", "cause")


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (-11, None, "not_waited"),
        (1, None, "not_waited"),
        (-2, -3, "ends_before"),
        (-2, 1, "future_date"),
    ],
)
def test_only_days_that_are_waited_have_a_cause(nurse, herning, referral, first, last, code):
    declare(nurse, referral, -10)
    with pytest.raises(Problem) as caught:
        cause(nurse, referral, Cause.TRANSPORT, first, last)
    assert caught.value.code == code


def test_the_database_lets_no_day_have_two(nurse, herning, referral):
    declare(nurse, referral, -10)
    set_now = cause(nurse, referral, Cause.TRANSPORT, -5)
    with acting(herning.organisation), transaction.atomic(), pytest.raises(IntegrityError):
        WaitingCause.objects.create(
            **of(referral),
            starts_on=day(-3),
            cause="housing",
            side="receiver",
            by_name="x",
            at=set_now.at,
        )


def test_the_product_proposes_to_whoever_answers_and_sets_nothing(nurse, herning, referral):
    declare(nurse, referral, -3)
    assert seen(herning.caseworker, referral).proposed == [Cause.NO_DECISION]
    assert seen(nurse, referral).proposed == [Cause.AGREEMENT_MISSING]
    with acting(herning.organisation):
        assert not WaitingCause.objects.exists()
    cause(nurse, referral, Cause.AGREEMENT_MISSING, -3)
    assert seen(herning.caseworker, referral).proposed == [], "today has its cause"


def test_the_days_end_with_a_refusal_or_a_closing(nurse, herning, referral):
    declare(nurse, referral, -3)
    refuse(herning.caseworker, referral)
    assert seen(nurse, referral, 20).days == 3
    other = refer(nurse, herning, citizen={"name": "Ida Ny"}, ready_for_discharge_on=day(-2))
    with acting(herning.organisation):
        close_referral(
            by=herning.caseworker, referral=other, because="other_help", note="", now=NOW
        )
    assert seen(nurse, other, 20).days == 2
    assert day(0) == TODAY
